import type { Item, Value } from './client'

/** The item as it stands: as a person made it, else as proposed. */
export function valueOf(item: Item): Value {
  const value = item.edited ?? item.proposal
  if (!value) throw new Error(`item ${item.id} says nothing`)
  return value
}

/** What a person would call the item: its name or its text. */
export function wordsOf(value: Value): string {
  return value.directive?.text ?? value.stop?.place ?? value.person?.name ?? value.organisation?.name ?? value.remark?.text ?? ''
}

/** Where the item stands, [start, end) in characters, in the text as received or the repaired one. */
export function spanOf(value: Value, repaired: boolean): [number, number] {
  const [start = 0, end = 0] = repaired ? value.repaired_span : value.span
  return [start, end]
}

import type { Value } from '../api/client'
import { spanOf } from '../api/item'

/** One field in which two readings of an item differ; text is undefined where a reading has none. */
export interface Changed {
  field: string
  was?: string
  now?: string
}

/** The text of a field that holds. */
export const yes = '✓'

type Part = Record<string, unknown>

/** What a value says, by field; the reader's own notes (rule, confidence, place) are not of it. */
function partOf(value: Value | undefined): Part {
  return { ...(value?.directive ?? value?.stop ?? value?.person ?? value?.organisation ?? value?.remark) }
}

/** The fields in which two readings say something else, in the order of the fields. */
export function changedFields(was: Value | undefined, now: Value | undefined): Changed[] {
  const [a, b] = [partOf(was), partOf(now)]
  const fields = [...new Set([...Object.keys(a), ...Object.keys(b)])]
  return fields.map((field) => ({ field, was: textOf(a[field]), now: textOf(b[field]) })).filter((c) => c.was !== c.now)
}

/** Tells whether the readings differ in the place in the text. */
export function moved(was: Value | undefined, now: Value | undefined): boolean {
  return was !== undefined && now !== undefined && String(spanOf(was, false)) !== String(spanOf(now, false))
}

function textOf(field: unknown): string | undefined {
  if (field === undefined || field === null || field === '' || field === false) return undefined
  if (Array.isArray(field)) return field.length === 0 ? undefined : field.map((f) => textOf(f)).join('、')
  if (typeof field === 'object') return textOf((field as Part).text)
  return typeof field === 'string' || typeof field === 'number' ? String(field) : yes
}

import type { Item, Value } from '../api/client'
import { spanOf, valueOf } from '../api/item'

/**
 * What an ask that a person selects most likely is: an ask stands among others of the same speaker to the same place,
 * so it starts as the ask before it in the text.
 */
export function suggest(items: readonly Item[], document: number, span: [number, number], text: string): Value {
  const before = items
    .filter((i) => i.kind === 'directive' && i.document === document && i.status !== 'rejected')
    .map(valueOf)
    .filter((v) => spanOf(v, false)[0] < span[0])
    .sort((a, b) => spanOf(b, false)[0] - spanOf(a, false)[0])[0]?.directive
  const directive = { text, theme: before?.theme ?? ('other' as const), for: before?.for, by: before?.by, measurable: false }
  // The server finds the repaired span of one that is [0, 0].
  return { span, repaired_span: [0, 0], confidence: 1, directive }
}

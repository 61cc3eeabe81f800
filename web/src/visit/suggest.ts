import type { Item, Value } from '../api/client'
import { spanOf, valueOf } from '../api/item'
import type { Selected } from './selection'

/** What a person can add: every kind of item. */
export const kinds = ['directive', 'stop', 'person', 'organisation', 'remark'] as const
export type Kind = (typeof kinds)[number]

type Stop = NonNullable<Value['stop']>

/** What a person adds an item from: a piece of the text as received or repaired, or nothing. */
export type Piece = Pick<Selected, 'span' | 'repaired' | 'text'>
const nothing: Piece = { span: [0, 0], repaired: false, text: '' }

/** What a piece of text most likely says, as an item of a kind. The server finds the span in the other text, which is [0, 0]. */
export function suggest(items: readonly Item[], document: number, piece: Piece | undefined, kind: Kind): Value {
  const { span, repaired, text } = piece ?? nothing
  const value: Value = { span: repaired ? [0, 0] : span, repaired_span: repaired ? span : [0, 0], confidence: 1 }
  switch (kind) {
    case 'directive':
      return { ...value, directive: ask(items, document, piece ?? nothing) }
    case 'stop':
      return { ...value, stop: { place: text, kind: stopKind(text) } }
    case 'person':
      return { ...value, person: { ...nameAndTitle(text), leads: false } }
    case 'organisation':
      return { ...value, organisation: { name: text } }
    case 'remark':
      return { ...value, remark: { kind: 'seen', text } }
  }
}

// An ask stands among others of the same speaker to the same place, so it starts as the ask before it in the text.
function ask(items: readonly Item[], document: number, { span, repaired, text }: Piece): NonNullable<Value['directive']> {
  const before = items
    .filter((i) => i.kind === 'directive' && i.document === document && i.status !== 'rejected')
    .map(valueOf)
    .filter((v) => spanOf(v, repaired)[0] < span[0])
    .sort((a, b) => spanOf(b, repaired)[0] - spanOf(a, repaired)[0])[0]?.directive
  return { text, theme: before?.theme ?? 'other', for: before?.for, by: before?.by, measurable: false }
}

// The last word of a name says what it is, in simplified and traditional writing.
const endings: [RegExp, Stop['kind']][] = [
  [/(镇|鎮|乡|鄉|街道|区|區|县|縣|市)$/, 'town'],
  [/村$/, 'village'],
  [/(社区|社區|居委会|居委會)$/, 'community'],
  [/(园|園|园区|園區)$/, 'park'],
  [/(公司|集团|集團|厂|廠|店)$/, 'enterprise'],
  [/(农场|農場|合作社|基地|牧场|牧場)$/, 'farm'],
  [/(医院|醫院|卫生院|衛生院|卫生室|学校|學校|小学|小學|中学|中學|幼儿园|幼兒園|中心|站|馆|館)$/, 'facility'],
]

/** What a place of a name most likely is. */
export function stopKind(name: string): Stop['kind'] {
  return [...endings].reverse().find(([ending]) => ending.test(name))?.[1] ?? 'other'
}

/** Parts 区委书记邬澜舟 into title and name; a text of a name's length is all name. */
export function nameAndTitle(text: string): { name: string; title: string } {
  const chars = Array.from(text.trim())
  if (chars.length <= 4) return { name: chars.join(''), title: '' }
  return { name: chars.slice(-3).join(''), title: chars.slice(0, -3).join('') }
}

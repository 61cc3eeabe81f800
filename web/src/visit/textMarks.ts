import type { TFunction } from 'i18next'
import type { Item, Schemas } from '../api/client'
import { spanOf, valueOf } from '../api/item'
import type { Mark, MarkKind } from './marks'

/** The key by which an item's row and its pieces in the text find each other. */
export const keyOf = (item: number) => `item-${item}`

/** The marks of a document's text: its items, and where the text was repaired by a guess. Rejected items keep theirs: nobody adds them again unseen. */
export function textMarks(items: readonly Item[], text: Schemas['Text'], repaired: boolean, labels: Map<number, string>, say: TFunction): Mark[] {
  const read = items
    .filter((i) => i.document === text.id)
    .map((item): Mark => {
      const [start, end] = spanOf(valueOf(item), repaired)
      const kind = item.kind as MarkKind
      const rejected = item.status === 'rejected'
      const title = rejected ? `${say(`mark_${kind}`)} · ${say('status_rejected')}` : say(`mark_${kind}`)
      return { start, end, kind, key: keyOf(item.id), label: labels.get(item.id) ?? '', title, accepted: item.status === 'accepted', rejected }
    })
  const guesses = text.guesses.map((guess, at): Mark => {
    const [start = 0, end = 0] = repaired ? guess.repaired_span : guess.span
    return { start, end, kind: 'guess', key: `guess-${at}`, label: '', title: say('guessWas', { was: guess.was }) }
  })
  return [...read, ...guesses]
}

import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearch } from 'wouter'
import type { Item, Schemas, Value, VisitPage } from '../api/client'
import { spanOf, valueOf, wordsOf } from '../api/item'
import { documentOf, itemHistory } from '../api/queries'
import { HistoryDialog } from '../history/HistoryDialog'
import { numeric } from '../url/useFilters'
import type { Order } from './checking'
import { nextOpen } from './checking'
import { ItemDialog } from './ItemDialog'
import { layout, type Layout } from './layout'
import { ReadingPane } from './ReadingPane'
import type { Selected } from './selection'
import { suggest, type Kind } from './suggest'
import { TextPane } from './TextPane'
import { useChecking, withPending } from './useChecking'
import { useKeys } from './useKeys'
import { useLight } from './useLight'
import { VisitHead } from './VisitHead'

interface Props {
  visit: VisitPage
  documents: Schemas['Document'][]
}

// What the dialog is open for: an item that is there, or a new one of a kind, from the text that was selected.
type Editing = { item: Item } | { item?: undefined; kind: Kind; from: Selected | undefined }

/** The text on one side, what was read of it on the other; a person goes through it by key or by mouse. */
export function CheckingPage({ visit, documents }: Props) {
  const { t } = useTranslation()
  const checking = useChecking(visit.id)
  const { pending } = checking
  const items = useMemo(() => withPending(visit.items, pending).filter(isShown), [visit.items, pending])
  const shown = useMemo(() => layout(items), [items])
  const numbers = useMemo(() => numbersOf(shown), [shown])
  const labels = useMemo(() => labelsOf(shown, numbers, t), [shown, numbers, t])
  const [cursor, setCursor] = useState(numeric(new URLSearchParams(useSearch()).get('item') ?? undefined))
  const [document, setDocument] = useState(() => items.find((i) => i.id === cursor)?.document ?? documents[0]?.id ?? 0)
  const [repaired, setRepaired] = useState(false)
  const [editing, setEditing] = useState<Editing>()
  const [past, setPast] = useState<Item>() // whose history is shown
  const selection = useRef<Selected>(undefined)
  const light = useLight(cursor, repaired)
  const text = useQuery(documentOf(document)).data
  const differs = text !== undefined && text.received !== text.repaired

  const choose = (id: number) => {
    setCursor(id)
    light.forget() // the pointer may still rest on another row
    const at = items.find((i) => i.id === id)
    if (at) setDocument(at.document)
  }
  const decide = (id: number, body: Schemas['Decision']) => {
    void checking.decide(id, body).then((taken) => taken || choose(id)) // back to what was refused
    choose(body.status && body.status !== 'proposed' ? nextOpen(shown.rows, id) : id)
  }
  const edit = (item: Item) => setEditing({ item })
  const add = (kind: Kind) => setEditing({ kind, from: selection.current })
  const frozen = visit.merged_into !== undefined // the other visit is worked on
  const carryOut = (order: Order) => {
    if (frozen && !['go', 'switch', 'undo'].includes(order.do)) return
    const item = 'item' in order ? items.find((i) => i.id === order.item) : undefined
    if (order.do === 'go') choose(order.to)
    else if (order.do === 'decide') decide(order.item, { status: order.status })
    else if (order.do === 'add') add('directive')
    else if (order.do === 'undo') void checking.undo()
    else if (order.do === 'switch') setRepaired(differs && !repaired)
    else if (item) edit(item)
  }
  useKeys(shown.rows, cursor, carryOut)

  const edited = (item: Item) => ({ kind: item.kind, value: valueOf(item), title: t('editTitle', { kind: t(`mark_${item.kind}`) }) })
  const started = ({ kind, from }: { kind: Kind; from: Selected | undefined }) => ({
    kind,
    value: suggest(items, document, from, kind),
    title: t('addTitle'),
    choose: (other: Kind) => setEditing({ kind: other, from }),
  })
  const save = (value: Value) =>
    editing?.item
      ? checking.edit(editing.item.id, value)
      : checking.add({ document, value, stop: stopNamed(shown, value.directive?.for ?? value.stop?.within) })
  return (
    <div className="visit" {...light.over}>
      <VisitHead visit={visit} checking={checking} items={items} />
      <div className="panes">
        <TextPane {...{ documents, document, setDocument, differs, repaired, setRepaired, items, labels, choose, selection, add }} />
        <section className="reading" aria-label={t('readingPane')}>
          <div className="scroll">
            <ReadingPane frozen={frozen} layout={shown} cursor={cursor} numbers={numbers} choose={choose} decide={decide} edit={edit} history={setPast} />
          </div>
          <Keys differs={differs} />
        </section>
      </div>
      {past && <HistoryDialog of={wordsOf(valueOf(past))} history={itemHistory(past.id)} close={() => setPast(undefined)} />}
      {editing && (
        <ItemDialog
          key={editing.item ? 'edit' : editing.kind} // another kind has other fields
          {...(editing.item ? edited(editing.item) : started(editing))}
          places={[...new Set(shown.stops.map((s) => valueOf(s).stop?.place ?? ''))]}
          save={save}
          close={() => {
            setEditing(undefined)
            setTimeout(() => window.document.querySelector<HTMLElement>('.reading .row[aria-current]')?.focus()) // once the dialog has let go of it
          }}
        />
      )}
    </div>
  )
}

// What a person added and took back was never in the text's reading: it is gone, and undo brings it back.
function isShown(item: Item): boolean {
  return item.proposal !== undefined || item.status !== 'rejected'
}

// Stops are numbered in the order of visiting, asks in the order of the text.
function numbersOf(shown: Layout): Map<number, number> {
  const asks = shown.groups.flatMap((g) => g.items).sort((a, b) => spanOf(valueOf(a), false)[0] - spanOf(valueOf(b), false)[0])
  return new Map([...shown.stops.map((s, at): [number, number] => [s.id, at + 1]), ...asks.map((a, at): [number, number] => [a.id, at + 1])])
}

function labelsOf(shown: Layout, numbers: Map<number, number>, t: TFunction): Map<number, string> {
  return new Map([
    ...[...numbers].map(([id, n]): [number, string] => [id, String(n)]),
    ...shown.people.map((p): [number, string] => [p.id, t('label_person')]),
    ...shown.organisations.map((o): [number, string] => [o.id, t('label_organisation')]),
  ])
}

function stopNamed(shown: Layout, place: string | undefined): number | undefined {
  return place ? shown.stops.find((s) => s.status !== 'rejected' && valueOf(s).stop?.place === place)?.id : undefined
}

function Keys({ differs }: { differs: boolean }) {
  const { t } = useTranslation()
  const keys = [
    ['j k', 'keyNext'],
    ['a', 'accept'],
    ['e', 'edit'],
    ['r', 'reject'],
    ['n', 'keyAdd'],
    ['u', 'undo'],
    ...(differs ? ([['s', 'keySwitch']] as const) : []),
  ] as const
  return (
    <footer className="keys">
      {keys.map(([key, word]) => (
        <span key={key}>
          <kbd>{key}</kbd> {t(word)}
        </span>
      ))}
    </footer>
  )
}

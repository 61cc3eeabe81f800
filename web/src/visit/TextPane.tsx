import { useQuery } from '@tanstack/react-query'
import { Button, Segmented, Select } from 'antd'
import { useEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item, Schemas } from '../api/client'
import { documentOf } from '../api/queries'
import { Trouble } from '../frame/Trouble'
import { Waiting } from '../list/Waiting'
import { nest } from './marks'
import { Nodes } from './Nodes'
import { selectedIn, type Selected } from './selection'
import { kinds as addable, type Kind } from './suggest'
import { textMarks } from './textMarks'

interface Props {
  documents: Schemas['Document'][]
  document: number
  setDocument: (id: number) => void
  differs: boolean // the repaired text, from that as received
  repaired: boolean
  setRepaired: (repaired: boolean) => void
  items: Item[]
  labels: Map<number, string>
  choose: (item: number) => void
  selection: RefObject<Selected | undefined> // for who adds by a key
  add: (kind: Kind) => void
}

const kinds = ['person', 'stop', 'organisation', 'directive'] as const

/** The text of one document with what was read in it. */
export function TextPane(props: Props) {
  const { t } = useTranslation()
  const { document, repaired, differs } = props
  const { data: text, error, refetch } = useQuery(documentOf(document))
  const views = [
    { value: false, label: t('received') },
    { value: true, label: t('repaired') },
  ]
  return (
    <section className="text" aria-label={t('textPane')}>
      <div className="tools">
        {differs ? <Segmented size="small" value={repaired} options={views} onChange={props.setRepaired} /> : <b>{t('received')}</b>}
        {props.documents.length > 1 && (
          <Select
            size="small"
            aria-label={t('document')}
            value={document}
            onChange={props.setDocument}
            options={props.documents.map((d) => ({ value: d.id, label: d.name }))}
          />
        )}
        <span className="legend">
          {kinds.map((kind) => (
            <span key={kind} className={`key ${kind}`}>
              {t(`mark_${kind}`)}
            </span>
          ))}
          {text?.guesses.length ? <span className="key guess">{t('mark_guess')}</span> : null}
          <a href={`/api/documents/${document}/original`} download>
            {t('original')}
          </a>
        </span>
      </div>
      {error && <Trouble error={error} retry={refetch} />}
      {text ? <Prose {...props} text={text} /> : <Waiting rows={12} />}
    </section>
  )
}

function Prose({ text, items, repaired, labels, choose, selection, add }: Props & { text: Schemas['Text'] }) {
  const { t } = useTranslation()
  const pane = useRef<HTMLDivElement>(null)
  const prose = useRef<HTMLElement>(null)
  const [selected, setSelected] = useState<Selected>()
  const chars = useMemo(() => Array.from(repaired ? text.repaired : text.received), [text, repaired])
  const nodes = useMemo(() => nest(chars, textMarks(items, text, repaired, labels, t)), [chars, items, text, repaired, labels, t])

  useEffect(() => {
    const follow = () => {
      const now = prose.current && pane.current ? selectedIn(prose.current, pane.current, chars, repaired) : undefined
      selection.current = now
      setSelected(now)
    }
    document.addEventListener('selectionchange', follow)
    return () => {
      document.removeEventListener('selectionchange', follow)
      selection.current = undefined
    }
  }, [chars, repaired, selection])

  const pick = (event: React.MouseEvent) => {
    const mark = (event.target as Element).closest<HTMLElement>('mark[data-key^="item-"]')
    if (mark && window.getSelection()?.isCollapsed !== false) choose(Number(mark.dataset.key?.slice('item-'.length)))
  }
  return (
    <div className="scroll" ref={pane} tabIndex={0} role="group" aria-label={t(repaired ? 'repaired' : 'received')}>
      <article className="prose" lang="zh" ref={prose} onClick={pick}>
        <Nodes nodes={nodes} />
      </article>
      {selected && (
        <div className="selected" style={{ left: selected.left, top: selected.top }}>
          <AddAs add={add} />
        </div>
      )}
    </div>
  )
}

/** What the selected text can be added as, the likeliest first. */
function AddAs({ add }: { add: (kind: Kind) => void }) {
  const { t } = useTranslation()
  return (
    <>
      {t('addAs')}{' '}
      {addable.map((kind) => (
        // The selection must outlive the press of the button.
        <Button key={kind} type={kind === 'directive' ? 'primary' : 'default'} size="small" onMouseDown={(e) => e.preventDefault()} onClick={() => add(kind)}>
          {t(`mark_${kind}`)}
        </Button>
      ))}
    </>
  )
}

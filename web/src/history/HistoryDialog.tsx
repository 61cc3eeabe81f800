import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import type { visitHistory } from '../api/queries'
import { Trouble } from '../frame/Trouble'
import { sayDay, sayInstant } from '../i18n/day'
import { More } from '../list/More'
import { Waiting } from '../list/Waiting'
import { changesOf, type Change } from './changes'

interface Props {
  of: string // what the history is of, as a person calls it
  history: ReturnType<typeof visitHistory> // or that of an item, which is alike
  close: () => void
}

/** Who did what to a visit or an item, and when, the last first. */
export function HistoryDialog({ of, history, close }: Props) {
  const { t } = useTranslation()
  const list = useInfiniteQuery(history)
  const acts = list.data?.pages.flatMap((p) => p.acts)
  return (
    <Modal open width={720} title={`${t('history')} · ${of}`} onCancel={close} footer={<Button onClick={close}>{t('close')}</Button>}>
      {list.error && <Trouble error={list.error} retry={list.refetch} />}
      {!acts && list.isPending && <Waiting rows={4} />}
      <ol className="history" tabIndex={0} aria-label={t('history')}>
        {acts?.map((act) => (
          <Line key={act.seq} act={act} />
        ))}
      </ol>
      <More list={list} />
    </Modal>
  )
}

// How many rows of an act are shown before a person asks for the rest.
const firstRows = 20

function Line({ act }: { act: Schemas['Act'] }) {
  const { t, i18n } = useTranslation()
  const [open, setOpen] = useState(false)
  const rows = told(act.rows)
  const shown = open ? rows : rows.slice(0, firstRows)
  const more = act.verb === 'import' ? 0 : act.count - act.rows.length
  return (
    <li>
      <div>
        <time dateTime={act.at}>{sayInstant(act.at, i18n.language)}</time> <b>{act.actor}</b> {t(`verb_${act.verb}`, { defaultValue: act.verb })}
      </div>
      {shown.map((row) => (
        <Row key={`${row.table} ${row.id}`} row={row} />
      ))}
      {shown.length < rows.length && (
        <button type="button" className="link" onClick={() => setOpen(true)}>
          {t('historyRest', { n: rows.length - shown.length })}
        </button>
      )}
      {more > 0 && <div className="soft">{t('historyMore', { n: more })}</div>}
    </li>
  )
}

// What an act said of rows; where it said nothing, such as which site a stop is, the items that it was about.
function told(rows: Schemas['ActRow'][]): Schemas['ActRow'][] {
  const changed = rows.filter((r) => changesOf(r).length > 0)
  return changed.length > 0 ? changed : rows.filter((r) => r.table === 'item')
}

function Row({ row }: { row: Schemas['ActRow'] }) {
  const { t } = useTranslation()
  return (
    <div className="facts">
      {row.kind && (
        <span>
          {t(`mark_${row.kind}`)} {row.words}
        </span>
      )}
      {changesOf(row).map((c) => (
        <Said key={c.field} change={c} visit={row.table === 'visit'} />
      ))}
    </div>
  )
}

function Said({ change: { field, was, now }, visit }: { change: Change; visit: boolean }) {
  const { t, i18n } = useTranslation()
  const say = (text: string | undefined) => {
    if (text === undefined) return '—'
    if (field === 'status') return t(`${visit ? 'visitStatus' : 'status'}_${text}`)
    if (field === 'is_visit') return t(text === 'true' ? 'yes' : 'no')
    return field === 'day' || field === 'end_day' ? sayDay(text, i18n.language) : text
  }
  return (
    <span>
      {field !== 'status' && `${t(`changed_${field}`)}: `}
      {was !== undefined && <del>{say(was)}</del>} → <ins>{say(now)}</ins>
    </span>
  )
}

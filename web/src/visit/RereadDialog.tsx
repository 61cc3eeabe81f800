import { useQuery } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Item, Schemas, Value } from '../api/client'
import { wordsOf } from '../api/item'
import { readingOf } from '../api/queries'
import { Trouble } from '../frame/Trouble'
import { StatusLamp } from '../list/StatusLamp'
import { Waiting } from '../list/Waiting'
import { changedFields, moved, yes } from './differences'

type Difference = Schemas['Difference']

interface Props {
  visit: number
  items: Item[]
  take: (keys: string[]) => void
  close: () => void
}

/** What this program reads otherwise than what is kept, one difference a row, each to be taken over or left. */
export function RereadDialog({ visit, items, take, close }: Props) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(readingOf(visit))
  const differences = data?.differences ?? []
  const open = differences.filter((d) => !d.touched).length
  const asks = data && (open > 0 || data.before !== data.reader)
  return (
    <Modal
      open
      width={960}
      title={t('readAgain')}
      onCancel={close}
      footer={
        <>
          {asks && (
            <Button type={open > 0 ? 'primary' : 'default'} onClick={() => take([])}>
              {open > 0 ? t('diffTakeRest', { n: open }) : t('diffMarkRead')}
            </Button>
          )}
          <Button onClick={close}>{t('close')}</Button>
        </>
      }
    >
      {error && <Trouble error={error} retry={refetch} />}
      {!data && !error && <Waiting />}
      {data && <p className="soft">{differences.length > 0 ? t('diffIntro') : t('diffNone')}</p>}
      {differences.length > 0 && (
        <div className="differences" tabIndex={0} role="group" aria-label={t('readDiffer')}>
          <table className="list">
            <thead>
              <tr>
                <th>{t('colKind')}</th>
                <th>{t('diffWas')}</th>
                <th>{t('diffNow')}</th>
                <th />
              </tr>
            </thead>
            <tbody>
              {differences.map((d) => (
                <Line key={d.key} difference={d} item={items.find((i) => i.id === d.item)} take={() => take([d.key])} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Modal>
  )
}

function Line({ difference, item, take }: { difference: Difference; item: Item | undefined; take: () => void }) {
  const { t } = useTranslation()
  const { what, kind, was, now, touched } = difference
  const words = (now ?? was) && wordsOf((now ?? was) as Value)
  return (
    <tr>
      <td className="kind">
        {t(`mark_${kind}`)}
        <span className={`flag ${what}`}>{t(`diff_${what}`)}</span>
      </td>
      <td>
        {was ? <Side value={was} other={now} mine="was" /> : <span className="soft">—</span>}
        {touched && item && (
          <div className="soft stands">
            <StatusLamp status={item.status} word={t(`status_${item.status}`)} /> {item.edited && t('diffStands', { words: wordsOf(item.edited) })}
          </div>
        )}
      </td>
      <td>{now ? <Side value={now} other={was} mine="now" /> : <span className="soft">—</span>}</td>
      <td>
        <Button size="small" onClick={take} aria-label={`${t('diffTake')} ${words ?? ''}`}>
          {t('diffTake')}
        </Button>
      </td>
    </tr>
  )
}

/** One reading: its words, and the fields in which it says something else than the other. */
function Side({ value, other, mine }: { value: Value; other: Value | undefined; mine: 'was' | 'now' }) {
  const { t, i18n } = useTranslation()
  const [was, now] = mine === 'was' ? [value, other] : [other, value]
  const changed = other ? changedFields(was, now) : []
  const words = wordsOf(value)
  const say = (field: string, text: string | undefined) => {
    if (text === undefined) return '—'
    const key = text === yes ? 'yes' : field === 'theme' || field === 'kind' ? `${value.remark ? 'remark' : field}_${text}` : ''
    return i18n.exists(key) ? t(key) : text
  }
  return (
    <>
      <div>{words}</div>
      {changed
        .filter((c) => c[mine] !== words)
        .map((c) => (
          <div key={c.field} className="facts">
            {t(`field_${c.field}`)}: {mine === 'was' ? <del>{say(c.field, c.was)}</del> : <ins>{say(c.field, c.now)}</ins>}
          </div>
        ))}
      {moved(was, now) && mine === 'now' && <div className="facts">{t('diffSpan')}</div>}
      {mine === 'now' && <div className="facts">{t('why', { rule: value.rule ?? '—', confidence: value.confidence.toFixed(2) })}</div>}
    </>
  )
}

import { MoreOutlined, UndoOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Item, VisitPage } from '../api/client'
import { about } from '../api/queries'
import { PageHead } from '../frame/PageHead'
import { sayDays } from '../i18n/day'
import { StatusLamp } from '../list/StatusLamp'
import { Checked } from '../visits/Checked'
import { AcceptAbove } from './AcceptAbove'
import { RereadDialog } from './RereadDialog'
import type { useChecking } from './useChecking'

interface Props {
  visit: VisitPage
  items: Item[]
  checking: ReturnType<typeof useChecking>
}

/** Which visit it is, how far its checking is, and what can be done to the whole of it. */
export function VisitHead({ visit, items, checking }: Props) {
  const { t, i18n } = useTranslation()
  const [rereading, setRereading] = useState(false)
  const { value, status } = visit
  const done = items.filter((i) => i.status !== 'proposed').length
  const day = sayDays(value.day, value.end_day, i18n.language) ?? t('noDay')
  return (
    <>
      <PageHead title={value.title || t('unnamed')}>
        <Button size="small" icon={<UndoOutlined />} title={t('undo')} aria-label={t('undo')} onClick={checking.undo} />
        <AcceptAbove items={items} accept={checking.acceptAll} />
        {status === 'accepted' ? (
          <Button size="small" onClick={() => checking.setStatus('proposed')}>
            {t('reopenVisit')}
          </Button>
        ) : (
          <Button size="small" type="primary" onClick={() => checking.setStatus('accepted')}>
            {t('finish')}
          </Button>
        )}
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              { key: 'again', label: t('readAgain'), onClick: () => setRereading(true) },
              { key: 'print', label: t('print'), onClick: () => window.print() },
            ],
          }}
        >
          <Button size="small" icon={<MoreOutlined />} aria-label={t('moreActs')} title={t('moreActs')} />
        </Dropdown>
      </PageHead>
      <p className="visit-line">
        <span>
          {day}
          {value.year_guessed && <span className="soft"> ({t('yearGuessed')})</span>}
        </span>
        <StatusLamp status={status} word={t(`visitStatus_${status}`)} />
        <Checked done={done} open={items.length - done} />
      </p>
      <NewerReader visit={visit} look={() => setRereading(true)} />
      <Doubts visit={visit} merge={checking.merge} />
      {rereading && <RereadDialog visit={visit.id} items={items} take={checking.takeReading} close={() => setRereading(false)} />}
    </>
  )
}

/** Another reader than the one that proposed is here: its reading is offered, never taken by itself. */
function NewerReader({ visit, look }: { visit: VisitPage; look: () => void }) {
  const { t } = useTranslation()
  const { data } = useQuery(about)
  if (!data || data.reader === visit.reader || visit.merged_into) return null
  return (
    <Alert
      type="info"
      showIcon
      title={t('readNewer', { before: visit.reader, now: data.reader })}
      action={
        <Button size="small" onClick={look}>
          {t('readDiffer')}
        </Button>
      }
    />
  )
}

/** What a person should know before checking: no visit at all, merged away, or perhaps another's copy. */
function Doubts({ visit, merge }: { visit: VisitPage; merge: (into: number) => void }) {
  const { t } = useTranslation()
  if (visit.merged_into) {
    return <Alert type="warning" showIcon title={t('mergedInto')} action={<Link href={`/visits/${visit.merged_into}`}>{t('copiesOpen')}</Link>} />
  }
  return (
    <>
      {!visit.value.is_visit && <Alert type="warning" showIcon title={t('noVisit', { reason: t(`reason_${visit.value.reason ?? ''}`) })} />}
      {visit.copies.map((copy) => (
        <Alert
          key={copy.id}
          type="info"
          showIcon
          title={`${t('copies')}${copy.name}`}
          action={
            <span className="alert-acts">
              <Link href={`/visits/${copy.visit}`}>{t('copiesOpen')}</Link>
              <Button size="small" onClick={() => merge(copy.visit)}>
                {t('copiesMerge')}
              </Button>
            </span>
          }
        />
      ))}
    </>
  )
}

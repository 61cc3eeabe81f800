import { EditOutlined, MoreOutlined, UndoOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item, VisitPage } from '../api/client'
import { about, visitHistory } from '../api/queries'
import { PageHead } from '../frame/PageHead'
import { HistoryDialog } from '../history/HistoryDialog'
import { Days } from '../list/Days'
import { Checked } from '../visits/Checked'
import { VisitLamp } from '../visits/VisitLamp'
import { AcceptAbove } from './AcceptAbove'
import { Doubts } from './Doubts'
import { Finish } from './Finish'
import { RereadDialog } from './RereadDialog'
import { stands, type useChecking } from './useChecking'
import { VisitDialog } from './VisitDialog'

interface Props {
  visit: VisitPage
  items: Item[]
  checking: ReturnType<typeof useChecking>
}

/** Which visit it is, how far its checking is, and what can be done to the whole of it. */
export function VisitHead({ visit, items, checking }: Props) {
  const { t } = useTranslation()
  const [dialog, setDialog] = useState<'edit' | 'reread' | 'history'>()
  const close = () => setDialog(undefined)
  const { value, status } = visit
  const open = items.filter((i) => i.status === 'proposed').length
  const frozen = visit.merged_into !== undefined
  return (
    <>
      <PageHead title={value.title || t('unnamed')}>
        <Button size="small" icon={<UndoOutlined />} title={t('undo')} aria-label={t('undo')} onClick={checking.undo} />
        {stands(visit) && <AcceptAbove items={items} accept={checking.acceptAll} />}
        {!frozen && status === 'accepted' && (
          <Button size="small" onClick={() => void checking.change({ status: 'proposed' })}>
            {t('reopenVisit')}
          </Button>
        )}
        {!frozen && status !== 'accepted' && <Finish open={open} finish={() => void checking.change({ status: 'accepted' })} />}
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              ...(frozen ? [] : [{ key: 'again', label: t('readAgain'), onClick: () => setDialog('reread') }]),
              { key: 'history', label: t('history'), onClick: () => setDialog('history') },
              ...(frozen || status === 'rejected' ? [] : [{ key: 'reject', label: t('visitReject'), onClick: () => void checking.change({ status: 'rejected' }) }]),
              { key: 'print', label: t('print'), onClick: () => window.print() },
            ],
          }}
        >
          <Button size="small" icon={<MoreOutlined />} aria-label={t('moreActs')} title={t('moreActs')} />
        </Dropdown>
      </PageHead>
      <p className="visit-line">
        <span>
          <Days day={value.day} last={value.end_day} guessed={value.year_guessed === true} />
          <Button type="text" size="small" disabled={frozen} icon={<EditOutlined />} title={t('visitEdit')} aria-label={t('visitEdit')} onClick={() => setDialog('edit')} />
        </span>
        <VisitLamp status={status} open={open} />
        <Checked done={items.length - open} open={open} />
      </p>
      <NewerReader visit={visit} look={() => setDialog('reread')} />
      <Doubts visit={visit} items={items} merge={checking.merge} change={(edit) => void checking.change(edit)} />
      {dialog === 'edit' && <VisitDialog visit={visit} save={checking.editVisit} close={close} />}
      {dialog === 'history' && <HistoryDialog of={value.title || t('unnamed')} history={visitHistory(visit.id)} close={close} />}
      {dialog === 'reread' && <RereadDialog visit={visit.id} items={items} take={checking.takeReading} close={close} />}
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

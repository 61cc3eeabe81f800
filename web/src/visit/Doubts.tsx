import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Item, Schemas, VisitPage } from '../api/client'
import { CopyOffer } from './CopyOffer'

interface Props {
  visit: VisitPage
  items: Item[]
  merge: (into: number) => void
  change: (edit: Schemas['VisitEdit']) => void
}

/** What a person should know before checking: not used, no visit at all, merged away, or perhaps another's copy. */
export function Doubts({ visit, items, merge, change }: Props) {
  const { t } = useTranslation()
  if (visit.merged_into) {
    return <Alert type="warning" showIcon title={t('mergedInto')} action={<Link href={`/visits/${visit.merged_into}`}>{t('copiesOpen')}</Link>} />
  }
  const unlisted = (title: string, act: string, edit: Schemas['VisitEdit']) => (
    <Alert
      type="warning"
      showIcon
      title={title}
      action={
        <Button size="small" onClick={() => change(edit)}>
          {act}
        </Button>
      }
    />
  )
  const decided = items.filter((i) => i.status !== 'proposed').length
  return (
    <>
      {visit.status === 'rejected' && unlisted(t('visitUnused'), t('visitUse'), { status: 'proposed' })}
      {!visit.value.is_visit && unlisted(t('noVisit', { reason: t(`reason_${visit.value.reason ?? ''}`) }), t('isVisitDo'), { is_visit: true })}
      {visit.copies.map((copy) => (
        <CopyOffer key={copy.document.id} copy={copy} decided={decided} merge={() => merge(copy.visit.id)} />
      ))}
    </>
  )
}

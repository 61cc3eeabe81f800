import { Alert, Button, Popconfirm } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Schemas } from '../api/client'
import { Days } from '../list/Days'
import { Checked } from '../visits/Checked'

interface Props {
  copy: Schemas['Copy']
  decided: number // items of this visit that a person decided about
  merge: () => void
}

/** Another visit that tells the same: what it is and how far its checking is, so that a person can say whether it is one. */
export function CopyOffer({ copy, decided, merge }: Props) {
  const { t } = useTranslation()
  const { value, proposed, accepted, rejected } = copy.visit
  return (
    <Alert
      type="info"
      showIcon
      title={t('copies', { likeness: Math.floor(copy.likeness * 100) })}
      description={
        <span className="copy-facts">
          <b>{value.title || t('unnamed')}</b>
          <Days day={value.day} last={value.end_day} guessed={value.year_guessed === true} />
          <Checked done={accepted + rejected} open={proposed} />
          <span className="soft" title={copy.document.name}>
            {copy.document.name.split('/').at(-1)}
          </span>
        </span>
      }
      action={
        <span className="alert-acts">
          <Link href={`/visits/${copy.visit.id}`}>{t('copiesOpen')}</Link>
          <Popconfirm
            placement="bottomRight"
            title={t('copiesMergeAsk')}
            description={<span className="finish-note">{decided > 0 ? t('copiesMergeCarry', { n: decided }) : t('copiesMergeNone')}</span>}
            okText={t('merge')}
            cancelText={t('cancel')}
            onConfirm={merge}
          >
            <Button size="small">{t('copiesMerge')}</Button>
          </Popconfirm>
        </span>
      }
    />
  )
}

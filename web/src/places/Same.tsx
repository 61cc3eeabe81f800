import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Schemas } from '../api/client'
import { pathOf, type RecordKind } from './recordKind'
import type { RecordActs, Versioned } from './useRecordActs'

const nobody = { id: 0, version: 0, name: '' }

interface Props {
  kind: RecordKind
  of: Versioned & { merged_into?: number; removed?: boolean; merged: (Versioned & { name: string })[]; near: Schemas['Match'][] }
  acts: RecordActs
}

/** What became of a record, those that are it by a person's word, and others that could be: a person says so, no program. */
export function Same({ kind, of, acts }: Props) {
  const { t } = useTranslation()
  const near = of.merged_into ? [] : of.near.map(({ site, organisation, how }) => ({ one: site ?? organisation, how }))
  return (
    <>
      {of.removed && <Alert type="warning" showIcon title={t('recordRemoved')} />}
      {of.merged_into && (
        <Alert
          type="warning"
          showIcon
          title={t('mergedAway')}
          action={
            <span className="alert-acts">
              <Link href={pathOf(kind, of.merged_into)}>{t('openOther')}</Link>
              <Button size="small" onClick={() => acts.part(of)}>
                {t('part')}
              </Button>
            </span>
          }
        />
      )}
      {of.merged.length > 0 && <Merged merged={of.merged} part={acts.part} />}
      {near.map(({ one = nobody, how }) => (
        <Alert
          key={one.id}
          type="info"
          showIcon
          title={
            <>
              {t('nearSites')} <Link href={pathOf(kind, one.id)}>{one.name}</Link> <span className="soft">{t(`how_${how}`)}</span>
            </>
          }
          action={
            <Button size="small" onClick={() => acts.merge(one, of.id)}>
              {t('merge')}
            </Button>
          }
        />
      ))}
    </>
  )
}

function Merged({ merged, part }: { merged: (Versioned & { name: string })[]; part: RecordActs['part'] }) {
  const { t } = useTranslation()
  return (
    <p className="names">
      {t('mergedHere')}
      {merged.map((m) => (
        <span key={m.id}>
          {m.name}{' '}
          <Button size="small" onClick={() => part(m)} aria-label={`${t('part')} ${m.name}`}>
            {t('part')}
          </Button>
        </span>
      ))}
    </p>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Schemas } from '../api/client'
import { organisationOf } from '../api/queries'
import { Trouble } from '../frame/Trouble'
import { Waiting } from '../list/Waiting'
import { OrganisationEditDialog } from './OrganisationEditDialog'
import { RecordHead } from './RecordHead'
import { Same } from './Same'
import { StoryDirectives, StoryVisits } from './Story'
import { useRecordActs } from './useRecordActs'

/** An organisation with all visits to it and everything that was asked of it over time. */
export function OrganisationPage({ id }: { id: number }) {
  const { data, error, refetch } = useQuery(organisationOf(id))
  const acts = useRecordActs('organisation', id)
  if (!data) return <div className="page">{error ? <Trouble error={error} retry={refetch} /> : <Waiting />}</div>
  return (
    <div className="page">
      <RecordHead kind="organisation" of={data} acts={acts} edit={(close) => <OrganisationEditDialog organisation={data} acts={acts} close={close} />} />
      <Facts organisation={data} />
      <Same kind="organisation" of={data} acts={acts} />
      <StoryVisits of={{ organisation: id }} />
      <StoryDirectives of={{ organisation: id }} />
    </div>
  )
}

/** Where the organisation is, its code and what is odd about it, its other names and its sites. */
function Facts({ organisation }: { organisation: Schemas['OrganisationPage'] }) {
  const { t } = useTranslation()
  const { town, town_name: townName, credit_code: code, code_doubt: doubt, aliases, sites } = organisation
  return (
    <p className="soft">
      {t('mark_organisation')}
      {town && (
        <>
          {' · '}
          <Link href={`/places/areas/${town}`}>{townName}</Link>
        </>
      )}
      {code && ` · ${t('code', { code })}`}
      {doubt && <span className="flag">{t(`codeDoubt_${doubt}`)}</span>}
      {aliases.length > 0 && ` · ${t('aliases', { names: aliases.join(t('comma')) })}`}
      {sites.map((s) => (
        <span key={s.id}>
          {` · ${t('mark_stop')} `}
          <Link href={`/places/sites/${s.id}`}>{s.name}</Link>
        </span>
      ))}
    </p>
  )
}

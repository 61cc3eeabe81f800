import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { organisationOf } from '../api/queries'
import { PageHead } from '../frame/PageHead'
import { Trouble } from '../frame/Trouble'
import { Waiting } from '../list/Waiting'
import { StoryDirectives } from './Story'

/** An organisation with everything that was asked of it over time. */
export function OrganisationPage({ id }: { id: number }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(organisationOf(id))
  if (!data) return <div className="page">{error ? <Trouble error={error} retry={refetch} /> : <Waiting />}</div>
  return (
    <div className="page">
      <PageHead title={data.name} />
      <p className="soft">
        {t('mark_organisation')}
        {data.credit_code && ` · ${t('code', { code: data.credit_code })}`}
        {data.aliases.length > 0 && ` · ${t('aliases', { names: data.aliases.join('、') })}`}
      </p>
      <StoryDirectives of={{ organisation: id }} />
    </div>
  )
}

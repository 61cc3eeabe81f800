import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Schemas } from '../api/client'
import { organisationOf, siteOf } from '../api/queries'
import { Trouble } from '../frame/Trouble'
import { Waiting } from '../list/Waiting'
import { RecordHead } from './RecordHead'
import { Same } from './Same'
import { SiteEditDialog } from './SiteEditDialog'
import { StoryDirectives, StoryVisits } from './Story'
import { useRecordActs } from './useRecordActs'

/** A site with all its visits and everything that was asked there over time. */
export function SitePage({ id }: { id: number }) {
  const { data, error, refetch } = useQuery(siteOf(id))
  const acts = useRecordActs('site', id)
  if (!data) return <div className="page">{error ? <Trouble error={error} retry={refetch} /> : <Waiting />}</div>
  return (
    <div className="page">
      <RecordHead kind="site" of={data} acts={acts} edit={(close) => <SiteEditDialog site={data} acts={acts} close={close} />} />
      <Facts site={data} />
      <Same kind="site" of={data} acts={acts} />
      <StoryVisits of={{ site: id }} />
      <StoryDirectives of={{ site: id }} />
    </div>
  )
}

/** What the site is, where it lies, whose it is, and what else it is called. */
function Facts({ site }: { site: Schemas['SitePage'] }) {
  const { t } = useTranslation()
  const { kind, town, town_name: townName, area_row: area, organisation, aliases, point } = site
  const owner = useQuery({ ...organisationOf(organisation ?? 0), enabled: organisation !== undefined }).data
  return (
    <p className="soft">
      {t(`kind_${kind}`)}
      {town && (
        <>
          {' · '}
          <Link href={`/places/areas/${town}`}>{townName}</Link>
        </>
      )}
      {area && area.id !== town && (
        <>
          {' · '}
          <Link href={`/places/areas/${area.id}`}>{area.name}</Link>
        </>
      )}
      {owner && (
        <>
          {` · ${t('mark_organisation')} `}
          <Link href={`/places/organisations/${owner.id}`}>{owner.name}</Link>
        </>
      )}
      {aliases.length > 0 && ` · ${t('aliases', { names: aliases.join(t('comma')) })}`}
      {point && ` · ${point.lon.toFixed(5)}, ${point.lat.toFixed(5)}`}
    </p>
  )
}

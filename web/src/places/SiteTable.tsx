import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Schemas } from '../api/client'
import { siteList } from '../api/queries'
import { Trouble } from '../frame/Trouble'
import { sayDay } from '../i18n/day'
import { FilterSelect } from '../list/FilterSelect'
import { FilterTown } from '../list/FilterTown'
import { More } from '../list/More'
import { Waiting } from '../list/Waiting'
import { numeric, type Filters } from '../url/useFilters'

type SiteKind = 'park' | 'enterprise' | 'farm' | 'facility' | 'other'
const kinds: SiteKind[] = ['park', 'enterprise', 'farm', 'facility', 'other']

/** All sites, filtered by town and kind. */
export function SiteTable({ filters }: { filters: Filters<'list' | 'town' | 'kind'> }) {
  const { t } = useTranslation()
  const { town, kind } = filters.values
  const list = useInfiniteQuery({ ...siteList({ town: numeric(town), kind: kind as SiteKind | undefined }), placeholderData: keepPreviousData })
  const sites = list.data?.pages.flatMap((p) => p.sites ?? [])
  const filtered = Boolean(town ?? kind)
  return (
    <>
      <div className="filters">
        <FilterTown value={town} onChange={(next) => filters.set({ town: next })} />
        <FilterSelect
          label={t('filterKind')}
          value={kind}
          options={kinds.map((value) => ({ value, label: t(`kind_${value}`) }))}
          onChange={(next) => filters.set({ kind: next })}
        />
      </div>
      {list.error && <Trouble error={list.error} retry={list.refetch} />}
      {list.isPending && <Waiting />}
      {sites && sites.length > 0 && <Rows sites={sites} />}
      {sites?.length === 0 && <p className="empty">{filtered ? t('sitesNone') : t('sitesEmpty')}</p>}
      <More list={list} />
    </>
  )
}

function Rows({ sites }: { sites: Schemas['SiteRow'][] }) {
  const { t, i18n } = useTranslation()
  return (
    <table className="list">
      <thead>
        <tr>
          <th>{t('colPlace')}</th>
          <th>{t('colKind')}</th>
          <th>{t('colTown')}</th>
          <th className="figure">{t('colVisits')}</th>
          <th className="figure">{t('colDirectives')}</th>
          <th>{t('colLast')}</th>
        </tr>
      </thead>
      <tbody>
        {sites.map((site) => (
          <tr key={site.id}>
            <td className="wide">
              <Link href={`/places/sites/${site.id}`}>{site.name}</Link>
            </td>
            <td>{t(`kind_${site.kind}`)}</td>
            <td>{site.town_name ?? <span className="soft">—</span>}</td>
            <td className="figure" data-label={t('colVisits')}>
              {site.stops}
            </td>
            <td className="figure" data-label={t('colDirectives')}>
              {site.directives}
            </td>
            <td>{sayDay(site.last, i18n.language) ?? <span className="soft">—</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

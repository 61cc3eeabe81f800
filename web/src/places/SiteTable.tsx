import type { TFunction } from 'i18next'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Schemas } from '../api/client'
import { siteList } from '../api/queries'
import { Trouble } from '../frame/Trouble'
import { sayDay } from '../i18n/day'
import { Empty } from '../list/Empty'
import { FilterSelect } from '../list/FilterSelect'
import { FilterTown } from '../list/FilterTown'
import { Listing, type Column } from '../list/Listing'
import { More } from '../list/More'
import { readSort } from '../list/sorting'
import { sortable, useSorted } from '../list/useSorted'
import { Waiting } from '../list/Waiting'
import { idOf, type Filters } from '../url/useFilters'
import { kinds, type SiteKind } from './kinds'

type Row = Schemas['SiteRow']

/** All sites, filtered by town and kind. */
export function SiteTable({ filters }: { filters: Filters<'list' | 'town' | 'kind' | 'sort'> }) {
  const { t } = useTranslation()
  const { town, kind } = filters.values
  const list = useInfiniteQuery({ ...siteList({ town: idOf(town), kind: kind as SiteKind | undefined, limit: 100 }), placeholderData: keepPreviousData })
  const columns = siteColumns(t)
  const sort = readSort(filters.values.sort)
  const all = list.data?.pages.flatMap((p) => p.sites)
  const tooLong = list.hasNextPage && (all?.length ?? 0) >= sortable
  const sites = useSorted(all, list, sort, columns, tooLong)
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
      {sites && sites.length > 0 && (
        <Listing
          columns={columns}
          rows={sites}
          id={(s) => s.id}
          cells={(s) => <SiteCells site={s} />}
          sort={sort}
          setSort={(next) => filters.set({ sort: next })}
          unsorted={tooLong ? t('sortTooLong') : undefined}
        />
      )}
      {sites?.length === 0 && <Empty text={filtered ? t('sitesNone') : t('sitesEmpty')} />}
      <More list={list} />
    </>
  )
}

function siteColumns(t: TFunction): Column<Row>[] {
  return [
    { key: 'name', title: t('colPlace'), className: 'wide', rank: (s) => s.name },
    { key: 'kind', title: t('colKind'), rank: (s) => t(`kind_${s.kind}`) },
    { key: 'town', title: t('colTown'), rank: (s) => s.town_name },
    { key: 'visits', title: t('colVisits'), className: 'figure', rank: (s) => s.stops },
    { key: 'directives', title: t('colDirectives'), className: 'figure', rank: (s) => s.directives },
    { key: 'last', title: t('colLast'), rank: (s) => s.last },
  ]
}

function SiteCells({ site }: { site: Row }) {
  const { t, i18n } = useTranslation()
  return (
    <>
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
    </>
  )
}

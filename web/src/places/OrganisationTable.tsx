import type { TFunction } from 'i18next'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Schemas } from '../api/client'
import { organisationList } from '../api/queries'
import { Trouble } from '../frame/Trouble'
import { sayDay } from '../i18n/day'
import { Empty } from '../list/Empty'
import { FilterTown } from '../list/FilterTown'
import { Listing, type Column } from '../list/Listing'
import { More } from '../list/More'
import { readSort } from '../list/sorting'
import { sortable, useSorted } from '../list/useSorted'
import { Waiting } from '../list/Waiting'
import { idOf, type Filters } from '../url/useFilters'

type Row = Schemas['OrganisationRow']

/** All organisations, filtered by town. */
export function OrganisationTable({ filters }: { filters: Filters<'list' | 'town' | 'sort'> }) {
  const { t } = useTranslation()
  const { town } = filters.values
  const list = useInfiniteQuery({ ...organisationList({ town: idOf(town), limit: 100 }), placeholderData: keepPreviousData })
  const columns = organisationColumns(t)
  const sort = readSort(filters.values.sort)
  const all = list.data?.pages.flatMap((p) => p.organisations)
  const tooLong = list.hasNextPage && (all?.length ?? 0) >= sortable
  const rows = useSorted(all, list, sort, columns, tooLong)
  return (
    <>
      <div className="filters">
        <FilterTown value={town} onChange={(next) => filters.set({ town: next })} />
      </div>
      {list.error && <Trouble error={list.error} retry={list.refetch} />}
      {list.isPending && <Waiting />}
      {rows && rows.length > 0 && (
        <Listing
          columns={columns}
          rows={rows}
          id={(r) => r.id}
          cells={(r) => <OrganisationCells organisation={r} />}
          sort={sort}
          setSort={(next) => filters.set({ sort: next })}
          unsorted={tooLong ? t('sortTooLong') : undefined}
        />
      )}
      {rows?.length === 0 && <Empty text={town ? t('organisationsNone') : t('organisationsEmpty')} />}
      <More list={list} />
    </>
  )
}

function organisationColumns(t: TFunction): Column<Row>[] {
  return [
    { key: 'name', title: t('mark_organisation'), className: 'wide', rank: (r) => r.name },
    { key: 'town', title: t('colTown'), rank: (r) => r.town_name },
    { key: 'visits', title: t('colVisits'), className: 'figure', rank: (r) => r.visits },
    { key: 'directives', title: t('colDirectives'), className: 'figure', rank: (r) => r.directives },
    { key: 'last', title: t('colLast'), rank: (r) => r.last },
  ]
}

function OrganisationCells({ organisation }: { organisation: Row }) {
  const { t, i18n } = useTranslation()
  return (
    <>
      <td className="wide">
        <Link href={`/places/organisations/${organisation.id}`}>{organisation.name}</Link>
      </td>
      <td>{organisation.town_name ?? <span className="soft">—</span>}</td>
      <td className="figure" data-label={t('colVisits')}>
        {organisation.visits}
      </td>
      <td className="figure" data-label={t('colDirectives')}>
        {organisation.directives}
      </td>
      <td>{sayDay(organisation.last, i18n.language) ?? <span className="soft">—</span>}</td>
    </>
  )
}

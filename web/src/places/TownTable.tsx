import type { TFunction } from 'i18next'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { cells, sumBy, type Sum } from '../api/counts'
import type { Schemas } from '../api/client'
import { counts, townsEver } from '../api/queries'
import { Trouble } from '../frame/Trouble'
import { Empty } from '../list/Empty'
import { Listing, type Column } from '../list/Listing'
import { readSort } from '../list/sorting'
import { useSorted } from '../list/useSorted'
import { Waiting } from '../list/Waiting'
import type { Filters } from '../url/useFilters'
import { Ended } from './Ended'

type Row = Schemas['AreaRow'] & Sum

const nothing: Sum = { all: 0, measurable: 0, accepted: 0 }

// Towns that something was asked of stand first, those that are no more last.
function mostAsked(a: Row, b: Row): number {
  return b.all - a.all || Number(a.to !== undefined) - Number(b.to !== undefined)
}

/** All towns with what was asked of them, the most asked first; also those that are no more. */
export function TownTable({ filters }: { filters: Filters<'sort'> }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(townsEver)
  const counted = useQuery(counts).data
  const all = useMemo(() => {
    const asks = sumBy('town', cells(counted))
    return data?.map((town): Row => ({ ...town, ...(asks.get(town.id) ?? nothing) })).sort(mostAsked)
  }, [data, counted])
  const columns = townColumns(t)
  const sort = readSort(filters.values.sort)
  const rows = useSorted(all, undefined, sort, columns, false)
  if (error) return <Trouble error={error} retry={refetch} />
  if (!rows) return <Waiting />
  if (rows.length === 0) return <Empty text={t('townsEmpty')} />
  return <Listing columns={columns} rows={rows} id={(r) => r.id} cells={(r) => <TownCells town={r} />} sort={sort} setSort={(next) => filters.set({ sort: next })} />
}

function townColumns(t: TFunction): Column<Row>[] {
  return [
    { key: 'name', title: t('colTown'), className: 'wide', rank: (r) => r.name },
    { key: 'directives', title: t('colDirectives'), className: 'figure', rank: (r) => r.all },
    { key: 'measurable', title: t('colMeasure'), className: 'figure', rank: (r) => r.measurable },
    { key: 'accepted', title: t('colAccepted'), className: 'figure', rank: (r) => r.accepted },
  ]
}

function TownCells({ town }: { town: Row }) {
  const { t } = useTranslation()
  return (
    <>
      <td className="wide">
        <Link href={`/places/areas/${town.id}`}>{town.name}</Link> <span className="soft">{town.path.join(' · ')}</span>
        <Ended area={town} />
      </td>
      <td className="figure" data-label={t('colDirectives')}>
        {town.all}
      </td>
      <td className="figure" data-label={t('colMeasure')}>
        {town.measurable}
      </td>
      <td className="figure" data-label={t('colAccepted')}>
        {town.accepted}
      </td>
    </>
  )
}

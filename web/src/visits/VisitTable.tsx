import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Schemas } from '../api/client'
import { Days } from '../list/Days'
import { Listing, type Column } from '../list/Listing'
import type { Sort } from '../list/sorting'
import { Checked } from './Checked'
import { VisitLamp } from './VisitLamp'

type Row = Schemas['VisitRow']

export function visitColumns(t: TFunction): Column<Row>[] {
  return [
    { key: 'day', title: t('colDay'), rank: (v) => v.value.day },
    { key: 'title', title: t('colTitle'), className: 'wide', rank: (v) => v.value.title },
    { key: 'leaders', title: t('colLeaders'), rank: (v) => v.leaders[0] },
    { key: 'stops', title: t('colStops'), className: 'figure', rank: (v) => v.stops },
    { key: 'directives', title: t('colDirectives'), className: 'figure', rank: (v) => v.directives },
    { key: 'checked', title: t('colChecked'), rank: (v) => (v.accepted + v.rejected) / Math.max(1, v.accepted + v.rejected + v.proposed) },
    { key: 'status', title: t('colStatus'), rank: (v) => ['proposed', 'accepted', 'rejected'].indexOf(v.status) },
  ]
}

interface Props {
  visits: Row[]
  sort?: Sort
  setSort?: (sort: string | undefined) => void
  unsorted?: string
}

/** Visits as rows; on a narrow page each becomes a card. */
export function VisitTable({ visits, ...order }: Props) {
  const { t } = useTranslation()
  return <Listing columns={visitColumns(t)} rows={visits} id={(v) => v.id} cells={(v) => <VisitCells visit={v} />} {...order} />
}

function VisitCells({ visit }: { visit: Row }) {
  const { t } = useTranslation()
  return (
    <>
      <td className="day">
        <Days day={visit.value.day} last={visit.value.end_day} guessed={visit.value.year_guessed === true} />
      </td>
      <td className="wide">
        <Link href={`/visits/${visit.id}`}>{visit.value.title || t('unnamed')}</Link>
        {!visit.value.is_visit && <span className="flag">{t(`reason_${visit.value.reason ?? ''}`)}</span>}
      </td>
      <td className="leaders">{visit.leaders.length > 0 ? visit.leaders.join(t('comma')) : <span className="soft">—</span>}</td>
      <td className="figure" data-label={t('colStops')}>
        {visit.stops}
      </td>
      <td className="figure" data-label={t('colDirectives')}>
        {visit.directives}
      </td>
      <td>
        <Checked done={visit.accepted + visit.rejected} open={visit.proposed} />
      </td>
      <td>
        <VisitLamp status={visit.status} open={visit.proposed} />
      </td>
    </>
  )
}

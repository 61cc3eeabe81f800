import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Schemas } from '../api/client'
import { valueOf } from '../api/item'
import { Days } from '../list/Days'
import { Listing, type Column } from '../list/Listing'
import { Measure } from '../list/Measure'
import type { Sort } from '../list/sorting'
import { StatusLamp } from '../list/StatusLamp'

type Row = Schemas['DirectiveRow']

const directiveOf = (item: Row) => valueOf(item).directive

function columns(t: TFunction): Column<Row>[] {
  return [
    { key: 'day', title: t('colDay'), rank: 'server' },
    { key: 'for', title: t('colFor'), rank: 'server' },
    { key: 'text', title: t('directives'), className: 'wide', rank: 'server' },
    { key: 'theme', title: t('colTheme'), rank: 'server' },
    { key: 'measurable', title: t('colMeasure'), rank: 'server' },
    { key: 'deadline', title: t('colDeadline'), rank: 'server' },
    { key: 'status', title: t('colStatus'), rank: 'server' },
  ]
}

interface Props {
  directives: Row[]
  areas: Record<string, string>
  sort?: Sort
  setSort?: (sort: string | undefined) => void
  unsorted?: string
}

/** Asks as rows, each leading to its place in its visit; on a narrow page each becomes a card. */
export function DirectiveTable({ directives, areas, ...order }: Props) {
  const { t } = useTranslation()
  return <Listing columns={columns(t)} rows={directives} id={(i) => i.id} cells={(i) => <DirectiveCells item={i} areas={areas} />} {...order} />
}

function DirectiveCells({ item, areas }: { item: Row; areas: Record<string, string> }) {
  const { t } = useTranslation()
  const directive = directiveOf(item)
  if (!directive) return null
  const town = areas[String(item.town)]
  return (
    <>
      <td className="day">
        <Days day={item.day} guessed={item.year_guessed === true} />
      </td>
      <td className="for">
        {directive.for ?? <span className="soft">{t('general')}</span>}
        {town && town !== directive.for && <span className="soft"> · {town}</span>}
      </td>
      <td className="wide">
        <Link href={`/visits/${item.visit}?item=${item.id}`}>{directive.text}</Link>
      </td>
      <td>
        <span className="theme">{t(`theme_${directive.theme}`)}</span>
      </td>
      <td>
        <Measure measurable={directive.measurable} />
      </td>
      <td className="deadline" data-label={t('colDeadline')}>{directive.deadline ?? <span className="soft">—</span>}</td>
      <td>
        <StatusLamp status={item.status} word={t(`status_${item.status}`)} />
      </td>
    </>
  )
}

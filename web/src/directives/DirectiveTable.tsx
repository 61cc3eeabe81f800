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

export function directiveColumns(t: TFunction): Column<Row>[] {
  return [
    { key: 'day', title: t('colDay'), rank: (i) => i.day },
    { key: 'for', title: t('colFor'), rank: (i) => directiveOf(i)?.for },
    { key: 'text', title: t('directives'), className: 'wide', rank: (i) => directiveOf(i)?.text },
    { key: 'theme', title: t('colTheme'), rank: (i) => t(`theme_${directiveOf(i)?.theme ?? 'other'}`) },
    { key: 'measurable', title: t('colMeasure'), rank: (i) => Number(directiveOf(i)?.measurable) },
    { key: 'deadline', title: t('colDeadline'), rank: (i) => directiveOf(i)?.deadline },
    { key: 'status', title: t('colStatus'), rank: (i) => ['proposed', 'accepted', 'rejected'].indexOf(i.status) },
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
  return <Listing columns={directiveColumns(t)} rows={directives} id={(i) => i.id} cells={(i) => <DirectiveCells item={i} areas={areas} />} {...order} />
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

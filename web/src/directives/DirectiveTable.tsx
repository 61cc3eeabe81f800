import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Item } from '../api/client'
import { valueOf } from '../api/item'
import { sayDay } from '../i18n/day'
import { Measure } from '../list/Measure'
import { StatusLamp } from '../list/StatusLamp'

interface Props {
  directives: Item[]
  areas: Record<string, string>
}

/** Asks as rows, each leading to its place in its visit; on a narrow page each becomes a card. */
export function DirectiveTable({ directives, areas }: Props) {
  const { t } = useTranslation()
  return (
    <table className="list">
      <thead>
        <tr>
          <th>{t('colDay')}</th>
          <th>{t('colFor')}</th>
          <th>{t('directives')}</th>
          <th>{t('colTheme')}</th>
          <th>{t('colMeasure')}</th>
          <th>{t('colDeadline')}</th>
          <th>{t('colStatus')}</th>
        </tr>
      </thead>
      <tbody>
        {directives.map((item) => (
          <DirectiveLine key={item.id} item={item} areas={areas} />
        ))}
      </tbody>
    </table>
  )
}

function DirectiveLine({ item, areas }: { item: Item; areas: Record<string, string> }) {
  const { t, i18n } = useTranslation()
  const directive = valueOf(item).directive
  if (!directive) return null
  const town = areas[String(item.town)]
  return (
    <tr>
      <td className="day">{sayDay(item.day, i18n.language) ?? <span className="soft">{t('noDay')}</span>}</td>
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
    </tr>
  )
}

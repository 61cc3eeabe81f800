import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Schemas } from '../api/client'
import { sayDays } from '../i18n/day'
import { StatusLamp } from '../list/StatusLamp'
import { Checked } from './Checked'

/** Visits as rows; on a narrow page each becomes a card. */
export function VisitTable({ visits }: { visits: Schemas['VisitRow'][] }) {
  const { t } = useTranslation()
  return (
    <table className="list">
      <thead>
        <tr>
          <th>{t('colDay')}</th>
          <th>{t('colTitle')}</th>
          <th className="figure">{t('colStops')}</th>
          <th className="figure">{t('colDirectives')}</th>
          <th>{t('colChecked')}</th>
          <th>{t('colStatus')}</th>
        </tr>
      </thead>
      <tbody>
        {visits.map((v) => (
          <VisitLine key={v.id} visit={v} />
        ))}
      </tbody>
    </table>
  )
}

function VisitLine({ visit }: { visit: Schemas['VisitRow'] }) {
  const { t, i18n } = useTranslation()
  const day = sayDays(visit.value.day, visit.value.end_day, i18n.language)
  return (
    <tr>
      <td className="day" title={visit.value.year_guessed ? t('yearGuessed') : undefined}>
        {day ?? <span className="soft">{t('noDay')}</span>}
      </td>
      <td className="wide">
        <Link href={`/visits/${visit.id}`}>{visit.value.title || t('unnamed')}</Link>
        {!visit.value.is_visit && <span className="flag">{t(`reason_${visit.value.reason ?? ''}`)}</span>}
      </td>
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
        <StatusLamp status={visit.status} word={t(`visitStatus_${visit.status}`)} />
      </td>
    </tr>
  )
}

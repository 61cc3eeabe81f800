import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { useNames } from '../circle/useNames'

const width = 400
const height = 190
const left = 44
const bottom = 24

/** The people in reach by how many sites are added; the table below says the same. */
export function Curve({ facts, plan }: { facts: Schemas['CircleFacts']; plan: Schemas['SitingReport'] }) {
  const { t } = useTranslation()
  const names = useNames(facts)
  const { curve } = plan
  if (curve.length === 0) return <p className="empty">{t('planNoCurve')}</p>
  const valued = plan.capacity && plan.unit === 'people' ? 'served' : ['share', 'person_minutes', 'minutes'].includes(plan.unit) ? plan.unit : undefined
  const proven = curve.every((c) => c.proven)
  const bound = (v: number) => (plan.unit === 'share' ? names.share(v) : names.few(v))
  // Along the money where that is what is limited: two plans may have as many sites.
  const along = (c: (typeof curve)[number]) => c.budget ?? c.p
  const most = Math.max(...curve.map(along), 1)
  const x = (p: number) => left + ((width - left - 12) * p) / most
  const y = (share: number | null) => 10 + (height - bottom - 10) * (1 - (share ?? 0))
  return (
    <>
      <svg viewBox={`0 0 ${width} ${height}`} className="curve" role="img" aria-label={names.say('planCurve')}>
        {[0, 0.25, 0.5, 0.75, 1].map((share) => (
          <g key={share}>
            <line x1={left} x2={width - 12} y1={y(share)} y2={y(share)} className="grid" />
            <text x={left - 6} y={y(share) + 4} textAnchor="end">
              {Math.round(share * 100)}%
            </text>
          </g>
        ))}
        {curve.map((c) => (
          <text key={along(c)} x={x(along(c))} y={height - 6} textAnchor="middle">
            {names.few(along(c))}
          </text>
        ))}
        <polyline points={curve.map((c) => `${x(along(c))},${y(c.share)}`).join(' ')} />
        {curve.map((c) => (
          <circle key={along(c)} cx={x(along(c))} cy={y(c.share)} r={c.proven ? 4 : 3} className={c.proven ? 'proven' : 'open'}>
            <title>{`+${c.p}: ${names.share(c.share)}`}</title>
          </circle>
        ))}
      </svg>
      <table className="curve-table">
        <thead>
          <tr>
            {plan.budget !== undefined && <th scope="col">{t('planSpent')}</th>}
            <th scope="col">{t('planCount')}</th>
            <th scope="col">{names.say('planReached')}</th>
            <th scope="col">{t('circleShare')}</th>
            {valued && <th scope="col">{names.say(`planCurveValue_${valued}`)}</th>}
            {!proven && <th scope="col">{t('planCurveBound')}</th>}
            <th scope="col">{t('planChosen')}</th>
          </tr>
        </thead>
        <tbody>
          {curve.map((c) => (
            <tr key={along(c)}>
              {plan.budget !== undefined && <td>{names.few(c.spent ?? c.budget ?? 0)}</td>}
              <td>
                {c.p} {c.proven ? '' : '≈'}
              </td>
              <td>{names.people(c.within)}</td>
              <td>{names.share(c.share)}</td>
              {valued && <td>{plan.unit === 'share' ? names.share(c.value) : names.few(c.value)}</td>}
              {!proven && <td>{c.proven ? '' : bound(c.bound)}</td>}
              <td>{c.names.map((name, i) => name || c.sites[i]).join(t('comma'))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {plan.problem === 'lscp' && <p className="soft">{names.say('planCurveFewest')}</p>}
      {['impossible', 'time', 'stopped'].map((why) => {
        const points = (plan.curve_missing ?? []).filter((m) => m.why === why)
        return points.length > 0 && <p key={why} className="soft">{t(`planMissing_${why}`, { points: points.map((m) => m.budget ?? m.p).join(t('comma')) })}</p>
      })}
    </>
  )
}

import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { sayPeople, sayShare, sayTime } from '../circle/minutes'
import { Trouble } from '../frame/Trouble'
import { sayInstant } from '../i18n/day'
import { Waiting } from '../list/Waiting'
import { FileLinks } from './FileLinks'
import { newestAccessRun, observationsOf, runOf } from './queries'
import type { DataAddress } from './useDataAddress'
import { useCategoryName } from './useCategoryName'

/** How one figure of a village came out in one run after the other. */
export function Observations({ address }: { address: DataAddress }) {
  const { t } = useTranslation()
  const { area } = address
  const found = useQuery(observationsOf(area))
  const rules = rulesOf(found.data?.observations ?? [])
  const rule = rules.find((r) => r.rule === address.rule) ?? rules[0]
  if (found.error) return <Trouble error={found.error} retry={found.refetch} />
  if (!found.data) return <Waiting />
  return (
    <section aria-label={t('observations')}>
      <div className="filters">
        <AreaSelect value={area} change={(next) => address.set({ area: next })} />
        {rule && <RuleSelect rules={rules} value={rule.rule} change={(next) => address.set({ rule: next })} />}
        {rule && <FileLinks path="/api/observations/export" query={{ ...(area ? { area } : {}), rule: rule.rule }} />}
      </div>
      {rule ? <Values list={found.data} rule={rule.rule} /> : <p className="empty">{t('observationsEmpty')}</p>}
    </section>
  )
}

type Rule = Pick<Schemas['Observation'], 'rule' | 'category'>

function rulesOf(observations: readonly Schemas['Observation'][]): Rule[] {
  return [...new Map(observations.map((o) => [o.rule, o])).values()]
}

/** The areas of the newest run; those of older ones are found by their address. */
function AreaSelect({ value, change }: { value: string; change: (code: string | undefined) => void }) {
  const { t } = useTranslation()
  const newest = useQuery(newestAccessRun).data
  const { data } = useQuery({ ...runOf(newest?.id ?? 0), enabled: Boolean(newest) })
  const areas = (data?.access?.areas ?? []).filter((a) => a.code !== '').map((a) => ({ value: a.code, label: a.name }))
  const all = { value: '', label: t('observationsAll') }
  const known = value === '' || areas.some((a) => a.value === value)
  return (
    <Select
      aria-label={t('circleArea')}
      showSearch={{ optionFilterProp: 'label' }}
      value={value}
      onChange={(code) => change(code || undefined)}
      popupMatchSelectWidth={false}
      className="observed-area"
      options={[all, ...areas, ...(known ? [] : [{ value, label: value }])]}
    />
  )
}

function RuleSelect({ rules, value, change }: { rules: readonly Rule[]; value: string; change: (rule: string) => void }) {
  const { t } = useTranslation()
  const nameOf = useCategoryName()
  const words = ({ rule, category }: Rule) => {
    const minutes = minutesOf(rule, category)
    return `${nameOf(category)} · ${minutes === undefined ? rule : t('circleMinutes', { n: minutes })}`
  }
  return (
    <Select
      aria-label={t('observationsRule')}
      showSearch={{ optionFilterProp: 'label' }}
      value={value}
      onChange={change}
      popupMatchSelectWidth={false}
      className="observed-rule"
      options={rules.map((r) => ({ value: r.rule, label: words(r) }))}
    />
  )
}

/** The minutes of a rule that is a number of minutes for a category; one of a standard goes by its own name. */
function minutesOf(rule: string, category: string): string | undefined {
  return rule.startsWith(category) ? /^ (\d+) min$/.exec(rule.slice(category.length))?.[1] : undefined
}

function Values({ list, rule }: { list: Schemas['ObservationList']; rule: string }) {
  const { t, i18n } = useTranslation()
  const language = i18n.language
  const ended = new Map(list.runs.map((r) => [r.id, r.ended_at]))
  return (
    <table className="list observed">
      <thead>
        <tr>
          <th>{t('runHead')}</th>
          <th>{t('runEnded')}</th>
          <th className="figure">{t('circlePeople')}</th>
          <th className="figure">{t('observationsWithin')}</th>
          <th className="figure">{t('circleShare')}</th>
          <th className="figure">{t('circleMedianHead')}</th>
        </tr>
      </thead>
      <tbody>
        {list.observations
          .filter((o) => o.rule === rule)
          .map((o) => (
            <tr key={o.run}>
              <td>{o.run}</td>
              <td className="day">{sayInstant(ended.get(o.run) ?? list.as_of, language)}</td>
              <td className="figure" data-label={t('circlePeople')}>
                {sayPeople(o.people, language)}
              </td>
              <td className="figure" data-label={t('observationsWithin')}>
                {sayPeople(o.within, language)}
              </td>
              <td className="figure" data-label={t('circleShare')}>
                {sayShare(o.share, language)} {o.low !== null && <span className="soft">({sayShare(o.low, language)}–{sayShare(o.high, language)})</span>}
              </td>
              <td className="figure" data-label={t('circleMedianHead')}>
                {sayTime(o.median)}
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  )
}

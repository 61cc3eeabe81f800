import { Alert, Button, Switch, Table, Tabs, type TableColumnsType } from 'antd'
import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { Change } from '../circle/Change'
import { ClassBar } from '../circle/ClassBar'
import { useNames } from '../circle/useNames'
import { Curve } from './Curve'
import type { PlanAddress } from './usePlanAddress'
import { scrollable } from '../list/scrollable'
import { usePrinting } from '../list/usePrinting'

type Plan = Schemas['SitingReport']
type Facts = Schemas['CircleFacts']

interface Props {
  facts: Facts
  page: Schemas['RunPage']
  plan: Plan
  address: PlanAddress
  drawn?: Schemas['AccessRule'] // what the map shows, where that is the same
  other?: () => void // takes its question over, where the form asks another
  refuse: (id: string) => void
}

/** The answer: what it brings, how good it is at most, its sites, the curve, and the villages before and after. */
export function PlanResult({ facts: now, page, plan, drawn, address, other, refuse }: Props) {
  const { t } = useTranslation()
  const facts = useMemo(() => (plan.homes ? { ...now, origins: plan.homes, counted: plan.counted === true } : now), [now, plan])
  const names = useNames(facts)
  const { before } = address
  const shown = before ? plan.before : plan.after
  return (
    <section className="circle-panel" aria-label={t('planAnswer')}>
      <p className="plan-asked soft">{askedOf(plan, names.category(plan.category), t)}</p>
      {other && <Alert type="warning" className="circle-unknown" title={t('planOtherQuestion')} action={<Button size="small" onClick={other}>{t('planTakeQuestion')}</Button>} />}
      {page.past && <Alert type="warning" className="circle-unknown" title={t('planPast')} />}
      <div className="circle-figure">
        <p>
          <b className="big">{names.share(shown.share)}</b>{' '}
          <span className="soft">{names.interval(shown)}</span>{' '}
          {!before && <Change of={names.points(plan.before.share, plan.after.share)} />} {t('circleWithinN', { n: plan.within_minutes })}
        </p>
        <p>
          {!before && <>{names.say('planNew', { n: names.people(plan.newly_within) })} · </>}
          {names.say('circleWithout', { n: names.people(shown.without) })}{' '}
          <label className="plan-before">
            <Switch size="small" checked={before} onChange={(shows) => address.set({ show: shows ? 'before' : undefined })} /> {t('planBefore')}
          </label>
        </p>
        <ClassBar rule={drawn ?? shown} />
        <ul className="circle-notes">
          <li>{proof(plan, page.run.stopped === true, t, names)}</li>
          {plan.unit !== 'people' && <li>{valueOf(plan, names)}</li>}
          {plan.levels && <li>{t('planLevels', { levels: plan.levels.slice(0, 10).map((l) => `${l.name} ${names.share(l.before)} → ${names.share(l.after)}`).join(t('comma')) })}</li>}
          {plan.parts && <li>{names.say('planParts', { n: plan.parts.length, people: plan.parts.slice(0, 10).map(names.people).join(t('comma')) })}</li>}
          {plan.areas_beyond && <li>{names.say('planAreasBeyond', { names: plan.areas_beyond.join(t('comma')) })}</li>}
          {plan.cost !== null && plan.cost > 0 && plan.unit !== 'cost' && <li>{t('planCost', { n: names.people(plan.cost) })}</li>}
          {plan.p !== undefined && plan.sites.length < plan.p && <li>{names.say(plan.problem === 'fair' ? 'planFewerFair' : plan.problem === 'mclp' ? 'planFewer' : 'planFewerWalks', { n: plan.sites.length, p: plan.p })}</li>}
          {plan.beyond > 0 && <li>{names.say('planBeyond', { n: names.people(plan.beyond) })}</li>}
          <li>{t('planFrom', { candidates: names.people(plan.candidates), existing: names.people(plan.existing) })}</li>
          {plan.capacity && plan.unit === 'people' && <li>{names.say('planServed', { before: names.people(plan.value_before ?? 0), after: names.people(plan.value) })}</li>}
          {plan.thinned && <li>{t('planThinned', { of: names.people(plan.thinned.of), metres: plan.thinned.metres, n: names.people(plan.candidates) })}</li>}
          {plan.unlinked_candidates > 0 && <li>{t('planUnlinked', { n: plan.unlinked_candidates })}</li>}
          {!facts.counted && <li>{t(`circleUncounted_${facts.origins}`)}</li>}
        </ul>
      </div>
      <Tabs
        className="plan-tabs"
        size="small"
        activeKey={address.list}
        onChange={(list) => address.set({ list: list === 'sites' ? undefined : list })}
        items={[
          tab('sites', t('planSites'), <Sites facts={facts} plan={plan} refuse={refuse} />),
          tab('curve', names.say('planCurve'), <Curve facts={facts} plan={plan} />),
          tab('areas', t('circleAreas'), <Areas facts={facts} plan={plan} />),
        ]}
      />
    </section>
  )
}

/** What a plan was asked for. */
export function askedOf(plan: Plan, category: string, t: ReturnType<typeof useTranslation>['t']): string {
  const many = plan.budget ? t('planAskedBudget', { n: plan.budget }) : plan.p ? t('planAskedMany', { n: plan.p }) : t(plan.unit === 'cost' ? 'planCheapest' : 'planFewest')
  const times = plan.times > 1 ? [t('planAskedTimes', { n: plan.times })] : []
  return [category, many, t('circleMinutes', { n: plan.within_minutes }), ...times, t(`planProblem_${plan.problem}`), t(`profile_${plan.profile}`)].join(' · ')
}

/** A tab, which paper has under its name, whichever is open. */
function tab(key: string, label: string, content: ReactNode) {
  const children = (
    <>
      <h2 className="print-only print-head">{label}</h2>
      {content}
    </>
  )
  return { key, label, forceRender: true, children }
}

/** How good the answer is, in one sentence. */
function proof(plan: Plan, stopped: boolean, t: ReturnType<typeof useTranslation>['t'], names: ReturnType<typeof useNames>): string {
  if (plan.status === 'optimal') return plan.problem === 'fair' ? t('planProvenFair', { n: plan.levels?.length ?? 0, of: plan.areas_counted ?? 0 }) : t('planProven')
  const levels = plan.levels ?? []
  const open = levels[plan.levels_proven ?? 0]
  if (open && plan.level_at_most !== undefined) return t('planFairOpen', { proven: plan.levels_proven ?? 0, of: levels.length, name: open.name, share: names.share(plan.level_at_most) })
  const most = plan.newly_at_most
  if (most === null) return t(stopped ? 'planStoppedGap' : 'planGap', { gap: (100 * plan.gap).toFixed(2) })
  const gap = most > 0 ? ((most - plan.newly_within) / most) * 100 : 0
  return names.say(stopped ? 'planStoppedAtMost' : 'planAtMost', { n: names.people(most), gap: gap.toFixed(2) })
}

/** What the plan makes of what it was to make small or even, before and after, in its unit. */
function valueOf(plan: Plan, names: ReturnType<typeof useNames>): string {
  const say = (v: number | null) => (v === null ? '—' : plan.unit === 'share' ? names.share(v) : names.few(v))
  return names.say(`planValue_${plan.unit}`, { before: say(plan.value_before), value: say(plan.value) })
}

function Sites({ facts, plan, refuse }: { facts: Facts; plan: Plan; refuse: (id: string) => void }) {
  const { t } = useTranslation()
  const names = useNames(facts)
  const number = new Map(plan.sites.map((s, i) => [s.id, i + 1]))
  const columns: TableColumnsType<Plan['sites'][number]> = [
    { key: 'number', title: '', width: 36, render: (_, s) => <b>{number.get(s.id)}</b> },
    {
      key: 'name', title: t('planSite'),
      render: (_, s) => (
        <>
          {s.name || s.id} <span className="soft">{[s.kind && t(`siteKind_${s.kind}`), s.area].filter(Boolean).join(' · ')}</span>
          {s.beside && <p className="no">{t('planBeside', { name: s.beside.name || s.beside.id, metres: s.beside.metres })}</p>}
        </>
      ),
    },
    { key: 'new', title: names.say('planNewHead'), align: 'right', render: (_, s) => names.people(s.new), sorter: (a, b) => a.new - b.new },
    {
      key: 'refusal', title: t('planRefusal'),
      render: (_, s) => <Price facts={facts} unit={plan.unit} refusal={s.refusal} missing={s.no_refusal} />,
    },
    {
      key: 'do', title: '',
      render: (_, s) => (
        <Button className="plan-refuse" size="small" type="text" onClick={() => refuse(s.id)} aria-label={`${t('planRefuse')}: ${s.name || s.id}`}>
          {t('planRefuse')}
        </Button>
      ),
    },
  ]
  return <Table size="small" rowKey="id" columns={columns} dataSource={plan.sites} pagination={false} showSorterTooltip={false} scroll={{ x: true }} />
}

/** What the best plan without a site looks like; none where time ran out before it was looked for. */
function Price({ facts, unit, refusal, missing }: { facts: Facts; unit: string; refusal: Schemas['Refusal'] | null; missing?: string }) {
  const names = useNames(facts)
  const { t } = useTranslation()
  if (!refusal) return missing ? t(`planNoRefusal_${missing}`) : '—'
  if (refusal.impossible) return t('planImpossible')
  if (refusal.price === null) return names.say('planIrreplaceable', { n: names.people(refusal.beyond) })
  const price = unit === 'share' ? 100 * refusal.price : refusal.price
  return (
    <>
      {refusal.proven ? '' : '≈ '}
      {price <= 0 ? t('planPriceNone') : names.say(`planPrice_${unit}`, { n: unit === 'share' ? names.tenths(price) : names.few(price), area: refusal.area })} {refusal.beyond > 0 && names.say('planPriceBeyond', { n: names.people(refusal.beyond) })}{' '}
      <span className="soft">{refusal.instead.map((id, i) => refusal.names[i] || id).join(t('comma'))}</span>
    </>
  )
}

function Areas({ facts, plan }: { facts: Facts; plan: Plan }) {
  const { t } = useTranslation()
  const names = useNames(facts)
  const printing = usePrinting()
  type Area = Plan['areas'][number]
  if (plan.areas.length === 0) return <p className="empty">{t('circleNoAreas')}</p>
  const columns: TableColumnsType<Area> = [
    { key: 'name', title: t('circleArea'), render: (_, a) => <span style={{ paddingLeft: a.depth * 12 }}>{a.name}</span> },
    { key: 'people', title: names.say('circlePeople'), align: 'right', render: (_, a) => names.people(a.after.people), sorter: (a, b) => a.after.people - b.after.people },
    { key: 'before', title: t('planBeforeHead'), align: 'right', render: (_, a) => <Share names={names} rule={a.before} />, sorter: (a, b) => (a.before.share ?? 0) - (b.before.share ?? 0) },
    {
      key: 'after', title: t('planAfterHead'), align: 'right', sorter: (a, b) => (a.after.share ?? 0) - (b.after.share ?? 0),
      render: (_, a) => (
        <Share names={names} rule={a.after}>
          <Change of={names.points(a.before.share, a.after.share)} />
        </Share>
      ),
    },
    { key: 'new', title: names.say('planNewHead'), align: 'right', render: (_, a) => names.people(a.new), sorter: (a, b) => a.new - b.new },
  ]
  return <Table ref={scrollable} size="small" rowKey={(a) => a.code || a.name} columns={columns} dataSource={plan.areas} pagination={false} sticky={!printing} scroll={printing ? undefined : { y: 420 }} virtual={plan.areas.length > 200 && !printing} showSorterTooltip={false} />
}

/** A share with what it lies between. */
function Share({ names, rule, children }: { names: ReturnType<typeof useNames>; rule: Schemas['AccessRule']; children?: ReactNode }) {
  return (
    <>
      {names.share(rule.share)} {children}
      <div className="soft small">{names.interval(rule)}</div>
    </>
  )
}

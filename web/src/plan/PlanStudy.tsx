import { useMutation, useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, type Schemas } from '../api/client'
import { runOf, runRow, trialOf, verdictOf } from '../api/queries'
import { changeOf, type Scenario } from '../circle/scenario'
import { HomeLayers } from '../circle/HomeLayers'
import { Legend } from '../circle/Legend'
import { Mapless } from '../circle/Mapless'
import { limitAlone } from '../circle/minutes'
import { useNames } from '../circle/useNames'
import { writeView } from '../circle/useCircleAddress'
import { PageHead } from '../frame/PageHead'
import { Trouble } from '../frame/Trouble'
import { Waiting } from '../list/Waiting'
import { canDraw } from '../map/canDraw'
import { groundSaid } from '../map/groundSaid'
import { minuteColours, type Ground } from '../map/groundStyle'
import { usePageLook } from '../map/usePageLook'
import { PlanActions } from './PlanActions'
import { PlanForm } from './PlanForm'
import { PlanProgress } from './PlanProgress'
import { askedOf, PlanResult } from './PlanResult'
import { changesOf, questionOf, sameQuestion } from './question'
import { SiteLayer } from './SiteLayer'
import { useJob } from './useJob'
import type { PlanAddress } from './usePlanAddress'
import { WrongNotice, type Gone } from './WrongNotice'

const MapView = lazy(() => import('../map/MapView'))

interface Props {
  ground: Ground
  facts: Schemas['CircleFacts']
  address: PlanAddress
}

export function PlanStudy({ ground, facts, address }: Props) {
  const { t } = useTranslation()
  const names = useNames(facts)
  const category = facts.categories.find((c) => c.id === address.category)?.id ?? facts.categories.find((c) => c.facilities > 0)?.id ?? ''
  const { set } = address
  const { job, gone, lost, stop } = useJob(address.job, (ended) => ended.run && set({ job: undefined, run: String(ended.run) }))
  const ask = useMutation({
    mutationFn: (siting: Schemas['SitingParameters']) => answer(api.POST('/api/jobs', { body: { siting } })),
    onSuccess: (job, siting) => set({ ...changesOf(siting), job: String(job.id) }),
  })
  const question = questionOf(address, category, address.without)
  const known = useQuery({ ...runRow(address.run ?? 0), enabled: address.run !== undefined })
  const run = useQuery({ ...runOf(address.run ?? 0), enabled: known.data?.kind === 'siting' })
  const plan = run.data?.siting
  const answered = run.data?.run.parameters.siting
  const { before } = address
  const sites = useMemo(() => scenarioOf(plan), [plan])
  const trial = useQuery({
    ...trialOf(facts.version, { category: plan?.category ?? '', minutes: Math.min(plan?.within_minutes ?? 15, 60), change: changeOf(sites, plan?.category ?? '') }),
    enabled: plan !== undefined && facts.profile === plan.profile,
  })
  const within = plan?.within_minutes ?? address.within
  const there = useQuery(verdictOf(facts.version, { category: plan?.category ?? category, minutes: Math.min(within, 60) })).data
  const drawn = before ? there?.whole : trial.data?.whole
  const look = usePageLook()
  const busy = address.job !== undefined && !gone && (job === undefined || job.state === 'queued' || job.state === 'running')
  return (
    <>
      <PageHead title={t('plan')}>
        <PlanActions run={run.data} title={plan ? `${names.category(plan.category)} · ${t('circleMinutes', { n: plan.within_minutes })} · +${plan.sites.length}` : t('plan')} sites={sites} open={(of) => set({ ...(of.parameters.siting && changesOf(of.parameters.siting)), run: String(of.id), job: undefined })} />
      </PageHead>
      <p className="print-only">{`${plan ? askedOf(plan, names.category(plan.category), t) : t('plan')} · ${groundSaid(ground, t)}`}</p>
      <WrongNotice facts={facts} address={address} gone={[...(gone ? (['job'] as const) : []), ...goneRun(known.data)]} />
      <PlanForm facts={facts} category={category} address={address} busy={busy} ask={() => ask.mutate(question)} />
      {ask.error && <Trouble error={ask.error} retry={() => ask.mutate(question)} />}
      {address.job !== undefined && !gone && <PlanProgress facts={facts} job={job} lost={lost} stop={stop} forget={() => set({ job: undefined })} />}
      <div className={canDraw() ? 'circle-grid' : 'circle-grid mapless'}>
        {canDraw() ? (
          <Suspense fallback={<Waiting />}>
            <MapView
              ground={ground}
              box={facts.box}
              view={address.view}
              moved={(view) => set({ at: writeView(view) })}
              label={t('planOnMap')}
              layers={
                <>
                  <HomeLayers facts={facts} category={plan?.category ?? category} effect={before ? undefined : trial.data} limit={limitAlone(within)} />
                  <SiteLayer there={there?.facilities ?? none} sites={before || !plan ? none : plan.sites} />
                </>
              }
            >
              <Legend facts={facts} limit={limitAlone(within)} places={there?.facilities}>
                {plan && !before && (
                  <span>
                    <i className="swatch dot" style={{ background: minuteColours[look].gain }} /> {t('planMarkNew')}
                  </span>
                )}
              </Legend>
            </MapView>
          </Suspense>
        ) : (
          <Mapless>
            <Legend facts={facts} limit={limitAlone(within)} />
          </Mapless>
        )}
        {known.error ?? run.error ? (
          <Trouble error={known.error ?? run.error} retry={known.error ? known.refetch : run.refetch} />
        ) : run.data && plan && answered ? (
          <PlanResult
            facts={facts}
            page={run.data}
            plan={plan}
            drawn={run.data.past || facts.profile !== plan.profile ? undefined : drawn}
            address={address}
            other={sameQuestion(answered, question) ? undefined : () => set(changesOf(answered))}
            refuse={(id) => ask.mutate({ ...answered, forbidden: [...(answered.forbidden ?? []), id] })}
          />
        ) : (
          <p className="empty">{t('planNone')}</p>
        )}
      </div>
    </>
  )
}

const none: never[] = []

/** What is wrong with a run that was looked for: null is none. */
function goneRun(run: Schemas['Run'] | null | undefined): Gone[] {
  if (run === undefined || run?.kind === 'siting') return []
  return [run === null ? 'run' : 'plan']
}

/** The sites of a plan as a change that the life circle can be tried with. */
function scenarioOf(plan: Schemas['SitingReport'] | undefined): Scenario {
  return Object.fromEntries((plan?.sites ?? []).map((s, i) => [`new-${i + 1}`, [s.lon, s.lat] as [number, number]]))
}

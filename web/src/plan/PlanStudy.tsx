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
import { Searching } from './Searching'
import { SiteLayer, type NumberedSite } from './SiteLayer'
import { useJob, type Job } from './useJob'
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
  const found = foundBy(job)
  const drawn = found ?? plan
  const sites = useMemo(() => scenarioOf(drawn?.sites), [drawn?.sites])
  const trial = useQuery({
    ...trialOf(facts.version, { category: drawn?.category ?? '', minutes: Math.min(drawn?.within_minutes ?? 15, 60), change: changeOf(sites, drawn?.category ?? '') }),
    enabled: drawn !== undefined && facts.profile === drawn.profile,
  })
  const within = drawn?.within_minutes ?? address.within
  const there = useQuery(verdictOf(facts.version, { category: drawn?.category ?? category, minutes: Math.min(within, 60) })).data
  const whole = before ? there?.whole : trial.data?.whole
  const look = usePageLook()
  const busy = address.job !== undefined && !gone && (job === undefined || job.state === 'queued' || job.state === 'running')
  return (
    <>
      <PageHead title={t('plan')}>
        <PlanActions run={run.data} title={plan ? `${askedOf(plan, names.category(plan.category), t)} · +${plan.sites.length} · ${names.share(plan.before.share)} → ${names.share(plan.after.share)}` : t('plan')} sites={sites} open={(of) => set({ ...(of.parameters.siting && changesOf(of.parameters.siting)), run: String(of.id), job: undefined })} />
      </PageHead>
      <p className="print-only">{`${plan ? askedOf(plan, names.category(plan.category), t) : t('plan')} · ${groundSaid(ground, t)}`}</p>
      {address.job === undefined && <Searching />}
      <WrongNotice facts={facts} address={address} gone={[...(gone ? (['job'] as const) : []), ...goneRun(known.data)]} />
      <PlanForm facts={facts} category={category} address={address} busy={busy} plan={plan} ask={() => ask.mutate(question)} />
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
                  <HomeLayers facts={facts} category={drawn?.category ?? category} effect={before ? undefined : trial.data} limit={limitAlone(within)} />
                  <SiteLayer there={there?.facilities ?? none} sites={before || !drawn ? none : drawn.sites} />
                </>
              }
            >
              <Legend facts={facts} limit={limitAlone(within)} places={there?.facilities}>
                {drawn && !before && (
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
            drawn={run.data.past || found || facts.profile !== plan.profile ? undefined : whole}
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

/** What is drawn of a plan. */
interface Drawn {
  category: string
  within_minutes: number
  profile: string
  sites: readonly NumberedSite[]
}

/** The plan that a job has found and compares with others, as far as it is to be drawn. */
function foundBy(job: Job | undefined): Drawn | undefined {
  const asked = job?.parameters.siting
  if (!asked || !job.sites) return undefined
  return { category: asked.category, within_minutes: asked.within, profile: asked.profile ?? 'adult', sites: job.sites }
}

/** The sites of a plan as a change that the life circle can be tried with. */
function scenarioOf(sites: readonly NumberedSite[] = none): Scenario {
  return Object.fromEntries(sites.map((s, i) => [`new-${i + 1}`, [s.lon, s.lat] as [number, number]]))
}

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Progress } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { answer, api } from '../api/client'
import { useProblem } from '../frame/useProblem'
import { Trouble } from '../frame/Trouble'
import { sayInstant } from '../i18n/day'
import { More } from '../list/More'
import { Waiting } from '../list/Waiting'
import { FileLinks } from './FileLinks'
import { isOver, type Job } from './queries'
import { useJobs } from './useJobs'
import { useParameterWords } from './useParameterWords'

interface Props {
  canMeasure: boolean
  showRun: (id: number) => void
}

/** What was asked to be measured and planned: what runs, how far it is, and what came of the rest. */
export function JobList({ canMeasure, showRun }: Props) {
  const { t } = useTranslation()
  const say = useProblem()
  const client = useQueryClient()
  const { list, jobs } = useJobs()
  const ask = useMutation({
    mutationFn: () => answer(api.POST('/api/jobs', { body: { access: {} } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['jobs'] }),
  })
  return (
    <section aria-labelledby="jobs-head">
      <div className="section-head">
        <h2 id="jobs-head">{t('jobs')}</h2>
        <FileLinks path="/api/jobs/export" />
        <Button disabled={!canMeasure} loading={ask.isPending} onClick={() => ask.mutate()}>
          {t('dataMeasure')}
        </Button>
      </div>
      {ask.error && <Alert type="error" showIcon title={say(ask.error)} />}
      {list.error && <Trouble error={list.error} retry={list.refetch} />}
      {list.isPending && <Waiting rows={3} />}
      {jobs?.length === 0 && <p className="soft">{t('jobsEmpty')}</p>}
      <ul className="jobs">
        {jobs?.map((job) => (
          <JobLine key={job.id} job={job} showRun={showRun} />
        ))}
      </ul>
      <More list={list} />
    </section>
  )
}

const shapes: Record<Job['state'], string> = { queued: '○', running: '▶', done: '●', failed: '■', cancelled: '◆' }

function JobLine({ job, showRun }: { job: Job; showRun: (id: number) => void }) {
  const { t, i18n } = useTranslation()
  const say = useProblem()
  const words = useParameterWords()
  const client = useQueryClient()
  const stop = useMutation({
    mutationFn: () => answer(api.DELETE('/api/jobs/{id}', { params: { path: { id: job.id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: ['jobs'] }),
  })
  const { run } = job
  return (
    <li className={`job ${job.state}`}>
      <span className="job-state">
        <span aria-hidden="true">{shapes[job.state]}</span> {t(`job_${job.state}`)}
      </span>
      <span className="job-what">
        {t(`runKind_${job.kind}`)} · {words(job.parameters)}
        {job.repeats ? ` · ${t('runRepeats', { n: job.repeats })}` : ''}
      </span>
      <span className="soft">
        {sayInstant(job.asked_at, i18n.language)} · {job.asked_by}
      </span>
      <span className="job-acts">
        {run ? (
          <Button size="small" onClick={() => showRun(run)}>
            {t('runShow', { n: run })}
          </Button>
        ) : null}
        {!isOver(job) && job.kind === 'siting' && <Link href={`/plan?job=${job.id}`}>{t('jobWatch')}</Link>}
        {!isOver(job) && (
          <Button size="small" disabled={job.stop} loading={stop.isPending} onClick={() => stop.mutate()} aria-label={`${t('jobStop')}: ${words(job.parameters)}`}>
            {t(job.stop ? 'jobStopping' : 'jobStop')}
          </Button>
        )}
      </span>
      {job.state === 'running' && <JobProgress job={job} />}
      {job.failure && <p className="no">{t('jobFailed', { why: job.failure.message })}</p>}
      {stop.error && <p className="no">{say(stop.error)}</p>}
    </li>
  )
}

function JobProgress({ job: { kind, progress } }: { job: Job }) {
  const { t, i18n } = useTranslation()
  const number = new Intl.NumberFormat(i18n.language)
  const share = progress.total > 0 ? Math.floor((100 * progress.done) / progress.total) : 0
  const steps = t(kind === 'siting' ? 'jobStepsOf' : 'jobSteps', { done: number.format(progress.done), total: number.format(progress.total) })
  const search = progress.bound > 0 && progress.value > 0 ? ` · ${t('jobSearch', { value: number.format(progress.value), bound: number.format(progress.bound) })}` : ''
  return (
    <div className="job-progress">
      <Progress percent={share} status="active" aria-label={steps} />
      <span className="soft">{progress.total > 0 ? steps + search : t('jobPreparing')}</span>
    </div>
  )
}

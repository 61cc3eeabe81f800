import { Alert, Button, Progress } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { useNames } from '../circle/useNames'
import { useProblem } from '../frame/useProblem'
import type { Job, useJob } from './useJob'

interface Props {
  facts: Schemas['CircleFacts']
  job?: Job
  lost: boolean
  stop: ReturnType<typeof useJob>['stop']
  forget: () => void
}

/** How far the search is: the best so far, and what no choice can exceed, closing in on each other. */
export function PlanProgress({ facts, job, lost, stop, forget }: Props) {
  const { t } = useTranslation()
  const why = useProblem()
  if (job?.state === 'failed' || job?.state === 'cancelled') {
    const said = job.failure ? t([`problem_${job.failure.code}`, 'planFailed'], { detail: job.failure.message }) : t(job.state === 'failed' ? 'planFailed' : 'planCancelled', { detail: '' })
    return <Alert type={job.state === 'failed' ? 'error' : 'info'} showIcon title={said} closable={{ onClose: forget, 'aria-label': t('close') }} />
  }
  return (
    <div className="plan-progress" role="status">
      <Closing facts={facts} job={job} />
      {lost && <span className="no">{t('planLost')}</span>}
      {stop.error && <span className="no" role="alert">{why(stop.error)}</span>}
      <Button onClick={() => stop.mutate()} disabled={!job || job.stop} loading={stop.isPending}>
        {t(job?.progress.bound ? 'planStop' : 'planStopNow')}
      </Button>
    </div>
  )
}

function Closing({ facts, job }: Pick<Props, 'facts' | 'job'>) {
  const { t } = useTranslation()
  const names = useNames(facts)
  const seconds = useSeconds()
  const { value = 0, bound = 0, done = 0, total = 0 } = job?.progress ?? {}
  if (!job || job.state === 'queued') return <span>{t('planQueued')}</span>
  if (bound === 0) return <span>{t('planMeasuring', { n: seconds })}</span>
  const problem = job.parameters.siting?.problem ?? 'mclp'
  const say = (n: number) => names.say(`planUnit_${problem}`, { n: names.people(problem === 'fair' ? Math.round(n / 10_000) : n) })
  const near = (100 * Math.min(value, bound)) / Math.max(value, bound)
  const gap = 100 - near
  const closing = t(bound < value ? 'planClosingDown' : 'planClosing', { value: say(value), bound: say(bound), gap: gap.toFixed(gap < 1 ? 2 : 1), n: seconds })
  const said = done < 2 ? closing : t('planComparing', { value: say(value), done: done - 2, total: total - 2 })
  return (
    <>
      <span>{said}</span>
      <Progress percent={done < 2 ? near : (100 * (done - 2)) / Math.max(1, total - 2)} showInfo={false} size="small" aria-label={said} />
    </>
  )
}

function useSeconds(): number {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setSeconds((s) => s + 1), 1000)
    return () => clearInterval(timer)
  }, [])
  return seconds
}

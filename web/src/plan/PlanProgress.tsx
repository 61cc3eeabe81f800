import { Alert, Button, Progress } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sayPeople } from '../circle/minutes'
import type { Job } from './useJob'

interface Props {
  job?: Job
  lost: boolean
  stop: () => Promise<void>
  forget: () => void
}

/** How far the search is: the best so far, and what no choice can exceed, closing in on each other. */
export function PlanProgress({ job, lost, stop, forget }: Props) {
  const { t } = useTranslation()
  if (job?.state === 'failed' || job?.state === 'cancelled') {
    const said = job.failure ? t([`problem_${job.failure.code}`, 'planFailed'], { detail: job.failure.message }) : t(job.state === 'failed' ? 'planFailed' : 'planCancelled', { detail: '' })
    return <Alert type={job.state === 'failed' ? 'error' : 'info'} showIcon title={said} closable={{ onClose: forget, 'aria-label': t('close') }} />
  }
  return (
    <div className="plan-progress" role="status">
      <Closing job={job} />
      {lost && <span className="no">{t('planLost')}</span>}
      <Button onClick={() => void stop()} disabled={job?.stop === true}>
        {t('planStop')}
      </Button>
    </div>
  )
}

function Closing({ job }: { job?: Job }) {
  const { t, i18n } = useTranslation()
  const seconds = useSeconds()
  const { value = 0, bound = 0 } = job?.progress ?? {}
  if (!job || job.state === 'queued') return <span>{t('planQueued')}</span>
  if (bound === 0) return <span>{t('planMeasuring', { n: seconds })}</span>
  const say = (n: number) => sayPeople(n, i18n.language)
  const gap = bound > 0 ? ((bound - value) / bound) * 100 : 0
  return (
    <>
      <span>{t('planClosing', { value: say(value), bound: say(bound), gap: gap.toFixed(gap < 1 ? 2 : 1), n: seconds })}</span>
      <Progress percent={bound > 0 ? (100 * value) / bound : 0} showInfo={false} size="small" aria-label={t('planClosing', { value: say(value), bound: say(bound), gap: gap.toFixed(1), n: seconds })} />
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

import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { answer, api } from '../api/client'
import { isOver } from '../data/queries'
import { useParameterWords } from '../data/useParameterWords'

/** Plans that are being searched for, whoever asked, with the way to watch each. */
export function Searching() {
  const { t } = useTranslation()
  const words = useParameterWords()
  const { data } = useQuery({ queryKey: ['jobs', 'newest'], queryFn: () => answer(api.GET('/api/jobs', { params: { query: { limit: 20 } } })), refetchInterval: 5000 })
  const open = data?.jobs.filter((job) => job.kind === 'siting' && !isOver(job)) ?? []
  if (open.length === 0) return null
  return (
    <Alert
      type="info"
      className="circle-unknown"
      title={open.map((job) => (
        <div key={job.id}>
          {t(`job_${job.state}`)}: {words(job.parameters)} <Link href={`/plan?job=${job.id}`}>{t('jobWatch')}</Link>
        </div>
      ))}
    />
  )
}

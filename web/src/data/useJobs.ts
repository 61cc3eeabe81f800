import { useInfiniteQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { isOver, jobList, type Job } from './queries'

type Jobs = InfiniteData<Schemas['JobList'], number | undefined>

/** How often to look for jobs that others asked for, and at those that wait, in milliseconds. */
const look = 5000

/** The jobs, newest first; the one that runs is followed by its stream. */
export function useJobs() {
  const { i18n } = useTranslation()
  const options = jobList(i18n.language)
  const list = useInfiniteQuery({ ...options, refetchInterval: look })
  const jobs = list.data?.pages.flatMap((p) => p.jobs)
  const running = jobs?.find((j) => j.state === 'running') ?? jobs?.findLast((j) => j.state === 'queued')
  const client = useQueryClient()
  const following = running?.id
  const language = i18n.language
  useEffect(() => {
    if (following === undefined) return
    const source = new EventSource(`/api/jobs/${following}/events`)
    const { queryKey } = jobList(language)
    source.onmessage = (event: MessageEvent<string>) => {
      const job = JSON.parse(event.data) as Job
      client.setQueryData<Jobs>(queryKey, (jobs) => jobs && withJob(jobs, job))
      if (isOver(job)) source.close()
    }
    source.addEventListener('progress', source.onmessage)
    source.onerror = () => source.close() // the list is looked at again anyway
    return () => source.close()
  }, [following, client, language])
  useNewRuns(jobs)
  return { list, jobs }
}

/** Looks at the runs again as soon as a job shows one that is new, however the job was heard of: short ones are over before they can be followed. */
function useNewRuns(jobs: Job[] | undefined) {
  const client = useQueryClient()
  const newest = jobs && Math.max(0, ...jobs.map((j) => j.run ?? 0))
  const known = useRef(newest)
  useEffect(() => {
    if (newest === undefined || newest === known.current) return
    known.current = newest
    for (const key of ['runs', 'observations']) void client.invalidateQueries({ queryKey: [key] })
  }, [newest, client])
}

/** The pages of jobs with one as it is now. */
export function withJob(jobs: Jobs, job: Job): Jobs {
  return { ...jobs, pages: jobs.pages.map((page) => ({ ...page, jobs: page.jobs.map((j) => (j.id === job.id ? job : j)) })) }
}

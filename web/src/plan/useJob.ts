import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { answer, api, type Schemas } from '../api/client'
import { jobRow } from '../api/queries'

export type Job = Schemas['JobRow']

/** Follows a job until it has ended; `ended` is told of it once. Of a number that is no job, gone says so. */
export function useJob(id: number | undefined, ended: (job: Job) => void) {
  const client = useQueryClient()
  const [job, setJob] = useState<Job>()
  const [lost, setLost] = useState(false)
  const latest = useRef(ended)
  useEffect(() => {
    latest.current = ended
  })
  const row = useQuery({ ...jobRow(id ?? 0), enabled: id !== undefined })
  const there = row.data?.id
  useEffect(() => {
    if (there === undefined) return
    const source = new EventSource(`/api/jobs/${there}/events`)
    source.addEventListener('progress', (event: MessageEvent<string>) => {
      const now = JSON.parse(event.data) as Job
      setJob(now)
      setLost(false)
      if (!['done', 'failed', 'cancelled'].includes(now.state)) return
      source.close()
      void client.invalidateQueries({ queryKey: ['runs'] })
      latest.current(now)
    })
    source.onerror = () => setLost(true) // the browser tries again by itself
    return () => source.close()
  }, [there, client])
  const stop = useMutation({ mutationFn: () => answer(api.DELETE('/api/jobs/{id}', { params: { path: { id: id ?? 0 } } })) })
  return { job: job?.id === id ? job : undefined, gone: id !== undefined && row.data === null, lost, stop }
}

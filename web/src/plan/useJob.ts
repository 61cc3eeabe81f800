import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { answer, api, type Schemas } from '../api/client'

export type Job = Schemas['JobRow']

/** Follows a job until it has ended; `ended` is told of it once. */
export function useJob(id: number | undefined, ended: (job: Job) => void) {
  const client = useQueryClient()
  const [job, setJob] = useState<Job>()
  const [lost, setLost] = useState(false)
  useEffect(() => {
    if (id === undefined) return
    const source = new EventSource(`/api/jobs/${id}/events`)
    source.addEventListener('progress', (event: MessageEvent<string>) => {
      const now = JSON.parse(event.data) as Job
      setJob(now)
      setLost(false)
      if (!['done', 'failed', 'cancelled'].includes(now.state)) return
      source.close()
      void client.invalidateQueries({ queryKey: ['runs'] })
      ended(now)
    })
    source.onerror = () => setLost(true) // the browser tries again by itself
    return () => source.close()
  }, [id, client, ended])
  const stop = () => (id === undefined ? Promise.resolve() : answer(api.DELETE('/api/jobs/{id}', { params: { path: { id } } })).then(() => undefined))
  return { job: job?.id === id ? job : undefined, lost, stop }
}

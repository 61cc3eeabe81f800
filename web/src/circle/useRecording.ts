import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, api, type Schemas } from '../api/client'
import { useJob } from '../plan/useJob'

/** Asks for a run of what is there; once it has ended, its figures are among the observations. */
export function useRecording(access: Schemas['AccessParameters']) {
  const client = useQueryClient()
  const [asked, setAsked] = useState<number>()
  useJob(asked, () => {
    setAsked(undefined)
    void client.invalidateQueries({ queryKey: ['observations'] })
  })
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => answer(api.POST('/api/jobs', { body: { access } })),
    onSuccess: (job) => setAsked(job.id),
  })
  return { record: () => mutate(), busy: isPending || asked !== undefined, error }
}

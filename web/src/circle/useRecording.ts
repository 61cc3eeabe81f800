import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, api, Refused, type Schemas } from '../api/client'
import { circleOf } from '../api/queries'
import { useJob } from '../plan/useJob'

/** Asks for a run of what is shown, if that is measured on the data of now: a run would have other figures. Once it has ended, its figures are among the observations. */
export function useRecording(facts: Schemas['CircleFacts'], access: Schemas['AccessParameters']) {
  const client = useQueryClient()
  const [asked, setAsked] = useState<number>()
  useJob(asked, () => {
    setAsked(undefined)
    void client.invalidateQueries({ queryKey: ['observations'] })
  })
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => {
      const now = await client.query({ ...circleOf({ profile: facts.profile, standard: facts.standard }), staleTime: 0 })
      if (now.version !== facts.version) throw new Refused({ code: 'data_changed' })
      return answer(api.POST('/api/jobs', { body: { access } }))
    },
    onSuccess: (job) => setAsked(job.id),
  })
  return { record: () => mutate(), busy: isPending || asked !== undefined, error }
}

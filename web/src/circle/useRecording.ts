import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useState } from 'react'
import { answer, api, isRefused, Refused, type Schemas } from '../api/client'
import { circleOf } from '../api/queries'
import { useProblem } from '../frame/useProblem'
import { useJob } from '../plan/useJob'

/** Asks for a run of what is shown, if that is measured on the data of now: a run would have other figures. Once it has ended, its figures are among the observations. */
export function useRecording(facts: Schemas['CircleFacts'], access: Schemas['AccessParameters']) {
  const client = useQueryClient()
  const say = useProblem()
  const { message } = App.useApp()
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
    onError: (e) => void (isRefused(e, 'data_changed') && message.warning(say(e), 10)), // the page is drawn anew, without the button
  })
  return { record: () => mutate(), busy: isPending || asked !== undefined, error }
}

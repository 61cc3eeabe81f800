import { useQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { Schemas } from '../api/client'
import { trialOf } from '../api/queries'
import { answer, api } from '../api/client'
import { following, type Found } from './following'
import { changeOf, type Scenario } from './scenario'

type Effect = Schemas['CircleEffect']

interface Question {
  version: string
  category: string
  minutes: number
}

/** What a scenario does. While something is dragged, `ask` asks for it where it is now, so that colours follow the hand;
 * once it is let go, what the hand saw last stands until what is kept is answered. */
export function useTrial(question: Question, kept: Scenario) {
  const { version, category, minutes } = question
  const [live, setLive] = useState<Found<Effect>>()
  const [held, setHeld] = useState(false)
  const [hand] = useState(() => following(send, setLive))
  const none = Object.keys(kept).length === 0
  const settled = useQuery({
    ...trialOf(version, { category, minutes, change: changeOf(kept, category) }),
    enabled: !none,
    placeholderData: (before?: Effect) => live?.answer ?? before,
  })
  if (live && !held && (none || !settled.isPlaceholderData)) setLive(undefined)
  const ask = useCallback(
    (scenario: Scenario) => {
      setHeld(true)
      hand.ask({ ...question, scenario })
    },
    [hand, question],
  )
  const settle = useCallback(() => {
    setHeld(false)
    hand.settle()
  }, [hand])
  const rests = none ? undefined : settled
  const effect = held ? (live?.answer ?? rests?.data) : rests?.data
  return { effect, error: held ? live?.error : rests?.error, retry: settled.refetch, late: !none && !held && settled.isFetching, ask, settle }
}

async function send({ version, category, minutes, scenario }: Question & { scenario: Scenario }): Promise<Effect> {
  performance.mark('trial')
  try {
    return await answer(api.POST('/api/circle/{version}/trial', { params: { path: { version } }, body: { category, minutes, change: changeOf(scenario, category) } }))
  } finally {
    performance.measure('trial', 'trial')
  }
}

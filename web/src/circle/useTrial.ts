import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Schemas } from '../api/client'
import { trialOf } from '../api/queries'
import { answer, api } from '../api/client'
import { changeOf, type Scenario } from './scenario'

type Effect = Schemas['CircleEffect']

interface Question {
  version: string
  category: string
  minutes: number
}

/** What a scenario does. While something is dragged, `ask` asks for it where it is now: one question at a time, the
 * last place always gets its turn, so that colours follow the hand and no answer comes late. */
export function useTrial(question: Question | undefined, kept: Scenario) {
  const [live, setLive] = useState<Effect>()
  const [error, setError] = useState<unknown>()
  const waiting = useRef<Scenario>(undefined)
  const busy = useRef(false)
  const latest = useRef(question)
  useEffect(() => {
    latest.current = question
  })
  const version = question?.version ?? ''
  const body = { category: question?.category ?? '', minutes: question?.minutes ?? 15, change: changeOf(kept, question?.category ?? '') }
  const settled = useQuery({ ...trialOf(version, body), enabled: question !== undefined && Object.keys(kept).length > 0, placeholderData: keepPreviousData })
  const ask = useCallback(async (scenario: Scenario) => {
    waiting.current = scenario
    if (busy.current) return
    busy.current = true
    while (waiting.current && latest.current) {
      const asked = waiting.current
      const { version, category, minutes } = latest.current
      waiting.current = undefined
      performance.mark('trial')
      try {
        setLive(await answer(api.POST('/api/circle/{version}/trial', { params: { path: { version } }, body: { category, minutes, change: changeOf(asked, category) } })))
        setError(undefined)
      } catch (why) {
        setError(why)
      }
      performance.measure('trial', 'trial')
    }
    busy.current = false
  }, [])
  const settle = useCallback(() => {
    waiting.current = undefined
    setLive(undefined)
    setError(undefined)
  }, [])
  const none = Object.keys(kept).length === 0
  return { effect: live ?? (none ? undefined : settled.data), error: error ?? (none ? undefined : settled.error), ask, settle }
}

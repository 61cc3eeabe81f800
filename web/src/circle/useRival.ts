import { useQuery } from '@tanstack/react-query'
import type { Schemas } from '../api/client'
import { circleOf, layerList, verdictOf } from '../api/queries'
import type { Other } from './useCircleAddress'

/** What the figures are compared with: another rule, or the same on what was loaded before. */
export interface Rival {
  facts: Schemas['CircleFacts']
  verdict?: Schemas['CircleVerdict']
  category: string
  minutes: number
  older: boolean // measured on other layers
  layer?: string // which of them is an earlier one
}

/** What a layer that was replaced is called: its day first. */
export function layerName(l: Schemas['LayerRow']): string {
  return `${l.as_of || l.changed_at.slice(0, 10)} · ${l.name}`
}

export function useRival(facts: Schemas['CircleFacts'], other: Other | undefined): { rival?: Rival; error: Error | null; retry: () => unknown } {
  const older = other?.layer !== undefined
  const circle = useQuery({ ...circleOf({ profile: facts.profile, standard: facts.standard, layer: other?.layer }), enabled: older })
  const layer = useQuery({ ...layerList, enabled: older }).data?.layers.find((l) => l.id === other?.layer)
  const shown = older ? circle.data : facts
  const query = { category: other?.category ?? '', minutes: other?.minutes ?? 15 }
  const verdict = useQuery({ ...verdictOf(shown?.version ?? '', query), enabled: other !== undefined && shown !== undefined })
  return {
    rival: other && shown ? { facts: shown, verdict: verdict.data, ...query, older, layer: layer && layerName(layer) } : undefined,
    error: circle.error ?? verdict.error,
    retry: circle.error ? circle.refetch : verdict.refetch,
  }
}

import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { circleOf, groundOf, layerList, trialOf, verdictOf } from '../api/queries'
import type { Ground } from '../map/groundStyle'
import { afterTrial } from './areaRows'
import type { Other } from './useCircleAddress'

/** What the figures are compared with: another rule, or the same on what was loaded before. */
export interface Rival {
  facts: Schemas['CircleFacts']
  verdict?: Schemas['CircleVerdict'] // after what is tried, on the ground of now
  effect?: Schemas['CircleEffect']
  category: string
  minutes: number
  older: boolean // measured on other layers
  layer?: string // which of them is an earlier one
  ground?: Ground // of that, once it is known
  elsewhere: boolean // it lies apart from what is compared with it
}

const none: Schemas['AccessChange'] = { add: [], remove: [], open: [], close: [] }

/** What a layer that was replaced is called: the day that it shows first, or when it came in where nobody knows that. */
export function layerName(l: Pick<Schemas['LayerRow'], 'as_of' | 'changed_at' | 'name'>, t: TFunction): string {
  return `${l.as_of ? t('groundAsOf', { day: l.as_of }) : t('layerImported', { day: l.changed_at.slice(0, 10) })} · ${l.name}`
}

/** change is what is tried, if anything: an earlier ground may not have what it names, and stays as it was. */
export function useRival(facts: Schemas['CircleFacts'], other: Other | undefined, change: Schemas['AccessChange'] | undefined): { rival?: Rival; error: Error | null; retry: () => unknown } {
  const { t } = useTranslation()
  const older = other?.layer !== undefined
  const circle = useQuery({ ...circleOf({ profile: facts.profile, standard: facts.standard, layer: other?.layer }), enabled: older })
  const ground = useQuery({ ...groundOf(other?.layer), enabled: older })
  const layer = useQuery({ ...layerList, enabled: older }).data?.layers.find((l) => l.id === other?.layer)
  const shown = older ? circle.data : facts
  const query = { category: other?.category ?? '', minutes: other?.minutes ?? 15 }
  const verdict = useQuery({ ...verdictOf(shown?.version ?? '', query), enabled: other !== undefined && shown !== undefined })
  const tried = other !== undefined && !older && change !== undefined
  const trial = useQuery({ ...trialOf(facts.version, { ...query, change: change ?? none }), enabled: tried })
  const effect = tried ? trial.data : undefined
  const after = useMemo(() => verdict.data && afterTrial(verdict.data, effect), [verdict.data, effect])
  return {
    rival: other && shown ? { facts: shown, verdict: after, effect, ...query, older, layer: layer && layerName(layer, t), ground: ground.data, elsewhere: areApart(facts.box, shown.box) } : undefined,
    error: circle.error ?? verdict.error ?? ground.error,
    retry: circle.error ? circle.refetch : verdict.error ? verdict.refetch : ground.refetch,
  }
}

/** Whether two boxes of west, south, east and north have no place in common. */
export function areApart(a: readonly number[], b: readonly number[]): boolean {
  const [west, south, east, north] = a as [number, number, number, number]
  const [otherWest, otherSouth, otherEast, otherNorth] = b as [number, number, number, number]
  return east < otherWest || otherEast < west || north < otherSouth || otherNorth < south
}

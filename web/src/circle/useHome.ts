import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Schemas } from '../api/client'
import { circleHomeOf, homeTrialOf } from '../api/queries'
import { changeOf, type Scenario } from './scenario'

/** The home that is looked at, as it is or as it would be. */
export interface ShownHome {
  home?: Schemas['CircleHome']
  tried: boolean // its ways are those after what is tried
  error: Error | null
  retry: () => unknown
}

export function useHome(version: string, category: string, number: number | undefined, scenario: Scenario): ShownHome {
  const tried = Object.keys(scenario).length > 0
  const asked = number ?? 0
  const { add, remove } = changeOf(scenario, category)
  const is = useQuery({ ...circleHomeOf(version, asked), enabled: number !== undefined && !tried })
  const would = useQuery({ ...homeTrialOf(version, asked, { add, remove }), enabled: number !== undefined && tried, placeholderData: keepPreviousData })
  const query = tried ? would : is
  const home = number !== undefined && query.data?.number === number ? query.data : undefined
  return { home, tried, error: number === undefined ? null : query.error, retry: query.refetch }
}

import { useFilters, numeric } from '../url/useFilters'
import type { View } from '../map/MapView'
import { readView } from '../circle/useCircleAddress'

const keys = ['profile', 'category', 'within', 'p', 'budget', 'problem', 'candidates', 'without', 'seconds', 'job', 'run', 'at', 'list'] as const
type Key = (typeof keys)[number]

/** All of the page's state, as it stands in the address: the question, the job that looks for an answer, the run that is one. */
export interface PlanAddress {
  profile: string
  category?: string
  within: number
  p: number
  budget?: number // in place of p
  problem: string
  candidates: string
  without: string[] // ids of candidates that are out of the question
  seconds: number
  job?: number
  run?: number
  view?: View
  list: string
  set: (changes: Partial<Record<Key, string | undefined>>) => void
}

export function usePlanAddress(): PlanAddress {
  const { values, set } = useFilters(keys)
  return {
    profile: values.profile ?? 'adult',
    category: values.category,
    within: numeric(values.within) ?? 15,
    p: numeric(values.p) ?? 3,
    budget: numeric(values.budget),
    problem: values.problem ?? 'mclp',
    candidates: values.candidates ?? 'buildings',
    without: values.without?.split(',').filter(Boolean) ?? [],
    seconds: numeric(values.seconds) ?? 60,
    job: numeric(values.job),
    run: numeric(values.run),
    view: readView(values.at),
    list: values.list ?? 'sites',
    set,
  }
}

import { useFilters, numeric } from '../url/useFilters'
import type { View } from '../map/MapView'
import { readView } from '../circle/useCircleAddress'

const keys = ['profile', 'category', 'within', 'p', 'budget', 'problem', 'candidates', 'without', 'seconds', 'job', 'run', 'at', 'list', 'show'] as const
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
  before: boolean // what was before the plan is shown
  wrong: Asked
  set: (changes: Partial<Record<Key, string | undefined>>) => void
}

export const problemKinds = ['mclp', 'fair', 'pmedian', 'pcenter', 'lscp'] as const
export const candidateKinds = ['buildings', 'crossings', 'layer'] as const

/** What the address holds that can be no part of a question, as it stands there. */
export type Asked = Partial<Record<'problem' | 'candidates' | 'within' | 'p' | 'budget' | 'run' | 'job' | 'profile' | 'at', string>>

export function usePlanAddress(): PlanAddress {
  const { values, set } = useFilters(keys, [], ['profile', 'category', 'within', 'problem', 'candidates'])
  const oneOf = (all: readonly string[], value: string | undefined, usual: string) => (value && all.includes(value) ? value : usual)
  const within = between(values.within, 60)
  const p = between(values.p, 50)
  return {
    profile: values.profile ?? 'adult',
    category: values.category,
    within: within ?? 15,
    p: p ?? 3,
    budget: numeric(values.budget),
    problem: oneOf(problemKinds, values.problem, 'mclp'),
    candidates: oneOf(candidateKinds, values.candidates, 'buildings'),
    without: values.without?.split(',').filter(Boolean) ?? [],
    seconds: numeric(values.seconds) ?? 60,
    job: numeric(values.job),
    run: numeric(values.run),
    view: readView(values.at),
    list: oneOf(['sites', 'curve', 'areas'], values.list, 'sites'),
    before: values.show === 'before',
    wrong: wrongOf(values),
    set,
  }
}

function between(value: string | undefined, most: number): number | undefined {
  const n = numeric(value)
  return n !== undefined && n >= 1 && n <= most ? n : undefined
}

export function wrongOf(values: Partial<Record<Key, string>>): Asked {
  const good: Record<keyof Asked, (value: string) => boolean> = {
    problem: (v) => problemKinds.some((kind) => kind === v),
    candidates: (v) => candidateKinds.some((kind) => kind === v),
    within: (v) => between(v, 60) !== undefined,
    p: (v) => between(v, 50) !== undefined,
    budget: (v) => (numeric(v) ?? 0) > 0,
    run: (v) => (numeric(v) ?? 0) > 0,
    job: (v) => (numeric(v) ?? 0) > 0,
    at: (v) => readView(v) !== undefined,
    profile: (v) => /^[a-z_-]+$/.test(v),
  }
  return Object.fromEntries(Object.entries(good).flatMap(([key, is]) => {
    const value = values[key as keyof Asked]
    return value !== undefined && !is(value) ? [[key, value]] : []
  }))
}

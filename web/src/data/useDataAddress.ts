import { numeric, useFilters } from '../url/useFilters'
import { kinds, type Kind } from './queries'

const keys = ['list', 'add', 'start', 'run', 'area', 'rule'] as const
type Key = (typeof keys)[number]

/** All of the page's state, as it stands in the address. */
export interface DataAddress {
  list: string
  add?: Kind // what is being added
  start: boolean // on the way through the first steps
  run?: number // whose particulars are open
  area: string // code; empty for all together
  rule?: string
  set: (changes: Partial<Record<Key, string | undefined>>) => void
}

export function useDataAddress(): DataAddress {
  const { values, set } = useFilters(keys, [], ['list', 'area', 'rule'])
  return {
    list: values.list ?? 'layers',
    add: kinds.find((k) => k === values.add),
    start: values.start === 'own',
    run: numeric(values.run),
    area: values.area ?? '',
    rule: values.rule,
    set,
  }
}

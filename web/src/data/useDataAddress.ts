import { numeric, useFilters } from '../url/useFilters'
import { kinds, type Kind } from './queries'

const keys = ['list', 'add', 'start', 'run', 'area', 'rule'] as const
type Key = (typeof keys)[number]

const lists = ['layers', 'history', 'runs', 'observations'] as const
type List = (typeof lists)[number]

function oneOf<T extends string>(all: readonly T[], value: string | undefined): T | undefined {
  return all.find((one) => one === value)
}

/** All of the page's state, as it stands in the address. */
export interface DataAddress {
  list: List
  unknown: string[] // what the address asks for that there is not
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
    list: oneOf(lists, values.list) ?? 'layers',
    unknown: Object.entries({ list: oneOf(lists, values.list), add: oneOf(kinds, values.add) }).flatMap(([key, known]) => (values[key as Key] && !known ? [values[key as Key] as string] : [])),
    add: oneOf(kinds, values.add),
    start: values.start === 'own',
    run: numeric(values.run),
    area: values.area ?? '',
    rule: values.rule,
    set,
  }
}

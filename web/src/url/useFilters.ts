import { useLocation, useSearch } from 'wouter'

/** The filters of a list, kept in the address, so that a list can be sent, kept and gone back to. */
export interface Filters<K extends string> {
  values: Partial<Record<K, string>>
  count: number
  set: (changes: Partial<Record<K, string | undefined>>) => void
  clear: () => void
}

/**
 * Reads the filters of the address; those of still narrow nothing and are no filters to count. Those of questions are
 * chosen, and the browser's Back takes such a choice back; what is typed, dragged or looked at leaves no trail.
 */
export function useFilters<K extends string>(keys: readonly K[], still: readonly K[] = [], questions: readonly K[] = []): Filters<K> {
  const search = useSearch()
  const [path, navigate] = useLocation()
  const values = readFilters(search, keys)
  return {
    values,
    count: Object.keys(values).filter((key) => !still.includes(key as K)).length,
    // What stands in the address by then: a map that moves and a click may change it in one turn.
    set: (changes) => {
      const { search } = window.location
      navigate(address(path, search, changes), { replace: !asksAnew(readFilters(search, keys), changes, questions) })
    },
    clear: () => navigate(path, { replace: true }),
  }
}

/** Whether changes choose another question. */
export function asksAnew<K extends string>(values: Partial<Record<K, string>>, changes: Partial<Record<K, string | undefined>>, questions: readonly K[]): boolean {
  return questions.some((key) => key in changes && (changes[key] || undefined) !== values[key])
}

export function readFilters<K extends string>(search: string, keys: readonly K[]): Partial<Record<K, string>> {
  const asked = new URLSearchParams(search)
  const values: Partial<Record<K, string>> = {}
  for (const key of keys) {
    const value = asked.get(key)
    if (value) values[key] = value
  }
  return values
}

/** The address with some filters changed; one without a value is taken out. */
export function address(path: string, search: string, changes: Record<string, string | undefined>): string {
  const next = new URLSearchParams(search)
  for (const [key, value] of Object.entries(changes)) {
    if (value) next.set(key, value)
    else next.delete(key)
  }
  const text = next.toString()
  return text ? `${path}?${text}` : path
}

/** A row's id in the address. What is none is NaN, which the server refuses: without it, it would give everything. */
export function idOf(value: string | undefined): number | undefined {
  return value === undefined ? undefined : (numeric(value) || NaN)
}

/** A filter's value as a number, or undefined. */
export function numeric(value: string | undefined): number | undefined {
  return value && /^\d+$/.test(value) ? Number(value) : undefined
}

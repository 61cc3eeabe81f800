import type { Schemas } from './client'

/** How many asks there are of a town and theme; rejected ones are none. */
export interface Cell {
  town: number
  theme: string
  all: number
  measurable: number
  accepted: number
}

/** The server's counts, one place for their form. */
export function cells(list: Schemas['CountList'] | undefined): Cell[] {
  return (list?.counts ?? []).map(({ town, theme, proposed, accepted, measurable }) => ({
    town, theme, all: proposed + accepted, measurable, accepted,
  }))
}

export type Sum = Pick<Cell, 'all' | 'measurable' | 'accepted'>

/** The cells added up by town or by theme. */
export function sumBy<K extends 'town' | 'theme'>(key: K, list: readonly Cell[]): Map<Cell[K], Sum> {
  const sums = new Map<Cell[K], Sum>()
  for (const c of list) {
    const was = sums.get(c[key]) ?? { all: 0, measurable: 0, accepted: 0 }
    sums.set(c[key], { all: was.all + c.all, measurable: was.measurable + c.measurable, accepted: was.accepted + c.accepted })
  }
  return sums
}

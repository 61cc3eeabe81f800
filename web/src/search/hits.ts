import type { Schemas } from '../api/client'

export type Hit = Schemas['Hit']

/** Says of a step in the browser's history that a search led there, and when: also one that led where the page was. */
export interface Sought {
  sought: number
}

/** The page that shows a hit. */
export function hitAddress(hit: Hit): string {
  switch (hit.kind) {
    case 'area':
      return `/places/areas/${hit.id}`
    case 'site':
      return `/places/sites/${hit.id}`
    case 'organisation':
      return `/places/organisations/${hit.id}`
    case 'visit':
      return `/visits/${hit.id}`
    case 'document':
      return `/visits/${hit.visit ?? 0}`
    case 'stop':
    case 'directive':
    case 'remark':
      return `/visits/${hit.visit ?? 0}?item=${hit.id}`
  }
}

/** The text of a hit before, within and after what was searched for; positions count characters. */
export function parts({ text, from, to }: Pick<Hit, 'text' | 'from' | 'to'>): [string, string, string] {
  const chars = Array.from(text)
  return [chars.slice(0, from).join(''), chars.slice(from, to).join(''), chars.slice(to).join('')]
}

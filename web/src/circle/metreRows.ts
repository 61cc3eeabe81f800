import type { Schemas } from '../api/client'

type Observation = Schemas['Observation']

/** A line of the table of rules in metres: a rule, and its figures in the newest run that judged it, if any did. */
export interface MetreRow {
  key: string
  rule: Schemas['CircleMetres']
  category: string
  found?: Observation
}

/** The rules with what runs found, which are newest first; a rule of several categories has a line for each that was judged. */
export function metreRows(rules: readonly Schemas['CircleMetres'][], observations: readonly Observation[]): MetreRow[] {
  return rules.flatMap((rule) => {
    const newest = observations.find((o) => o.rule === rule.id)
    const judged = newest ? observations.filter((o) => o.run === newest.run && o.rule === rule.id) : []
    if (judged.length === 0) return [{ key: rule.id, rule, category: rule.categories.join('|') }]
    return judged.map((found) => ({ key: `${rule.id} ${found.category}`, rule, category: found.category, found }))
  })
}

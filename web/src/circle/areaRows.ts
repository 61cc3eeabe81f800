import type { Schemas } from '../api/client'

type Rule = Schemas['AccessRule']
type Area = Schemas['AccessArea']

/** A line of the table of areas: its verdict as it is, after what is tried, and by what it is compared with. */
export interface AreaRow {
  key: number
  name: string
  depth: number
  before: Rule
  now: Rule
  moved: boolean
  rival?: Rule
}

export function areaRows(verdict: Schemas['CircleVerdict'], effect?: Schemas['CircleEffect'], rival?: Schemas['CircleVerdict']): AreaRow[] {
  const after = new Map(effect?.areas.map((a) => [a.place, a.rule]))
  const rivals = new Map(keyed(rival?.areas ?? []).map(([key, area]) => [key, area.rules[0]]))
  return keyed(verdict.areas).flatMap(([key, area], i) => {
    const before = area.rules[0]
    return before ? [{ key: i, name: area.name, depth: area.depth, before, now: after.get(i) ?? before, moved: after.has(i), rival: rivals.get(key) }] : []
  })
}

/** A verdict as it is after what is tried. */
export function afterTrial(verdict: Schemas['CircleVerdict'], effect?: Schemas['CircleEffect']): Schemas['CircleVerdict'] {
  if (!effect) return verdict
  const after = new Map(effect.areas.map((a) => [a.place, a.rule]))
  return { ...verdict, whole: effect.whole, areas: verdict.areas.map((area, i) => ({ ...area, rules: [after.get(i) ?? area.rules[0]].filter((r) => r !== undefined) })) }
}

/** Areas by what finds them again in another measurement: their code or name, and the how manieth of them each is. */
function keyed(areas: readonly Area[]): [string, Area][] {
  const count = new Map<string, number>()
  return areas.map((area) => {
    const name = area.code || area.name
    const nth = count.get(name) ?? 0
    count.set(name, nth + 1)
    return [`${name}\n${nth}`, area]
  })
}

/** By how much a share is above that which it is compared with; null where one is missing. */
export function aboveRival(row: AreaRow): number | null {
  const rival = row.rival?.share
  return row.now.share === null || rival === null || rival === undefined ? null : row.now.share - rival
}

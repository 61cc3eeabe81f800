import type { Schemas } from '../api/client'

/** One thing that a check found: a message with what fills it, and whether it is a warning. */
export interface Finding {
  key: string
  holes: Record<string, number | string>
  warns: boolean
}

type Layer = Pick<Schemas['Layer'], 'kind' | 'summary' | 'datum'>

/** What a check found in a layer, in the order to say it: what is in it, then what is odd. Counts that are 0 say nothing,
 * but for what a layer of its kind cannot be without. */
export function findings({ kind, summary: s, datum }: Layer, comma: string): Finding[] {
  const named = (names: readonly string[], all: number, most?: number) => firstOf(names, all, comma, most)
  const all: Finding[] = []
  const say = (key: string, holes: Finding['holes'] = {}) => all.push({ key, holes, warns: false })
  const warn = (key: string, n: number | undefined, holes: Finding['holes'] = {}) => {
    if (n) all.push({ key, holes: { n, ...holes }, warns: true })
  }
  say(`found_${kind}`, { n: s.records, people: Math.round(s.people ?? 0) })
  const again = twice(s.categories)
  if (kind === 'extract') {
    if (s.areas) say('foundAreas', { n: s.areas })
    if (again) say('foundMerged', { n: again }) // a map often has a place as a point and as an outline
  }
  if (s.made_up) all.push({ key: 'foundMadeUp', holes: {}, warns: true })
  if (s.alike) all.push({ key: 'foundAlike', holes: {}, warns: true })
  warn('foundBlank', s.blank)
  warn('foundPlaceless', s.placeless)
  const faults = s.first_faults?.map((f) => `${f.line}: ${f.column} “${f.cell}”`) ?? []
  warn('foundFaulty', s.faulty, { rows: named(faults, s.faulty ?? 0, 10) })
  warn('foundAgain', s.again, { ids: named(s.again_first ?? [], s.again ?? 0) })
  warn('foundSamePeople', s.same, { ids: named(s.same_first ?? [], s.same ?? 0) })
  if (kind !== 'extract') warn('foundTwice', again)
  warn('foundUnlinked', s.unlinkable, { ids: named(s.unlinked ?? [], s.unlinkable ?? 0) })
  warn('foundSpread', s.spread, { ids: named(s.spread_first ?? [], s.spread ?? 0) })
  warn('foundFar', s.far, { ids: named(s.far_first ?? [], s.far ?? 0) })
  for (const c of s.categories ?? []) if (c.own) warn('foundOwn', c.facilities, { name: c.name, ids: named(c.first ?? [], c.facilities) })
  for (const lack of s.lacks ?? []) all.push({ key: `foundLacks_${lack}`, holes: {}, warns: true })
  warn('foundCut', s.cut_areas)
  if (s.suspect) all.push({ key: 'foundSuspect', holes: { seems: s.suspect.toUpperCase(), datum: datum.toUpperCase() }, warns: true })
  warn('foundSame', s.same_as)
  return all
}

function twice(categories: Schemas['CategoryCount'][] = []): number {
  return categories.reduce((sum, c) => sum + (c.twice ?? 0), 0)
}

/** The first few of many names. */
export function firstOf(names: readonly string[], all: number, comma: string, most = 5): string {
  const some = names.slice(0, most).join(comma)
  return all > most ? `${some}…` : some
}

/** The categories of which there are some, and of those that the program knows the ones of which there are none. */
export function byPresence(categories: readonly Schemas['CategoryCount'][] = []) {
  return { some: categories.filter((c) => c.facilities > 0), none: categories.filter((c) => c.facilities === 0) }
}

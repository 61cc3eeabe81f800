import type { Item } from '../api/client'
import { spanOf, valueOf } from '../api/item'

/** The directives that are for one area or site; place "" is for those that are for no single one. */
export interface Group {
  place: string
  items: Item[]
  measurable: number // rejected ones left out
}

/** The items of a visit as the page shows them, and all of them in that order. */
export interface Layout {
  people: Item[]
  stops: Item[]
  groups: Group[]
  organisations: Item[]
  remarks: Item[]
  rows: Item[]
}

const stands = (item: Item) => item.status !== 'rejected'

/** How many items there are, as lists count them: rejected ones are shown here, and counted nowhere. */
export function counted(items: readonly Item[]): number {
  return items.filter(stands).length
}

export function layout(items: readonly Item[]): Layout {
  const of = (kind: string, by = byOrder) => items.filter((i) => i.kind === kind).sort(by)
  const people = of('person')
  people.sort((a, b) => Number(valueOf(b).person?.leads) - Number(valueOf(a).person?.leads))
  const stops = placed(of('stop'))
  const groups = groupDirectives(stops, of('directive', byText))
  const organisations = of('organisation')
  const remarks = of('remark')
  const rows = [...people, ...stops, ...groups.flatMap((g) => g.items), ...organisations, ...remarks]
  return { people, stops, groups, organisations, remarks, rows }
}

// The reader's order: of stops, that of the visit, which a text may tell otherwise.
function byOrder(a: Item, b: Item): number {
  return a.document - b.document || a.order - b.order
}

// A stop that a person added was visited, as far as one can tell, after the stop that the text tells of before it.
function placed(stops: Item[]): Item[] {
  const read = stops.filter((s) => s.proposal !== undefined)
  for (const added of stops.filter((s) => s.proposal === undefined).sort(byText)) {
    const before = read.filter((s) => s.document === added.document && startOf(s) < startOf(added)).sort((a, b) => startOf(b) - startOf(a))[0]
    read.splice(before ? read.indexOf(before) + 1 : read.length, 0, added)
  }
  return read
}

const startOf = (item: Item) => spanOf(valueOf(item), false)[0]

// What a person adds stands where it stands in the text, not at the end.
function byText(a: Item, b: Item): number {
  return a.document - b.document || startOf(a) - startOf(b) || a.order - b.order
}

// First those for the stops, in the order of visiting, then those for other places in text order, last the general ones.
function groupDirectives(stops: Item[], directives: Item[]): Group[] {
  const groups = new Map<string, Group>()
  const places = [...stops.map((s) => valueOf(s).stop?.place), ...directives.map(placeOf), '']
  for (const place of places) if (place) groups.set(place, groups.get(place) ?? { place, items: [], measurable: 0 })
  groups.set('', { place: '', items: [], measurable: 0 })
  for (const item of directives) {
    const group = groups.get(placeOf(item))
    group?.items.push(item)
    if (group && stands(item) && valueOf(item).directive?.measurable) group.measurable++
  }
  return [...groups.values()].filter((g) => g.items.length > 0)
}

function placeOf(item: Item): string {
  return valueOf(item).directive?.for ?? ''
}

/** How deep a stop lies within others: a park in a town is one deep. */
export function depthOf(stop: Item, stops: readonly Item[]): number {
  let depth = 0
  for (let up = parent(stop, stops); up && depth < 4; up = parent(up, stops)) depth++
  return depth
}

function parent(stop: Item, stops: readonly Item[]): Item | undefined {
  return stop.stop ? stops.find((s) => s.id === stop.stop) : undefined
}

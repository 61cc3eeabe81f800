import type { Schemas } from '../api/client'

export type Spot = [lon: number, lat: number]

/** What is tried: where facilities are that are new or moved; those that are closed are nowhere. */
export type Scenario = Readonly<Record<string, Spot | null>>

/** The id that a facility gets when it is new. */
export function nextNew(scenario: Scenario): string {
  for (let n = 1; ; n++) if (!(`new-${n}` in scenario)) return `new-${n}`
}

export function isNew(id: string): boolean {
  return id.startsWith('new-')
}

/** What a facility is called: new ones by their number, others by their name, or else their id. */
export function nameOf(id: string, places: readonly Schemas['AccessPlace'][], newName: string): string {
  return isNew(id) ? `${newName} ${id.slice(4)}` : places.find((p) => p.id === id)?.name || id
}

/** The change that a scenario makes to a category. */
export function changeOf(scenario: Scenario, category: string): Schemas['AccessChange'] {
  const entries = Object.entries(scenario)
  const at = (id: string, [lon, lat]: Spot) => ({ category, id, lon, lat })
  return {
    add: entries.flatMap(([id, spot]) => (spot ? [at(id, spot)] : [])),
    remove: entries.flatMap(([id]) => (isNew(id) ? [] : [at(id, [0, 0])])),
    open: [],
    close: [],
  }
}

/** The same as it stands in an address of the server; nothing where nothing is tried. */
export function changeQuery(scenario: Scenario, category: string): string | undefined {
  const { add, remove } = changeOf(scenario, category)
  return add.length + remove.length > 0 ? JSON.stringify({ add, remove }) : undefined
}

/** The scenario that a change was made of. */
export function scenarioOf(change: Schemas['AccessChange']): Scenario {
  const closed = change.remove.map((f) => [f.id, null] as const)
  const placed = change.add.map((f) => [f.id, [f.lon, f.lat] as Spot] as const)
  return Object.fromEntries<Spot | null>([...closed, ...placed])
}

/** The name that the same was kept under last, for the same category. */
export function keptName(scenario: Scenario, category: string, kept: readonly Schemas['ScenarioRow'][]): string | undefined {
  const said = (s: Scenario) => write(s)?.split('|').sort().join('|')
  const asked = said(scenario)
  return asked && kept.find((s) => s.base.categories?.[0] === category && said(scenarioOf(s.change)) === asked)?.name
}

/** With one facility put somewhere, closed (null), or as it was (undefined). */
export function put(scenario: Scenario, id: string, spot: Spot | null | undefined): Scenario {
  const rest = Object.fromEntries(Object.entries(scenario).filter(([other]) => other !== id))
  if (spot === undefined || (spot === null && isNew(id))) return rest
  return { ...rest, [id]: spot }
}

/** The scenario as it stands in the address: id@lon,lat joined by strokes, id@ for one that is closed. */
export function write(scenario: Scenario): string | undefined {
  const parts = Object.entries(scenario).map(([id, spot]) => `${encodeURIComponent(id)}@${spot ? spot.map((v) => v.toFixed(6)).join(',') : ''}`)
  return parts.length ? parts.join('|') : undefined
}

/** Reads what write gives; parts that say nothing are passed over. */
export function read(text: string | undefined): Scenario {
  return (text?.split('|') ?? []).map(readPart).reduce<Scenario>((scenario, part) => (part ? put(scenario, ...part) : scenario), {})
}

/** Whether all parts of what stands in an address say something. */
export function says(text: string): boolean {
  return text.split('|').every((part) => readPart(part) !== undefined)
}

function readPart(part: string): [id: string, spot: Spot | null] | undefined {
  const [coded, place] = part.split('@')
  const id = coded && decoded(coded)
  const spot = place?.split(',').map(Number) ?? []
  if (!id) return undefined
  if (spot.length === 2 && spot.every(Number.isFinite)) return [id, spot as Spot]
  return place === '' ? [id, null] : undefined
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined // a stray %
  }
}

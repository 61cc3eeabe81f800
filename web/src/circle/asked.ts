import type { Schemas } from '../api/client'
import { numeric } from '../url/useFilters'
import { isNew, read, says, type Scenario } from './scenario'
import { readOther, readView, type CircleAddress } from './useCircleAddress'

type Facts = Schemas['CircleFacts']

/** The rule of the address; without one that is known the first category that has facilities, by its rule in the standard. */
export function chosenRule(facts: Facts, address: Pick<CircleAddress, 'category' | 'minutes'>) {
  const usual = facts.categories.find((c) => c.facilities > 0 && facts.rules.some((r) => r.category === c.id)) ?? facts.categories[0]
  const category = facts.categories.find((c) => c.id === address.category)?.id ?? usual?.id ?? ''
  const minutes = address.minutes ?? facts.rules.find((r) => r.category === category)?.minutes ?? 15
  return { category, minutes: Math.min(Math.max(minutes, 1), facts.limit_seconds / 60) }
}

/** What is compared with, where that is known. */
export function chosenOther(facts: Facts, address: Pick<CircleAddress, 'other'>) {
  const { other } = address
  return other && facts.categories.some((c) => c.id === other.category) && within(facts, other.minutes) ? other : undefined
}

/** The home of the address, where it is one. */
export function chosenHome(facts: Facts, address: Pick<CircleAddress, 'home'>): number | undefined {
  return address.home !== undefined && address.home < facts.homes ? address.home : undefined
}

function within(facts: Facts, minutes: number | undefined): boolean {
  return minutes !== undefined && minutes >= 1 && minutes <= facts.limit_seconds / 60
}

/** A part of the address that says nothing known. */
export interface Unknown {
  what: 'profile' | 'standard' | 'category' | 'minutes' | 'other' | 'home' | 'at' | 'try' | 'facility'
  asked: string
}

/** The facility of the address, where it is one of those that are there or tried. */
export function chosenFacility(places: readonly Schemas['AccessPlace'][], { facility, scenario }: Pick<CircleAddress, 'facility' | 'scenario'>): string | undefined {
  return facility && (places.some((p) => p.id === facility) || scenario[facility]) ? facility : undefined
}

/** What is tried of facilities that are there or new, once it is known which are there. */
export function knownOf(scenario: Scenario, places?: readonly Schemas['AccessPlace'][]): Scenario {
  const known = ([id]: [string, unknown]) => !places || isNew(id) || places.some((p) => p.id === id)
  const entries = Object.entries(scenario)
  return entries.every(known) ? scenario : Object.fromEntries(entries.filter(known))
}

function isKnown(scenario: Scenario, places?: readonly Schemas['AccessPlace'][]): boolean {
  return knownOf(scenario, places) === scenario
}

/** What an address asks for that is not known here; what is shown in its stead stands on the page. Facilities are known once places are. */
export function unknownOf(facts: Facts, asked: CircleAddress['asked'], places?: readonly Schemas['AccessPlace'][]): Unknown[] {
  const known: Record<Unknown['what'], (text: string) => boolean> = {
    profile: (text) => text === facts.profile,
    standard: (text) => text === facts.standard,
    category: (text) => facts.categories.some((c) => c.id === text),
    minutes: (text) => within(facts, numeric(text)),
    other: (text) => chosenOther(facts, { other: readOther(text) }) !== undefined,
    home: (text) => chosenHome(facts, { home: numeric(text) }) !== undefined,
    at: (text) => readView(text) !== undefined,
    try: (text) => says(text) && isKnown(read(text), places),
    facility: (text) => !places || chosenFacility(places, { facility: text, scenario: read(asked.try) }) !== undefined,
  }
  return (Object.keys(known) as Unknown['what'][]).flatMap((what) => {
    const text = asked[what]
    return text === undefined || known[what](text) ? [] : [{ what, asked: text }]
  })
}

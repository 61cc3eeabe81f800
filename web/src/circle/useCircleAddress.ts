import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { View } from '../map/MapView'
import { numeric, useFilters } from '../url/useFilters'
import { read, write, type Scenario } from './scenario'
import { useSteps, type Steps } from './useSteps'

const keys = ['profile', 'standard', 'category', 'minutes', 'other', 'at', 'home', 'facility', 'show', 'try', 'list', 'sort'] as const
type Key = (typeof keys)[number]

/** What the page asks for where the address says nothing, or nothing that is known. */
export const usual = { profile: 'adult', standard: 'gb50180-2018' }

const lists = ['areas', 'facilities', 'gaps', 'metres', 'home']

/** All of the page's state, as it stands in the address. */
export interface CircleAddress {
  asked: Partial<Record<Key, string>> // word for word, see unknownOf
  profile: string
  standard: string
  category?: string
  minutes?: number
  other?: Other // a second rule, or date, to compare with
  view?: View
  home?: number
  facility?: string // whose reach is shown
  gaps: boolean
  scenario: Scenario
  steps: Steps
  list: string
  sort?: string
  set: (changes: Partial<Record<Key, string | undefined>>) => void
  setScenario: (scenario: Scenario) => void
}

export function useCircleAddress(): CircleAddress {
  const { i18n } = useTranslation()
  const filters = useFilters(keys, [], ['profile', 'standard', 'category', 'minutes', 'other'])
  const { values } = filters
  const scenario = useMemo(() => read(values.try), [values.try])
  const { set, ...steps } = useSteps<Key>({ ...values, try: write(scenario) }, filters.set) // words that try nothing are no step
  const view = useMemo(() => readView(values.at), [values.at])
  return {
    asked: values,
    profile: values.profile && i18n.exists(`profile_${values.profile}`) ? values.profile : usual.profile,
    standard: values.standard ?? usual.standard,
    category: values.category,
    minutes: numeric(values.minutes),
    other: readOther(values.other),
    view,
    home: numeric(values.home),
    facility: values.facility,
    gaps: values.show === 'gaps',
    scenario,
    steps,
    list: values.list && lists.includes(values.list) ? values.list : 'areas',
    sort: values.sort,
    set,
    setScenario: (next) => set({ try: write(next) }),
  }
}

/** Where a map is, by the address; undefined for what is on no map, which the map itself would throw at. */
export function readView(text: string | undefined): View | undefined {
  const parts = text?.split(',') ?? []
  const [lon = NaN, lat = NaN, zoom = NaN] = parts.map((part) => (part.trim() ? Number(part) : NaN))
  return parts.length === 3 && Math.abs(lon) <= 180 && Math.abs(lat) <= 90 && zoom >= 0 && zoom <= 24 ? [lon, lat, zoom] : undefined
}

export function writeView([lon, lat, zoom]: View): string {
  return `${lon.toFixed(5)},${lat.toFixed(5)},${zoom.toFixed(2)}`
}

/** What a second map shows: a rule, on an earlier layer where one is named. */
export interface Other {
  category: string
  minutes: number
  layer?: number
}

export function readOther(text: string | undefined): Other | undefined {
  const [category, minutes, layer] = text?.split('@') ?? []
  const n = numeric(minutes)
  return category && n ? { category, minutes: n, layer: numeric(layer) } : undefined
}

export function writeOther({ category, minutes, layer }: Other): string {
  return [category, minutes, layer].filter((part) => part !== undefined).join('@')
}

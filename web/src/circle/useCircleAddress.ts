import { useMemo } from 'react'
import type { View } from '../map/MapView'
import { numeric, useFilters } from '../url/useFilters'
import { read, write, type Scenario } from './scenario'

const keys = ['profile', 'standard', 'category', 'minutes', 'other', 'at', 'home', 'facility', 'show', 'try', 'list', 'sort'] as const
type Key = (typeof keys)[number]

/** All of the page's state, as it stands in the address. */
export interface CircleAddress {
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
  list: string
  sort?: string
  set: (changes: Partial<Record<Key, string | undefined>>) => void
  setScenario: (scenario: Scenario) => void
}

export function useCircleAddress(): CircleAddress {
  const { values, set } = useFilters(keys)
  const scenario = useMemo(() => read(values.try), [values.try])
  const view = useMemo(() => readView(values.at), [values.at])
  return {
    profile: values.profile ?? 'adult',
    standard: values.standard ?? 'gb50180-2018',
    category: values.category,
    minutes: numeric(values.minutes),
    other: readOther(values.other),
    view,
    home: numeric(values.home),
    facility: values.facility,
    gaps: values.show === 'gaps',
    scenario,
    list: values.list ?? 'areas',
    sort: values.sort,
    set,
    setScenario: (next) => set({ try: write(next) }),
  }
}

export function readView(text: string | undefined): View | undefined {
  const parts = text?.split(',').map(Number) ?? []
  return parts.length === 3 && parts.every(Number.isFinite) ? (parts as View) : undefined
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

function readOther(text: string | undefined): Other | undefined {
  const [category, minutes, layer] = text?.split('@') ?? []
  const n = numeric(minutes)
  return category && n ? { category, minutes: n, layer: numeric(layer) } : undefined
}

export function writeOther({ category, minutes, layer }: Other): string {
  return [category, minutes, layer].filter((part) => part !== undefined).join('@')
}

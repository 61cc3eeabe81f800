import type { Kind } from './queries'

/** The names of files that a kind of layer comes in, for the browser's chooser. */
export const accepted: Record<Kind, string> = {
  extract: '.pbf',
  people: '.csv,.tif,.tiff',
  facilities: '.csv',
  areas: '.geojson,.json',
  candidates: '.csv,.geojson,.json',
  standard: '.csv',
}

const hints: [RegExp, Kind][] = [
  [/\.pbf$/i, 'extract'],
  [/\.tiff?$/i, 'people'],
  [/候选|候選|candidate/i, 'candidates'],
  [/标准|標準|standard/i, 'standard'],
  [/\.(geo)?json$/i, 'areas'],
  [/设施|設施|facilit|poi/i, 'facilities'],
  [/人口|户|戶|people|popul/i, 'people'],
]

/** What a dropped file most likely is, by its name; a person can say otherwise. */
export function guessKind(name: string): Kind {
  return hints.find(([hint]) => hint.test(name))?.[1] ?? 'people'
}

/** Whether the places of a file may be in a datum of maps of China, to be named: a GeoTIFF or GeoJSON says its own. */
export function hasDatum(kind: Kind, name: string): boolean {
  return kind !== 'extract' && kind !== 'areas' && kind !== 'standard' && /\.csv$/i.test(name)
}

/** Whether a text is a day, a month or a year. */
export function isDay(text: string): boolean {
  if (!/^\d{4}(-\d{2}(-\d{2})?)?$/.test(text)) return false
  const [year = 0, month = 1, day = 1] = text.split('-').map(Number)
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

const units = ['B', 'kB', 'MB', 'GB', 'TB']

/** A size in the largest unit of which there is one, with three figures. */
export function sayBytes(bytes: number, language: string): string {
  let [value, unit] = [bytes, 0]
  for (; value >= 999.5 && unit < units.length - 1; unit++) value /= 1000
  const figure = new Intl.NumberFormat(language, { maximumSignificantDigits: 3 }).format(value)
  return `${figure} ${units[unit] ?? ''}`
}

/** A box of [west, south, east, north] as degrees: 123.51–123.56° E, 29.23–29.26° N. */
export function sayBox(box: readonly number[], language: string): string {
  const [west = 0, south = 0, east = 0, north = 0] = box
  const figure = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const span = (from: number, to: number, plus: string, minus: string) =>
    from < 0 && to <= 0 ? `${figure.format(-to)}–${figure.format(-from)}° ${minus}` : `${figure.format(from)}–${figure.format(to)}° ${plus}`
  return `${span(west, east, 'E', 'W')}, ${span(south, north, 'N', 'S')}`
}

import type { TFunction } from 'i18next'
import { expect, test } from 'vitest'
import { groundSaid } from './groundSaid'

const t = ((key: string, words?: { day: string }) => [key, words?.day].filter(Boolean).join(' ')) as TFunction

test.each<[Parameters<typeof groundSaid>[0], string]>([
  [{ name: 'a.pbf', madeUp: false, source: '测绘院', asOf: '2024-03' }, '测绘院 · © OpenStreetMap · groundAsOf 2024-03'],
  [{ name: 'a.pbf', madeUp: false, source: 'OpenStreetMap, Geofabrik', asOf: '2024-03-05T20:00:00Z' }, 'OpenStreetMap, Geofabrik · groundAsOf 2024-03-05'],
  [{ name: 'a.pbf', madeUp: false }, '© OpenStreetMap · groundAsOfUnknown'],
  [
    { name: 'a.pbf', madeUp: false, beside: [{ kind: 'people', name: 'p.csv', source: '普查', as_of: '2020' }, { kind: 'areas', name: 'b.geojson' }] },
    '© OpenStreetMap · groundAsOfUnknown · layer_people 普查 groundAsOf 2020 · layer_areas b.geojson',
  ],
  [{ name: 'a.pbf', madeUp: true }, 'a.pbf · foundMadeUp · groundAsOfUnknown'],
])('of %o a map says %s', (ground, said) => {
  expect(groundSaid(ground, t)).toBe(said)
})

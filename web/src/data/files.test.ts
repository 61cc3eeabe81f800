import { expect, test } from 'vitest'
import { guessKind, hasDatum, isDay, sayBox, sayBytes } from './files'

test.each([
  ['district.osm.pbf', 'extract'],
  ['worldpop.TIF', 'people'],
  ['人口.csv', 'people'],
  ['卫生设施.csv', 'facilities'],
  ['候选点.geojson', 'candidates'],
  ['本区标准.csv', 'standard'],
  ['villages.geojson', 'areas'],
  ['table.csv', 'people'],
])('%s is most likely %s', (name, kind) => {
  expect(guessKind(name)).toBe(kind)
})

test('only tables of places have a datum to name', () => {
  expect([hasDatum('people', 'a.csv'), hasDatum('people', 'a.tif'), hasDatum('areas', 'a.csv'), hasDatum('candidates', 'a.geojson')]).toEqual([true, false, false, false])
})

test.each([
  ['2026', true],
  ['2026-02', true],
  ['2026-02-28', true],
  ['2026-02-30', false],
  ['2026-13', false],
  ['26-1-1', false],
  ['', false],
])('%s is a day: %s', (text, is) => {
  expect(isDay(text)).toBe(is)
})

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [999_600, '1 MB'],
  [1_234_567, '1.23 MB'],
  [2_000_000_000, '2 GB'],
])('%d bytes are %s', (bytes, text) => {
  expect(sayBytes(bytes, 'en')).toBe(text)
})

test('a box says its sides', () => {
  expect(sayBox([123.508, 29.23, 123.561, 29.262], 'en')).toBe('123.51–123.56° E, 29.23–29.26° N')
  expect(sayBox([-51.3, -30.2, -51.1, -30], 'en')).toBe('51.10–51.30° W, 30.00–30.20° S')
  expect(sayBox([-0.2, 51.4, 0.1, 51.6], 'en')).toBe('-0.20–0.10° E, 51.40–51.60° N')
})

import { expect, test } from 'vitest'
import { byPresence, findings, firstOf } from './check'

const keys = (layer: Parameters<typeof findings>[0]) => findings(layer, '、').map((f) => f.key)

test('a clean file says what is in it and nothing more', () => {
  expect(findings({ kind: 'people', datum: 'wgs84', summary: { records: 49, people: 2401.6, areas: 0, blank: 0 } }, '、')).toEqual([
    { key: 'found_people', holes: { n: 49, people: 2402 }, warns: false },
  ])
})

test('all that is odd is said, and warns', () => {
  const found = findings({
    kind: 'facilities',
    datum: 'wgs84',
    summary: {
      records: 9, placeless: 1, suspect: 'gcj02', unlinkable: 7, unlinked: ['a', 'b', 'c', 'd', 'e', 'f', 'g'], same_as: 3,
      categories: [{ name: 'park', facilities: 2 }, { name: 'health.care', facilities: 6, twice: 2 }],
    },
  }, '、')
  expect(found.filter((f) => f.warns)).toEqual([
    { key: 'foundPlaceless', holes: { n: 1 }, warns: true },
    { key: 'foundTwice', holes: { n: 2 }, warns: true },
    { key: 'foundUnlinked', holes: { n: 7, ids: 'a、b、c、d、e…' }, warns: true },
    { key: 'foundSuspect', holes: { seems: 'GCJ02', datum: 'WGS84' }, warns: true },
    { key: 'foundSame', holes: { n: 3 }, warns: true },
  ])
})

test('far places, categories that nobody knows and what an extract lacks are named', () => {
  const categories = [{ name: 'health.statoin', facilities: 2, own: true, first: ['a', 'b'] }]
  expect(findings({ kind: 'facilities', datum: 'wgs84', summary: { records: 3, far: 1, far_first: ['c'], lacks: ['sea'], categories } }, '、').slice(1)).toEqual([
    { key: 'foundFar', holes: { n: 1, ids: 'c' }, warns: true },
    { key: 'foundOwn', holes: { n: 2, name: 'health.statoin', ids: 'a、b' }, warns: true },
    { key: 'foundLacks_sea', holes: {}, warns: true },
  ])
})

test('an extract says its boundaries, those cut off, and that it is made up', () => {
  const summary = { records: 1, areas: 5, cut_areas: 2, made_up: true, categories: [{ name: 'park', facilities: 2, twice: 1 }] }
  expect(keys({ kind: 'extract', datum: 'wgs84', summary })).toEqual(['found_extract', 'foundAreas', 'foundMerged', 'foundMadeUp', 'foundCut'])
  expect(keys({ kind: 'areas', datum: 'wgs84', summary: { records: 5, areas: 5 } })).toEqual(['found_areas'])
})

test('categories part into those that are there and those that are not', () => {
  const { some, none } = byPresence([{ name: 'a', facilities: 0 }, { name: 'b', facilities: 3 }])
  expect([some.map((c) => c.name), none.map((c) => c.name), byPresence().some]).toEqual([['b'], ['a'], []])
})

test('few names stand whole', () => {
  expect([firstOf(['a'], 1, '、'), firstOf(['a', 'b'], 90, '、', 2)]).toEqual(['a', 'a、b…'])
})

test('rows of people that cannot be read or stand there twice are named', () => {
  const summary = { records: 4, faulty: 1, first_faults: [{ line: 7, column: 'lat', cell: '95' }], again: 1, again_first: ['a'], same: 1, same_first: ['b'] }
  expect(findings({ kind: 'people', datum: 'wgs84', summary }, ', ').slice(1)).toEqual([
    { key: 'foundFaulty', holes: { n: 1, rows: '7: lat “95”' }, warns: true },
    { key: 'foundAgain', holes: { n: 1, ids: 'a' }, warns: true },
    { key: 'foundSamePeople', holes: { n: 1, ids: 'b' }, warns: true },
  ])
})

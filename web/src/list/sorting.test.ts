import { expect, test } from 'vitest'
import { nextSort, readSort, sorted } from './sorting'

test('a head is pressed for up, down and the own order again', () => {
  expect(nextSort(undefined, 'title')).toBe('title')
  expect(nextSort(readSort('title'), 'title')).toBe('-title')
  expect(nextSort(readSort('-title'), 'title')).toBeUndefined()
  expect(nextSort(readSort('-title'), 'stops')).toBe('stops')
})

const rows = [{ n: 2 }, { n: undefined }, { n: 10 }, { n: 2 }] as { n?: number }[]

test('rows without a rank come last both ways, equal ones keep their order', () => {
  expect(sorted(rows, (r) => r.n, false, 'en')).toEqual([rows[0], rows[3], rows[2], rows[1]])
  expect(sorted(rows, (r) => r.n, true, 'en')).toEqual([rows[2], rows[0], rows[3], rows[1]])
})

test('words go by the language, numbers within them by size', () => {
  expect(sorted(['镇10', '镇9', '岸', ''], (s) => s, false, 'zh-Hans')).toEqual(['岸', '镇9', '镇10', ''])
})

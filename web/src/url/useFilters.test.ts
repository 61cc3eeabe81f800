import { expect, test } from 'vitest'
import { address, asksAnew, numeric, readFilters } from './useFilters'

test('filters are read from the address, others and empty ones left out', () => {
  expect(readFilters('town=10&theme=&x=1', ['town', 'theme'])).toEqual({ town: '10' })
})

test('changes keep the other filters', () => {
  expect(address('/directives', 'town=10&theme=rural', { theme: undefined, from: '2026-10' })).toBe('/directives?town=10&from=2026-10')
  expect(address('/directives', 'town=10', { town: '' })).toBe('/directives')
})

test('another choice can be taken back by the browser, a drag or the same choice is none', () => {
  const questions: readonly ('category' | 'profile' | 'try')[] = ['category', 'profile']
  expect(asksAnew({ category: 'park' }, { category: 'bank', try: undefined }, questions)).toBe(true)
  expect(asksAnew({ category: 'park' }, { category: undefined }, questions)).toBe(true)
  expect(asksAnew({ category: 'park' }, { category: 'park', try: 'a@' }, questions)).toBe(false)
  expect(asksAnew({ category: 'park' }, { try: 'a@1,2' }, questions)).toBe(false)
})

test('a town that is no number is no town', () => {
  expect([numeric('10'), numeric('x1'), numeric(undefined)]).toEqual([10, undefined, undefined])
})

import { expect, test } from 'vitest'
import { cells, sumBy } from './counts'

test('counts are summed by town and by theme, rejected ones left out', () => {
  const counts = [
    { town: 10, theme: 'rural', proposed: 3, accepted: 1, rejected: 9, measurable: 2 },
    { town: 10, theme: 'safety', proposed: 0, accepted: 1, rejected: 0, measurable: 0 },
    { town: 11, theme: 'rural', proposed: 1, accepted: 0, rejected: 0, measurable: 0 },
  ]
  const list = cells({ counts, towns: {}, as_of: '' })
  expect([...sumBy('town', list)]).toEqual([
    [10, { all: 5, measurable: 2, accepted: 2 }],
    [11, { all: 1, measurable: 0, accepted: 0 }],
  ])
  expect(sumBy('theme', list).get('rural')?.all).toBe(5)
  expect(cells(undefined)).toEqual([])
})

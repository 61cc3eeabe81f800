import { expect, test } from 'vitest'
import { cells, sumBy } from './counts'

test('counts are summed by town and by theme, rejected ones left out', () => {
  const cell = { town: 10, theme: 'rural', status: 'proposed', measurable: false, n: 3 }
  const counts = [cell, { ...cell, status: 'accepted', measurable: true, n: 2 }, { ...cell, status: 'rejected', n: 9 }, { ...cell, town: 11, theme: 'digital', n: 1 }]
  const list = cells({ counts, towns: {}, as_of: '' })
  expect([...sumBy('town', list)]).toEqual([
    [10, { all: 5, measurable: 2, accepted: 2 }],
    [11, { all: 1, measurable: 0, accepted: 0 }],
  ])
  expect(sumBy('theme', list).get('digital')?.all).toBe(1)
  expect(cells(undefined)).toEqual([])
})

import { expect, test } from 'vitest'
import type { Schemas } from '../api/client'
import { metreRows } from './metreRows'

const rule = (id: string, ...categories: string[]) => ({ id, categories, metres: 500 }) as Schemas['CircleMetres']
const seen = (run: number, rule: string, category: string) => ({ run, rule, category, share: 0.5 }) as Schemas['Observation']

test('a rule has the figures of the newest run that judged it', () => {
  const rows = metreRows([rule('a', 'park'), rule('b', '*'), rule('c', 'x', 'y')], [seen(9, 'b', 'park'), seen(9, 'b', 'bank'), seen(7, 'a', 'park'), seen(7, 'b', 'old')])
  expect(rows.map((r) => [r.key, r.category, r.found?.run])).toEqual([
    ['a park', 'park', 7],
    ['b park', 'park', 9],
    ['b bank', 'bank', 9],
    ['c', 'x|y', undefined],
  ])
})

import { expect, test } from 'vitest'
import type { Schemas } from '../api/client'
import { aboveRival, areaRows } from './areaRows'

const rule = (share: number | null) => ({ share }) as Schemas['AccessRule']
const area = (name: string, share: number | null, code = '') => ({ name, code, depth: 0, people: 1, rules: [rule(share)] })
const verdict = (...areas: Schemas['AccessArea'][]) => ({ areas, facilities: [], whole: rule(1) }) as Schemas['CircleVerdict']

test('areas find each other by code, by name, and by which of one name they are', () => {
  const now = verdict(area('a', 0.1), area('b', 0.2), area('a', 0.3), area('new name', 0.4, '7'), area('new', 0.5))
  const then = verdict(area('old name', 0.01, '7'), area('a', 0.02), area('a', 0.03), area('b', null))
  const rows = areaRows(now, undefined, then)
  expect(rows.map((r) => r.rival?.share)).toEqual([0.02, null, 0.03, 0.01, undefined])
  expect(rows.map((r) => aboveRival(r))).toEqual([0.08, null, 0.27, 0.39, null])
})

test('what is tried is compared, not what is', () => {
  const effect = { areas: [{ place: 1, rule: rule(0.9) }] } as Schemas['CircleEffect']
  const rows = areaRows(verdict(area('a', 0.5), area('b', 0.5)), effect, verdict(area('a', 0.5), area('b', 0.5)))
  expect(rows.map((r) => [r.now.share, r.moved, aboveRival(r)])).toEqual([[0.5, false, 0], [0.9, true, 0.4]])
})

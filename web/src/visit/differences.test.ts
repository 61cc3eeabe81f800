import { expect, test } from 'vitest'
import type { Value } from '../api/client'
import { changedFields, moved } from './differences'

const at = (span: [number, number], more: Partial<Value>): Value => ({ span, repaired_span: span, confidence: 0.9, ...more })

test('only what is said differently counts, not how it was found', () => {
  const was = at([1, 5], { rule: 'a', directive: { text: '修路', theme: 'rural', measurable: false, vague: ['加快'], for: '甲镇' } })
  const now = at([1, 6], { rule: 'b', confidence: 0.5, directive: { text: '修路', theme: 'other', measurable: true, vague: [], quantities: [{ text: '3公里', value: 3, unit: '公里' }] } })
  expect(changedFields(was, now)).toEqual([
    { field: 'theme', was: 'rural', now: 'other' },
    { field: 'measurable', was: undefined, now: '✓' },
    { field: 'vague', was: '加快', now: undefined },
    { field: 'for', was: '甲镇', now: undefined },
    { field: 'quantities', was: undefined, now: '3公里' },
  ])
  expect(moved(was, now)).toBe(true)
})

test('equal readings differ in nothing, and one side alone has not moved', () => {
  const value = at([1, 5], { stop: { place: '甲镇', kind: 'town' } })
  expect(changedFields(value, { ...value, confidence: 0.1 })).toEqual([])
  expect(moved(undefined, value)).toBe(false)
  expect(changedFields(undefined, value).map((c) => c.field)).toEqual(['place', 'kind'])
})

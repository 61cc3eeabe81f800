import type { TFunction } from 'i18next'
import { expect, test } from 'vitest'
import type { Schemas } from '../api/client'
import { askedOf, foundOf } from './studyTitle'
import type { useNames } from './useNames'

const t = ((key: string, words?: Record<string, unknown>) => [key, ...Object.values(words ?? {})].join(' ')) as TFunction
const names = {
  category: (id: string) => id,
  standard: (s: { name: string }) => s.name,
  share: (v: number) => `${100 * v}%`,
  points: () => '+5.0',
} as unknown as ReturnType<typeof useNames>
const facts = { profile: 'adult', standard: 'gb', standards: [{ name: 'gb' }], rules: [{ category: 'park', minutes: 10 }] } as Schemas['CircleFacts']
const rule = (share: number) => ({ share }) as Schemas['AccessRule']

test('minutes of one’s own choice are not the standard’s', () => {
  expect(askedOf(facts, { category: 'park', minutes: 10 }, names, t)).toBe('park · circleMinutes 10 · profile_adult · gb')
  expect(askedOf(facts, { category: 'park', minutes: 12 }, names, t)).toBe('park · circleMinutes 12 · profile_adult · circleOwnMinutes')
})

test('what is tried is said to be tried, with the difference', () => {
  expect(foundOf(rule(0.5), undefined, names, t)).toBe('50%')
  expect(foundOf(rule(0.5), rule(0.75), names, t)).toBe('circleTried 50% 75% +5.0')
})

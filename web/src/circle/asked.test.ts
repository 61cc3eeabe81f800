import { expect, test } from 'vitest'
import type { Schemas } from '../api/client'
import { chosenHome, chosenOther, chosenRule, knownOf, unknownOf } from './asked'
import { read } from './scenario'
import { readView } from './useCircleAddress'

const facts = {
  profile: 'adult', standard: 'gb', homes: 10, limit_seconds: 3600,
  categories: [{ id: 'none', facilities: 0 }, { id: 'park', facilities: 3 }, { id: 'bank', facilities: 2 }],
  rules: [{ category: 'park', minutes: 10 }],
} as Schemas['CircleFacts']

test('what is known is taken, and nothing is said of it', () => {
  const asked = { profile: 'adult', standard: 'gb', category: 'bank', minutes: '60', other: 'park@5', home: '9', at: '1,2,3' }
  expect(unknownOf(facts, asked)).toEqual([])
  expect(unknownOf(facts, {})).toEqual([])
  expect(chosenRule(facts, { category: 'bank', minutes: 60 })).toEqual({ category: 'bank', minutes: 60 })
})

test('what is not known is named, and replaced by what is usual', () => {
  const asked = { profile: 'cat', standard: 'x', category: 'moon', minutes: '61', other: 'moon@5', home: '10', at: 'here' }
  expect(unknownOf(facts, asked).map((u) => `${u.what} ${u.asked}`)).toEqual(['profile cat', 'standard x', 'category moon', 'minutes 61', 'other moon@5', 'home 10', 'at here'])
  expect(chosenRule(facts, { category: 'moon', minutes: 61 })).toEqual({ category: 'park', minutes: 60 })
  expect(chosenRule(facts, { category: 'moon' })).toEqual({ category: 'park', minutes: 10 })
  expect(chosenOther(facts, { other: { category: 'park', minutes: 90 } })).toBeUndefined()
  expect(chosenHome(facts, { home: 10 })).toBeUndefined()
})

test('what is tried of a facility that is not there is named, and left out', () => {
  const places = [{ id: 'a' }] as Schemas['AccessPlace'][]
  const asked = { try: 'a@1,2|ghost@|new-1@3,4' }
  expect(unknownOf(facts, asked, places).map((u) => u.what)).toEqual(['try'])
  expect(knownOf(read(asked.try), places)).toEqual({ a: [1, 2], 'new-1': [3, 4] })
  expect(unknownOf(facts, asked)).toEqual([]) // nobody knows yet
})

test('a place that is on no map is none', () => {
  expect(readView('8.69,49.4,12')).toEqual([8.69, 49.4, 12])
  expect(['8.69,95,12', '999,999,99', '8,99,3', '181,0,3', '8,49,25', '8,49,-1', '8,,3', '8,49', 'x,y,z', ''].map(readView)).toEqual(Array(10).fill(undefined))
})

import { expect, test } from 'vitest'
import type { PlanAddress } from './usePlanAddress'
import { changesOf, questionOf, sameQuestion } from './question'

const address: PlanAddress = {
  profile: 'adult', category: 'shop.supermarket', within: 20, p: 9, problem: 'mclp', candidates: 'crossings', without: ['node/2', 'node/1'],
  seconds: 60, list: 'sites', before: false, wrong: {}, set: () => undefined,
}

test('a form that takes a question over asks it', () => {
  const asked = questionOf(address, 'shop.supermarket', ['node/1', 'node/2'])
  expect(changesOf(asked)).toEqual({
    profile: 'adult', category: 'shop.supermarket', within: '20', p: '9', budget: undefined, problem: 'mclp', candidates: 'crossings', without: 'node/1,node/2', seconds: '60',
  })
  expect(sameQuestion(asked, questionOf(address, 'shop.supermarket', address.without))).toBe(true)
})

test('another category, number or site out of the question is another question', () => {
  const asked = questionOf(address, 'shop.supermarket', [])
  for (const other of [questionOf(address, 'health.pharmacy', []), questionOf({ ...address, p: 3 }, 'shop.supermarket', []), questionOf(address, 'shop.supermarket', ['node/1'])]) {
    expect(sameQuestion(asked, other)).toBe(false)
  }
  expect(sameQuestion({ category: 'a', p: 3, within: 15 }, { category: 'a', p: 3, within: 15, problem: 'mclp', candidates: 'buildings', profile: 'adult', forbidden: [] })).toBe(true)
})

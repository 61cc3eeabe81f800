import { expect, test } from 'vitest'
import { Refused } from '../api/client'
import { isInAddress } from './useProblem'

const refused = (...locations: string[]) => new Refused({ errors: locations.map((location) => ({ location, message: '' })) })

test('filters that cannot be taken are told from what else is refused', () => {
  expect(isInAddress(refused('query.from', 'query.to'))).toBe(true)
  expect(isInAddress(refused('query.from', 'body.title'))).toBe(false)
  expect(isInAddress(refused())).toBe(false)
  expect(isInAddress(new Error('x'))).toBe(false)
})

import { expect, test } from 'vitest'
import { areApart } from './useRival'

test('two towns lie apart; a town lies not apart from its district', () => {
  const [town, district, other] = [[8.6, 49.3, 8.8, 49.5], [8.5, 49.2, 9, 49.6], [7.4, 43.7, 7.5, 43.8]]
  expect(areApart(town, district)).toBe(false)
  expect(areApart(town, other)).toBe(true)
  expect(areApart(other, town)).toBe(true)
})

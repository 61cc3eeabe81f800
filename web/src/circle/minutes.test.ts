import { expect, test } from 'vitest'
import { sayPeople, sayPoints, sayShare, sayTime } from './minutes'

test('figures keep their unit and missing is not zero', () => {
  expect(sayTime(425.4)).toBe('7′05″')
  expect(sayTime(null)).toBe('—')
  expect(sayTime(65535)).toBe('—')
  expect(sayShare(0.8137, 'zh-Hans')).toBe('81.4%')
  expect(sayShare(undefined, 'en')).toBe('—')
  expect(sayPeople(12904.4, 'en')).toBe('12,904')
})

test('differences carry their sign, and none is said to be none', () => {
  expect(sayPoints(0.5, 0.531, 'en')).toBe('+3.1')
  expect(sayPoints(0.5, 0.5, 'en')).toBe('±0')
  expect(sayPoints(null, 0.5, 'en')).toBe('')
})

import { expect, test } from 'vitest'
import { sayDay, sayDays } from './day'

test.each([
  ['2026-10-21', 'zh-Hans', '2026年10月21日周三'],
  ['2026-10', 'zh-Hans', '2026年10月'],
  ['2026', 'zh-Hans', '2026年'],
  ['2026-10-21', 'en', 'Wed, Oct 21, 2026'],
  ['', 'en', undefined],
])('%s in %s', (day, language, want) => {
  expect(sayDay(day, language)).toBe(want)
})

test('a day whose year is a guess has no weekday', () => {
  expect(sayDay('2026-10-21', 'zh-Hans', false)).toBe('2026年10月21日')
  expect(sayDays('2026-10-21', undefined, 'en', false)).toBe('Oct 21, 2026')
})

test.each([
  ['2026-10-15', '2026-10-16', 'zh-Hans', '2026年10月15日 – 10月16日'],
  ['2026-12-31', '2027-01-01', 'zh-Hant', '2026年12月31日 – 2027年1月1日'],
  ['2026-10-15', '2026-10-16', 'en', 'Oct 15, 2026 – Oct 16'],
  ['2026-10-15', '2026-10-15', 'en', 'Thu, Oct 15, 2026'],
  ['2026-10-15', undefined, 'en', 'Thu, Oct 15, 2026'],
  ['2026-10', '2026-11', 'zh-Hans', '2026年10月'],
])('from %s to %s in %s', (first, last, language, want) => {
  expect(sayDays(first, last, language)).toBe(want)
})

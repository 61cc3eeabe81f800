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

test('days from and to', () => {
  expect(sayDays('2026-10-15', '2026-10-16', 'zh-Hans')).toBe('2026年10月15日周四 – 2026年10月16日周五')
  expect(sayDays('2026-10-15', '2026-10-15', 'en')).toBe('Thu, Oct 15, 2026')
})

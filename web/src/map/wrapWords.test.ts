import { expect, test } from 'vitest'
import { wrapWords } from './wrapWords'

const each = (text: string) => text.length

test('words are broken where they are too long for a line, and nowhere else', () => {
  expect(wrapWords('© OpenStreetMap · 2026-01-01', 40, each)).toEqual(['© OpenStreetMap · 2026-01-01'])
  expect(wrapWords('© OpenStreetMap · 2026-01-01', 16, each)).toEqual(['© OpenStreetMap', '· 2026-01-01'])
  expect(wrapWords('截至日期不详 data', 4, each)).toEqual(['截至日期', '不详', 'data'])
  expect(wrapWords('longer-than-a-line x', 4, each)).toEqual(['longer-than-a-line', 'x'])
  expect(wrapWords('', 4, each)).toEqual([])
})

import type { TFunction } from 'i18next'
import { expect, test } from 'vitest'
import { areApart, layerName } from './useRival'

test('two towns lie apart; a town lies not apart from its district', () => {
  const [town, district, other] = [[8.6, 49.3, 8.8, 49.5], [8.5, 49.2, 9, 49.6], [7.4, 43.7, 7.5, 43.8]]
  expect(areApart(town, district)).toBe(false)
  expect(areApart(town, other)).toBe(true)
  expect(areApart(other, town)).toBe(true)
})

test('a layer is called by the day that it shows, not by the day it came in', () => {
  const t = ((key: string, { day }: { day: string }) => `${key} ${day}`) as TFunction
  const layer = { name: 'town.pbf', changed_at: '2026-11-30T08:00:00Z' }
  expect(layerName({ ...layer, as_of: '2024-03' }, t)).toBe('groundAsOf 2024-03 · town.pbf')
  expect(layerName({ ...layer, as_of: '' }, t)).toBe('layerImported 2026-11-30 · town.pbf')
})

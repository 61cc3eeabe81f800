import { expect, test } from 'vitest'
import { readSpot } from './readSpot'

const box = [121.4, 31.1, 121.6, 31.3]

test('coordinates are read as people write them', () => {
  for (const text of ['121.5,31.2', ' 121.5 31.2 ', '121.5，31.2', '121.5°, 31.2°', '31.2, 121.5']) expect(readSpot(text, box)).toEqual([121.5, 31.2])
  expect(readSpot('-0, 0', [-1, -1, 1, 1])).toEqual([-0, 0])
  expect(readSpot('8.7, 49.4', [8, 49, 9, 50])).toEqual([8.7, 49.4])
})

test('what is no place on earth is none', () => {
  for (const text of ['', '121.5', 'High Street 7', '500, 500', '1,2,3']) expect(readSpot(text, box)).toBeUndefined()
})

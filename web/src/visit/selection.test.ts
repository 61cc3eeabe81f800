import { expect, test } from 'vitest'
import { trimmed } from './selection'

const chars = Array.from('要求， 尽快𠮷配齐。\n')

test.each([
  [[2, 10], [4, 9]],
  [[0, 2], [0, 2]],
  [[2, 4], undefined],
  [[9, 11], undefined],
] as [[number, number], [number, number] | undefined][])('%j', (span, want) => {
  expect(trimmed(chars, span)).toEqual(want)
})

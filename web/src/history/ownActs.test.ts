import { beforeEach, expect, test, vi } from 'vitest'
import { didHere, forgetHere, lastHere } from './ownActs'

beforeEach(() => {
  const kept = new Map<string, string>()
  vi.stubGlobal('sessionStorage', { getItem: (k: string) => kept.get(k) ?? null, setItem: (k: string, v: string) => kept.set(k, v) })
})

test('undo goes back through what this window did to a row, and no further', () => {
  expect(lastHere(7)).toBeUndefined()
  didHere(11, 7)
  didHere(0, 7)
  didHere(12, 7, 8)
  expect([lastHere(7), lastHere(8)]).toEqual([12, 12])
  forgetHere(12)
  expect([lastHere(7), lastHere(8)]).toEqual([11, undefined])
})

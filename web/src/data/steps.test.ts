import { expect, test } from 'vitest'
import { districtCode, firstOpen } from './steps'

test('the next step is the first that is neither done nor skipped', () => {
  const done = new Set(['area', 'people'])
  const isDone = (name: string) => done.has(name)
  expect(firstOpen(isDone, new Set())).toBe('extract')
  expect(firstOpen(isDone, new Set(['extract']))).toBe('facilities')
  expect(firstOpen(isDone, new Set(['extract', 'facilities']))).toBeUndefined()
})

test.each([
  ['310118', '310118000000'],
  [' 310118103 ', '310118103000'],
  ['310118000000', '310118000000'],
  ['3101', undefined],
  ['31011x', undefined],
])('%s is the code %s', (text, code) => {
  expect(districtCode(text)).toBe(code)
})

import { expect, test } from 'vitest'
import { wrongOf } from './usePlanAddress'

test.each([
  [{ problem: 'zzz', candidates: 'qq', p: '-3' }, { problem: 'zzz', candidates: 'qq', p: '-3' }],
  [{ problem: 'fair', candidates: 'crossings', p: '50', within: '60', run: '9' }, {}],
  [{ p: '51', within: '61', run: 'x', budget: '0' }, { p: '51', within: '61', run: 'x', budget: '0' }],
  [{}, {}],
])('of %o it cannot ask %o', (values, want) => {
  expect(wrongOf(values)).toEqual(want)
})

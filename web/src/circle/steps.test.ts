import { expect, test } from 'vitest'
import { changesTo, fresh, kept, opened } from './steps'

test('undoing changes what is tried, and the question only where it was of another category', () => {
  const moved = { category: 'park', minutes: '10', try: 'a@1,2' }
  expect(changesTo({ category: 'park', minutes: '5', try: undefined }, moved)).toEqual({ try: undefined })
  expect(changesTo({ category: 'bank', minutes: '5', try: 'b@' }, moved)).toEqual({ category: 'bank', minutes: '5', try: 'b@' })
})

test('steps outlive a reload, and belong to the address that they were made on', () => {
  const now = { category: 'park', try: 'a@1,2' }
  const past = { before: [{ category: 'park' }, { category: 'park', try: 'a@0,0' }], after: [{ category: 'park', try: 'a@3,3' }] }
  expect(opened(now, kept(now, past))).toEqual(past)
  expect(opened({ category: 'park', try: 'b@' }, kept(now, past))).toEqual({ before: [{ category: 'park' }], after: [] })
  expect(opened({ category: 'park' }, null)).toEqual({ before: [], after: [] })
})

test('a step that leads to what is there already is none', () => {
  const step = { category: 'park', try: 'a@1,2' }
  expect(fresh([{ category: 'park' }, step], step)).toEqual([{ category: 'park' }])
})

import { expect, test } from 'vitest'
import { changesOf } from './changes'

test('a decision is a change of status', () => {
  expect(changesOf({ table: 'item', id: 1, was: { status: 'proposed', version: 1 }, now: { status: 'accepted', version: 2 } })).toEqual([
    { field: 'status', was: 'proposed', now: 'accepted' },
  ])
})

test('an edit says what the item says now', () => {
  const now = { edited: { span: [0, 1], repaired_span: [0, 1], confidence: 1, directive: { text: '修好机耕路', theme: 'rural', measurable: false } } }
  expect(changesOf({ table: 'item', id: 1, was: { edited: null }, now })).toEqual([{ field: 'words', was: undefined, now: '修好机耕路' }])
})

test('of a visit, only what differs', () => {
  const value = { is_visit: true, title: '到四镇调研', day: '2026-11-12', year_guessed: true, date: '11月12日', script: 'hans' }
  expect(changesOf({ table: 'visit', id: 1, was: { value }, now: { value: { ...value, day: '', is_visit: false } } })).toEqual([
    { field: 'day', was: '2026-11-12', now: undefined },
    { field: 'is_visit', was: 'true', now: 'false' },
  ])
})

test('a new row and a link change nothing that is said', () => {
  expect(changesOf({ table: 'item', id: 1, was: { site: null }, now: { site: 4 } })).toEqual([])
  expect(changesOf({ table: 'document', id: 1 })).toEqual([])
})

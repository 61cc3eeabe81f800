import { expect, test } from 'vitest'
import type { Schemas } from '../api/client'
import { editOf } from './VisitDialog'

const was: Schemas['VisitValue'] = { is_visit: true, title: '到四镇调研', day: '2026-11-12', date: '11月12日', script: 'hans' }
const fields = { title: '到四镇调研', day: '2026-11-12', end_day: '', is_visit: true }

test('what nobody changed is left out', () => {
  expect(editOf(was, fields)).toEqual({})
  expect(editOf(was, { ...fields, title: ' 调研 ', day: ' ', end_day: '2026-11-13', is_visit: false })).toEqual({ title: '调研', day: '', end_day: '2026-11-13', is_visit: false })
})

test('a guessed day that is saved is confirmed', () => {
  expect(editOf({ ...was, year_guessed: true }, fields)).toEqual({ day: '2026-11-12' })
})

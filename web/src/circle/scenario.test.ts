import { expect, test } from 'vitest'
import type { Schemas } from '../api/client'
import { changeOf, changeQuery, keptName, nextNew, put, read, says, scenarioOf, write, type Scenario } from './scenario'

test('a scenario comes back from the address', () => {
  const scenario = put(put(put({}, 'new-1', [8.68, 49.41]), 'way/1|2', [8.7, 49.4]), 'n3', null)
  expect(read(write(scenario))).toEqual(scenario)
  expect(write({})).toBeUndefined()
  expect(read('@1,2|x@nonsense|y|%@1,2')).toEqual({})
  expect([says('a@1,2|b@'), says('a@1,2|garbage'), says('%@1,2')]).toEqual([true, false, false])
})

test('a moved facility is closed and opened under one id', () => {
  const change = changeOf({ 'new-1': [1, 2], a: [3, 4], b: null }, 'clinic')
  expect(change.add.map((f) => f.id)).toEqual(['new-1', 'a'])
  expect(change.remove.map((f) => f.id)).toEqual(['a', 'b'])
  expect(scenarioOf(change)).toEqual({ 'new-1': [1, 2], a: [3, 4], b: null })
})

test('closing a new facility takes it away, and its name is free again', () => {
  const one = put({}, nextNew({}), [1, 2])
  expect(nextNew(one)).toBe('new-2')
  expect(put(one, 'new-1', null)).toEqual({})
  expect(put({ a: null }, 'a', undefined)).toEqual({})
})

test('a change stands in an address only where there is one', () => {
  expect(changeQuery({}, 'clinic')).toBeUndefined()
  expect(JSON.parse(changeQuery({ a: null }, 'clinic') ?? '')).toEqual({ add: [], remove: [{ category: 'clinic', id: 'a', lon: 0, lat: 0 }] })
})

test('a scenario has the name that the same was kept under', () => {
  const scenario: Scenario = { 'new-1': [8.123456789, 49], a: null }
  const kept = [{ name: 'north', base: { categories: ['clinic'] }, change: changeOf(scenario, 'clinic') }] as unknown as Schemas['ScenarioRow'][]
  expect(keptName({ a: null, 'new-1': [8.123457, 49] }, 'clinic', kept)).toBe('north')
  expect(keptName({ a: null }, 'clinic', kept)).toBeUndefined()
  expect(keptName(scenario, 'school', kept)).toBeUndefined()
  expect(keptName({}, 'clinic', kept)).toBeUndefined()
})

import { expect, test } from 'vitest'
import { classesWithin, limitAlone, sayInterval, sayPeople, sayPoints, sayShare, sayTime, wholeParts } from './minutes'

test('classes end where a rule does', () => {
  expect(classesWithin().names).toEqual(['0–5', '5–10', '10–15', '15–30', '>30'])
  expect(classesWithin(480)).toEqual({ ends: [300, 480], names: ['0–5', '5–8', '>8'] })
  expect(classesWithin(300)).toEqual({ ends: [300], names: ['0–5', '>5'] })
  expect(classesWithin(1800)).toEqual(classesWithin())
})

test('a rule of more than half an hour has classes that lead up to it', () => {
  expect([limitAlone(15), limitAlone(30), limitAlone(45)]).toEqual([undefined, undefined, 2700])
  expect(classesWithin(2700)).toEqual({ ends: [600, 1200, 1800, 2700], names: ['0–10', '10–20', '20–30', '30–45', '>45'] })
})

test('a bound that nobody knows is no dash beside a dash', () => {
  expect(sayInterval({ share: 1, low: 1, high: 1 }, 'en')).toBe('(100.0–100.0)')
  expect(sayInterval({ share: 0.99, low: 0.9, high: null }, 'zh-Hans')).toBe('(90.0–?)')
  expect(sayInterval({ share: null, low: null, high: null }, 'en')).toBe('')
})

test('parts add up to the whole as they are shown', () => {
  expect(wholeParts([10.4, 20.4, 30.4], 61.2)).toEqual([11, 20, 30])
  expect(wholeParts([0.5, 0.5, 0.5, 0.5], 2)).toEqual([1, 1, 0, 0])
  expect(wholeParts([12, 30.6], 42.6)).toEqual([12, 31])
  expect(wholeParts([], 0)).toEqual([])
})

test('figures keep their unit and missing is not zero', () => {
  expect(sayTime(425.4)).toBe('7′05″')
  expect(sayTime(null)).toBe('—')
  expect(sayTime(65535)).toBe('—')
  expect(sayShare(0.8137, 'zh-Hans')).toBe('81.4%')
  expect(sayShare(undefined, 'en')).toBe('—')
  expect(sayPeople(12904.4, 'en')).toBe('12,904')
})

test('differences carry their sign, and none is said to be none', () => {
  expect(sayPoints(0.5, 0.531, 'en')).toBe('+3.1')
  expect(sayPoints(0.531, 0.5, 'en')).toBe('−3.1')
  expect(sayPoints(0.5, 0.5, 'en')).toBe('±0')
  expect(sayPoints(0.5, 0.49996, 'en')).toBe('±0')
  expect(sayPoints(0.50049, 0.50051, 'en')).toBe('±0') // though 50.0 % and 50.1 % stand beside it
  expect(sayPoints(0.6005, 0.3214, 'en')).toBe('−27.9') // where 60.1 and 32.1 would be −28.0
  expect(sayPoints(null, 0.5, 'en')).toBe('')
})

test('nothing is said to be minus zero', () => {
  expect(sayShare(-0, 'en')).toBe('0.0%')
  expect(sayShare(-0.0001, 'zh-Hans')).toBe('0.0%')
  expect(sayPeople(-0.2, 'en')).toBe('0')
})

import { expect, test } from 'vitest'
import { hitAddress, parts, type Hit } from './hits'

const hit: Hit = { kind: 'directive', id: 7, visit: 3, text: '在𠮷镇修路', from: 1, to: 3 }

test('a hit is parted by characters', () => {
  expect(parts(hit)).toEqual(['在', '𠮷镇', '修路'])
})

test.each([
  ['area', '/places/areas/7'],
  ['site', '/places/sites/7'],
  ['organisation', '/places/organisations/7'],
  ['visit', '/visits/7'],
  ['document', '/visits/3'],
  ['stop', '/visits/3?item=7'],
  ['directive', '/visits/3?item=7'],
  ['remark', '/visits/3?item=7'],
] as [Hit['kind'], string][])('a hit of kind %s opens %s', (kind, want) => {
  expect(hitAddress({ ...hit, kind })).toBe(want)
})

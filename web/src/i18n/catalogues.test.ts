import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import en from './en.json'
import hans from './zh-Hans.json'
import hant from './zh-Hant.json'

const holes = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1]).sort()

test.each([
  ['zh-Hant', hant],
  ['en', en],
] as [string, Record<string, string>][])('%s says what zh-Hans says, with the same holes', (_, catalogue) => {
  expect(Object.keys(catalogue)).toEqual(Object.keys(hans))
  for (const [key, text] of Object.entries(hans)) expect([key, ...holes(catalogue[key] ?? '')]).toEqual([key, ...holes(text)])
})

// Keys that are made of a value, such as theme_rural, count as used where their front part stands in the source; what is
// said of nodes where what is said of people is used.
test('every message is used', () => {
  const source = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((f) => /\.tsx?$/.test(f) && !f.endsWith('schema.ts'))
    .map((f) => readFileSync(`src/${f}`, 'utf8'))
    .join('\n')
  const unused = Object.keys(hans).filter((key) => {
    const front = key.includes('_') ? `${key.split('_')[0] ?? ''}_$` : undefined
    return !source.includes(`'${key.replace(/_nodes$/, '')}'`) && !(front && source.includes(front))
  })
  expect(unused).toEqual([])
})

import { expect, test } from 'vitest'
import type { Item } from '../api/client'
import { nameAndTitle, stopKind, suggest } from './suggest'

function ask(id: number, at: number, place: string, status = 'accepted', document = 2): Item {
  return {
    id, kind: 'directive', visit: 1, document, order: id, status, day: '2026-10-15', version: 1, changed_by: 'local', changed_at: '',
    proposal: { span: [at, at + 5], repaired_span: [at, at + 5], confidence: 0.9, directive: { text: 'x', for: place, by: '邬澜舟', theme: 'rural', measurable: true } },
  }
}

test('an ask starts as the ask before it in the text', () => {
  const items = [ask(1, 10, '甲镇'), ask(2, 50, '乙镇'), ask(3, 40, '丙镇', 'rejected'), ask(4, 44, '丁镇', 'accepted', 3)]
  expect(suggest(items, 2, { span: [45, 49], repaired: false, text: '修路' }, 'directive').directive).toEqual({ text: '修路', theme: 'rural', for: '甲镇', by: '邬澜舟', measurable: false })
})

test('the first ask starts with nothing', () => {
  expect(suggest([ask(1, 10, '甲镇')], 2, { span: [3, 5], repaired: false, text: '修路' }, 'directive').directive).toEqual({ text: '修路', theme: 'other', measurable: false })
})

test.each([
  ['鹭汀镇', 'town'], ['半歌乡', 'town'], ['盐仓村', 'village'], ['望潮社區', 'community'], ['冷链物流园', 'park'], ['云港幼儿园', 'facility'],
  ['青禾粮油加工有限公司', 'enterprise'], ['茶歌合作社', 'farm'], ['鷺汀鎮衛生院', 'facility'], ['鹭汊闸', 'other'],
])('%s is a %s', (name, kind) => {
  expect(stopKind(name)).toBe(kind)
  expect(suggest([], 1, { span: [0, 3], repaired: false, text: name }, 'stop').stop).toEqual({ place: name, kind })
})

test.each([
  ['邬澜舟', '', '邬澜舟'],
  ['欧阳澜舟', '', '欧阳澜舟'],
  ['区委书记邬澜舟', '区委书记', '邬澜舟'],
])('%s is %s and %s', (text, title, name) => {
  expect(nameAndTitle(text)).toEqual({ name, title })
})

test('a piece of the repaired text stands there, and the server finds where it came from', () => {
  const { span, repaired_span } = suggest([], 1, { span: [4, 9], repaired: true, text: '建设冷库' }, 'remark')
  expect([span, repaired_span]).toEqual([[0, 0], [4, 9]])
})

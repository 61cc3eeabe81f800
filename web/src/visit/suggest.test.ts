import { expect, test } from 'vitest'
import type { Item } from '../api/client'
import { suggest } from './suggest'

function ask(id: number, at: number, place: string, status = 'accepted', document = 2): Item {
  return {
    id, kind: 'directive', visit: 1, document, order: id, status, day: '2026-10-15', version: 1, changed_by: 'local', changed_at: '',
    proposal: { span: [at, at + 5], repaired_span: [at, at + 5], confidence: 0.9, directive: { text: 'x', for: place, by: '邬澜舟', theme: 'rural', measurable: true } },
  }
}

test('an ask starts as the ask before it in the text', () => {
  const items = [ask(1, 10, '甲镇'), ask(2, 50, '乙镇'), ask(3, 40, '丙镇', 'rejected'), ask(4, 44, '丁镇', 'accepted', 3)]
  expect(suggest(items, 2, [45, 49], '修路').directive).toEqual({ text: '修路', theme: 'rural', for: '甲镇', by: '邬澜舟', measurable: false })
})

test('the first ask starts with nothing', () => {
  expect(suggest([ask(1, 10, '甲镇')], 2, [3, 5], '修路').directive).toEqual({ text: '修路', theme: 'other', measurable: false })
})

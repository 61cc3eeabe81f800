import { expect, test } from 'vitest'
import type { Item, Value } from '../api/client'
import { counted, depthOf, layout } from './layout'

function item(id: number, kind: string, at: number, value: Partial<Value>, more: Partial<Item> = {}): Item {
  return {
    id, kind, visit: 1, document: 2, order: id, status: 'proposed', day: '2026-10-15', version: 1, changed_by: 'local', changed_at: '',
    proposal: { span: [at, at + 2], repaired_span: [at, at + 2], confidence: 0.9, ...value }, ...more,
  }
}

function ask(id: number, at: number, place?: string, measurable = false): Item {
  return item(id, 'directive', at, { directive: { text: String(id), for: place, theme: 'other', measurable } })
}

const stops = [
  item(1, 'stop', 10, { stop: { place: '鹭汀镇', kind: 'town' } }),
  item(2, 'stop', 20, { stop: { place: '鹭汊闸', kind: 'facility' } }, { stop: 1 }),
]

test('directives are grouped by whom they are for: stops, other places, none', () => {
  const l = layout([ask(9, 90), ask(5, 50, '区医院'), ask(6, 60, '鹭汊闸', true), ask(7, 70, '鹭汀镇'), ask(8, 5, '鹭汀镇'), ...stops])
  expect(l.groups.map((g) => [g.place, g.items.map((i) => i.id), g.measurable])).toEqual([
    ['鹭汀镇', [8, 7], 0],
    ['鹭汊闸', [6], 1],
    ['区医院', [5], 0],
    ['', [9], 0],
  ])
  expect(l.rows.map((r) => r.id)).toEqual([1, 2, 8, 7, 6, 5, 9])
})

test('rejected directives are shown and not counted', () => {
  const [group] = layout([ask(5, 50, '', true), { ...ask(6, 60, '', true), status: 'rejected' }]).groups
  expect([group?.items.length, counted(group?.items ?? []), group?.measurable]).toEqual([2, 1, 1])
})

test('an edit moves a directive to whom it is for now', () => {
  const moved = { ...ask(5, 50, '区医院'), edited: { ...ask(5, 50, '鹭汀镇', true).proposal } } as Item
  expect(layout([...stops, moved]).groups.map((g) => [g.place, g.measurable])).toEqual([['鹭汀镇', 1]])
})

test('stops stand in the order of visiting, directives in that of the text', () => {
  const late = item(1, 'stop', 90, { stop: { place: '鹭汀镇', kind: 'town' } })
  const l = layout([ask(4, 9), ask(3, 50), item(2, 'stop', 20, { stop: { place: '鹭汊闸', kind: 'facility' } }), late])
  expect(l.rows.map((r) => r.id)).toEqual([1, 2, 4, 3])
})

test('a stop that a person added stands behind the one that the text tells of before it', () => {
  const added = { ...item(9, 'stop', 15, { stop: { place: '新建村', kind: 'village' } }), proposal: undefined } as Item
  const withValue = { ...added, edited: { span: [15, 18], repaired_span: [15, 18], confidence: 1, stop: { place: '新建村', kind: 'village' } } } as Item
  expect(layout([...stops, withValue]).stops.map((s) => s.id)).toEqual([1, 9, 2])
  const first = { ...withValue, edited: { ...withValue.edited, span: [3, 6] } } as Item
  expect(layout([...stops, first]).stops.map((s) => s.id)).toEqual([1, 2, 9])
})

test('who leads comes first', () => {
  const people = [3, 4].map((id) => item(id, 'person', id, { person: { name: String(id), title: '', leads: id === 4 } }))
  expect(layout(people).people.map((p) => p.id)).toEqual([4, 3])
})

test('depth counts the stops around, and ends on a ring', () => {
  expect(stops.map((s) => depthOf(s, stops))).toEqual([0, 1])
  const ring = [item(1, 'stop', 1, {}, { stop: 2 }), item(2, 'stop', 2, {}, { stop: 1 })]
  expect(ring.map((s) => depthOf(s, ring))).toEqual([4, 4])
})

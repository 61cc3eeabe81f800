import { expect, test } from 'vitest'
import { nextOpen, order, type Row } from './checking'

const rows: Row[] = [
  { id: 11, status: 'proposed' },
  { id: 12, status: 'accepted' },
  { id: 13, status: 'proposed' },
  { id: 14, status: 'rejected' },
]

test.each([
  ['j', undefined, { do: 'go', to: 11 }],
  ['j', 11, { do: 'go', to: 12 }],
  ['j', 14, { do: 'go', to: 14 }],
  ['k', undefined, { do: 'go', to: 14 }],
  ['k', 11, { do: 'go', to: 11 }],
  ['k', 13, { do: 'go', to: 12 }],
  ['a', 11, { do: 'decide', item: 11, status: 'accepted', then: 13 }],
  ['a', 12, { do: 'go', to: 13 }],
  ['r', 12, { do: 'decide', item: 12, status: 'rejected', then: 13 }],
  ['r', 13, { do: 'decide', item: 13, status: 'rejected', then: 13 }],
  ['r', 14, { do: 'go', to: 14 }],
  ['e', 13, { do: 'edit', item: 13 }],
  ['n', undefined, { do: 'add' }],
  ['u', undefined, { do: 'undo' }],
  ['s', 13, { do: 'switch' }],
  ['a', undefined, undefined],
  ['e', 99, undefined],
  ['x', 11, undefined],
] as const)('%s at %s', (key, cursor, want) => {
  expect(order(key, rows, cursor)).toEqual(want)
})

test('no rows, no orders', () => {
  for (const key of ['j', 'k', 'a', 'e', 'r']) expect(order(key, [], undefined)).toBeUndefined()
})

test('accepting on and on decides every open row below once', () => {
  const all = rows.map((r) => ({ ...r }))
  const decided: number[] = []
  for (let at: number | undefined = 11, step = 0; step < 5; step++) {
    const todo = order('a', all, at)
    if (todo?.do === 'decide') {
      decided.push(todo.item)
      for (const r of all) if (r.id === todo.item) r.status = todo.status
      at = todo.then
    } else if (todo?.do === 'go') at = todo.to
  }
  expect(decided).toEqual([11, 13])
  expect(nextOpen(all, 11)).toBe(11)
})

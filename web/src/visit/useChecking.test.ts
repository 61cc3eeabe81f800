import { expect, test } from 'vitest'
import type { Item, VisitPage } from '../api/client'
import { withItems, withPending } from './useChecking'

const item = (id: number, status: Item['status'], hidden = false) => ({ id, status, hidden }) as Item
const page = { status: 'proposed', value: { is_visit: true }, items: [item(1, 'proposed'), item(2, 'proposed')] } as VisitPage

test('changed items take their places, new ones come last, hidden ones go', () => {
  const after = withItems(page, [item(3, 'accepted'), item(1, 'rejected'), item(2, 'proposed', true)])
  expect(after.items).toEqual([item(1, 'rejected'), item(3, 'accepted')])
})

test('the items of a visit that is not used stay', () => {
  const unused = { ...page, status: 'rejected' as const }
  expect(withItems(unused, [item(2, 'accepted', true)]).items).toEqual([item(1, 'proposed'), item(2, 'accepted', true)])
})

test('the last act on its way to the record is what is shown', () => {
  const pending = [
    { id: 1, status: 'accepted' },
    { id: 1, status: 'rejected' },
  ] as const
  expect(withPending(page.items, pending).map((i) => i.status)).toEqual(['rejected', 'proposed'])
  expect(withPending(page.items, [])).toEqual(page.items)
})

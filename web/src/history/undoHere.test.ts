import type { TFunction } from 'i18next'
import { expect, test } from 'vitest'
import type { Schemas } from '../api/client'
import { saidUndone } from './undoHere'

const t = ((key: string, holes: object) => `${key} ${JSON.stringify(holes)}`) as unknown as TFunction
const act = (...words: string[]) => ({ verb: 'accept', rows: words.map((w, id) => ({ table: 'item', id, words: w })) }) as unknown as Schemas['Act']

test('undo says what it took back', () => {
  expect(saidUndone(act('抓好服务集成'), t)).toMatch(/^undoneOne .*抓好服务集成/)
  expect(saidUndone(act('抓好服务集成', '', '优化园区'), t)).toMatch(/^undoneMany .*抓好服务集成.*"n":1/)
  expect(saidUndone(act(), t)).toMatch(/^undoneAct /)
})

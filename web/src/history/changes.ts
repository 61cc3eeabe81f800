import type { Schemas, Value } from '../api/client'
import { wordsOf } from '../api/item'

/** One field of a row that an act changed, as it is said; undefined where it said nothing. */
export interface Change {
  field: string
  was?: string
  now?: string
}

type Fields = Record<string, unknown>

// The fields of a visit's value that a person can change; the others follow from them or are the reader's notes.
const ofVisit = ['title', 'day', 'end_day', 'is_visit']

/** What an act changed of a row: how it stands, what a visit is, what an item says. Ids and versions tell a person nothing. */
export function changesOf(row: Schemas['ActRow']): Change[] {
  const [was, now] = [fieldsOf(row.was), fieldsOf(row.now)]
  const changes = [
    { field: 'status', was: textOf(was.status), now: textOf(now.status) },
    { field: 'words', was: saidBy(was.edited), now: saidBy(now.edited) },
    ...ofVisit.map((field) => ({ field, was: textOf(fieldsOf(was.value)[field]), now: textOf(fieldsOf(now.value)[field]) })),
  ]
  return changes.filter((c) => c.was !== c.now)
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {}
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) || undefined : undefined
}

function saidBy(value: unknown): string | undefined {
  return value ? wordsOf(value as Value) : undefined
}

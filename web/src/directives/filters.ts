import type { operations } from '../api/schema'
import { fileLanguage } from '../i18n/fileLanguage'
import { dayColumn } from '../list/useSorted'
import { idOf } from '../url/useFilters'

export const keys = ['town', 'theme', 'measurable', 'status', 'from', 'to', 'sort'] as const

type Values = Partial<Record<(typeof keys)[number], string>>
type Query = NonNullable<operations['directives']['parameters']['query']>

/** The filters of the address as what the server is asked. It refuses values that are none. */
export function asked(values: Values, language: string): Query {
  return {
    town: idOf(values.town),
    theme: values.theme as Query['theme'],
    measurable: values.measurable as Query['measurable'],
    status: values.status as Query['status'],
    from: values.from,
    to: values.to,
    ...order(values.sort),
    lang: values.sort ? fileLanguage(language) : undefined,
    limit: 100,
  }
}

// The order of the list and of its file are the server's, so that they are one.
function order(sort: string | undefined): Pick<Query, 'oldest' | 'sort'> {
  if (sort === dayColumn) return { oldest: true }
  return sort && sort !== `-${dayColumn}` ? { sort: sort as Query['sort'] } : {}
}

/** Where the list with these filters is had as a file. */
export function exportAddress(values: Values, format: 'csv' | 'xlsx', language: string): string {
  const { sort, ...filters } = values
  const query = new URLSearchParams({ ...filters, format, lang: fileLanguage(language) })
  for (const [key, value] of Object.entries(order(sort))) query.set(key, String(value))
  return `/api/directives/export?${query.toString()}`
}

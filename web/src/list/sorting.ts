/** By which column a list is sorted, as the address says it: title, or -title from the end. */
export interface Sort {
  key: string
  down: boolean
}

export function readSort(text: string | undefined): Sort | undefined {
  if (!text) return undefined
  return text.startsWith('-') ? { key: text.slice(1), down: true } : { key: text, down: false }
}

/** What a press on a column's head asks for next: up, down, and then the list's own order. */
export function nextSort(now: Sort | undefined, key: string): string | undefined {
  if (now?.key !== key) return key
  return now.down ? undefined : `-${key}`
}

export type Rank = string | number | undefined

/** What a column ranks its rows by; 'server' where that gives them in their order. */
export type Ranking<R> = ((row: R) => Rank) | 'server'

/** The rows by what a column ranks them by; those without it come last either way, equal ones stay as they were. */
export function sorted<R>(rows: readonly R[], rank: (row: R) => Rank, down: boolean, language: string): R[] {
  const words = new Intl.Collator(language, { numeric: true })
  const compare = (a: string | number, b: string | number) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : words.compare(String(a), String(b))
  const missing = (r: Rank): r is undefined | '' => r === undefined || r === ''
  return rows
    .map((row, at) => ({ row, at, by: rank(row) }))
    .sort((a, b) => {
      if (missing(a.by) || missing(b.by)) return Number(missing(a.by)) - Number(missing(b.by)) || a.at - b.at
      return (down ? -1 : 1) * compare(a.by, b.by) || a.at - b.at
    })
    .map(({ row }) => row)
}

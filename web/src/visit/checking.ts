// The checking of one visit by keyboard: which row the person is at, and what a key asks for. Pure, so that it can be
// tested without a page; the page carries out what an order says.

export interface Row {
  id: number
  status: string
}

export type Order =
  | { do: 'go'; to: number }
  | { do: 'decide'; item: number; status: 'accepted' | 'rejected' | 'proposed'; then: number }
  | { do: 'edit'; item: number }
  | { do: 'add' }
  | { do: 'undo' }
  | { do: 'switch' }

/** Says what a key asks for at the row of the cursor, or undefined where it asks for nothing. */
export function order(key: string, rows: readonly Row[], cursor: number | undefined): Order | undefined {
  const at = rows.findIndex((r) => r.id === cursor)
  const row = rows[at]
  switch (key) {
    case 'j':
      return go(rows[Math.min(at + 1, rows.length - 1)])
    case 'k':
      return go(rows[at < 0 ? rows.length - 1 : Math.max(at - 1, 0)])
    case 'a':
      return row && decide(rows, row, 'accepted')
    case 'r':
      return row && decide(rows, row, 'rejected')
    case 'e':
      return row && { do: 'edit', item: row.id }
    case 'n':
      return { do: 'add' }
    case 'u':
      return { do: 'undo' }
    case 's':
      return { do: 'switch' }
  }
}

function go(row: Row | undefined): Order | undefined {
  return row && { do: 'go', to: row.id }
}

// A row that already stands so is left as it is; the cursor goes on all the same.
function decide(rows: readonly Row[], row: Row, status: 'accepted' | 'rejected'): Order {
  const then = nextOpen(rows, row.id)
  return row.status === status ? { do: 'go', to: then } : { do: 'decide', item: row.id, status, then }
}

/** The next row behind one that nobody has decided about; the one itself where there is none. */
export function nextOpen(rows: readonly Row[], id: number): number {
  const at = rows.findIndex((r) => r.id === id)
  return rows.slice(at + 1).find((r) => r.status === 'proposed')?.id ?? id
}

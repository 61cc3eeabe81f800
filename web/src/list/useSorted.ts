import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { sorted, type Ranking, type Sort } from './sorting'

/** The column that the server sorts by itself. */
export const dayColumn = 'day'

/** How long a list may be to be sorted here; the server counts no further, and offers no other order. */
export const sortable = 1000

interface Paged {
  hasNextPage: boolean
  isFetchingNextPage: boolean
  fetchNextPage: () => Promise<unknown>
}

interface Column<R> {
  key: string
  rank?: Ranking<R>
}

/**
 * The rows of a list by a column. By day the server sorts, any list. By other columns the page does, once it has all the
 * rows, which it fetches; lists that are too long for that stay as they are.
 */
export function useSorted<R>(rows: R[] | undefined, list: Paged | undefined, sort: Sort | undefined, columns: readonly Column<R>[], tooLong: boolean): R[] | undefined {
  const { i18n } = useTranslation()
  const ranking = sort && sort.key !== dayColumn && !tooLong ? columns.find((c) => c.key === sort.key)?.rank : undefined
  const rank = ranking === 'server' ? undefined : ranking
  const missing = rank !== undefined && list?.hasNextPage === true && !list.isFetchingNextPage && (rows?.length ?? 0) < sortable
  useEffect(() => {
    if (missing) void list.fetchNextPage()
  }, [missing, list])
  return useMemo(() => (rank && rows ? sorted(rows, rank, sort?.down === true, i18n.language) : rows), [rows, rank, sort?.down, i18n.language])
}

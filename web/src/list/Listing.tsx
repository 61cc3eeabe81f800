import { useVirtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { nextSort, type Ranking, type Sort } from './sorting'
import { usePrinting } from './usePrinting'
import { dayColumn } from './useSorted'

export interface Column<R> {
  key: string
  title: string
  className?: 'figure' | 'wide'
  rank?: Ranking<R> // what it sorts by; without it, it does not
}

interface Props<R> {
  columns: readonly Column<R>[]
  rows: R[]
  id: (row: R) => number
  cells: (row: R) => ReactNode
  sort?: Sort
  setSort?: (sort: string | undefined) => void
  unsorted?: string // why no column but the day can be sorted by
}

// Lists up to this length are drawn whole: the browser's own search then finds all of it.
const whole = 200

/**
 * A list as a table. Heads sort; the arrow keys go from row to row; of a long list only the rows in sight are drawn.
 */
export function Listing<R>({ columns, rows, id, cells, ...order }: Props<R>) {
  const printing = usePrinting()
  const [body, setBody] = useState<HTMLTableSectionElement | null>(null) // drawn anew once it is there
  const line = (row: R) => (
    <tr key={id(row)} data-row>
      {cells(row)}
    </tr>
  )
  const long = rows.length > whole && !printing
  const { unsorted, sort } = order
  return (
    <>
      {unsorted && sort && sort.key !== dayColumn && <p className="no">{unsorted}</p>}
      <table className={long ? 'list long' : 'list'} aria-rowcount={rows.length + 1}>
        <thead>
          <tr>
            {columns.map((c) => (
              <Head key={c.key} column={c} {...order} />
            ))}
          </tr>
        </thead>
        <tbody ref={setBody} onKeyDown={step}>
          {long ? <InSight body={body} rows={rows} id={id} cells={cells} width={columns.length} /> : rows.map(line)}
        </tbody>
      </table>
    </>
  )
}

function Head<R>({ column, sort, setSort, unsorted }: { column: Column<R> } & Pick<Props<R>, 'sort' | 'setSort' | 'unsorted'>) {
  const { t } = useTranslation()
  const { key, title, className, rank } = column
  if (!rank || !setSort || (unsorted && key !== dayColumn)) return <th className={className}>{title}</th>
  const by = sort?.key === key ? (sort.down ? 'descending' : 'ascending') : undefined
  return (
    <th className={className} aria-sort={by}>
      <button type="button" className="sort" title={t('sortBy', { column: title })} onClick={() => setSort(nextSort(sort, key))}>
        {title}
        <span aria-hidden="true">{by === 'ascending' ? ' ▲' : by === 'descending' ? ' ▼' : ''}</span>
      </button>
    </th>
  )
}

interface InSightProps<R> extends Pick<Props<R>, 'rows' | 'id' | 'cells'> {
  body: HTMLTableSectionElement | null
  width: number // in columns
}

/** The rows in sight, between two blank rows as high as those that are not. */
function InSight<R>({ body, rows, id, cells, width }: InSightProps<R>) {
  const [above, setAbove] = useState(0) // what stands over the list in the scrolled page
  const pane = () => body?.closest('main') ?? null
  useLayoutEffect(() => {
    const main = pane()
    if (main && body) setAbove(body.getBoundingClientRect().top - main.getBoundingClientRect().top + main.scrollTop)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the place of the list can change with its length only
  }, [rows.length, body])
  // eslint-disable-next-line react-hooks/incompatible-library -- nothing of it is kept beyond this drawing
  const virtual = useVirtualizer({
    count: rows.length, getScrollElement: pane, estimateSize: () => 36, overscan: 24, scrollMargin: above,
    getItemKey: (at) => id(rows[at] as R),
  })
  const drawn = virtual.getVirtualItems()
  const before = (drawn[0]?.start ?? above) - above
  const after = virtual.getTotalSize() - ((drawn.at(-1)?.end ?? above) - above)
  return (
    <>
      <Blank height={before} width={width} />
      {drawn.map((d) => (
        <tr key={d.key} ref={virtual.measureElement} data-index={d.index} data-row aria-rowindex={d.index + 2}>
          {cells(rows[d.index] as R)}
        </tr>
      ))}
      <Blank height={after} width={width} />
    </>
  )
}

function Blank({ height, width }: { height: number; width: number }) {
  return height > 0 ? (
    <tr className="blank" aria-hidden="true">
      <td colSpan={width} style={{ height }} />
    </tr>
  ) : null
}

// The arrow keys go to the link of the row above or below.
function step(event: KeyboardEvent<HTMLElement>) {
  const row = event.target instanceof Element ? event.target.closest('tr') : null
  const to = event.key === 'ArrowDown' ? row?.nextElementSibling : event.key === 'ArrowUp' ? row?.previousElementSibling : undefined
  const link = to?.matches('[data-row]') ? to.querySelector<HTMLElement>('.wide a') : undefined
  if (!link) return
  event.preventDefault()
  link.focus()
}

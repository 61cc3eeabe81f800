import { Table, type TableColumnsType } from 'antd'
import type { SortOrder } from 'antd/es/table/interface'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { ClassBar } from './ClassBar'
import { sayTime } from './minutes'
import { useNames } from './useNames'

type Rule = Schemas['AccessRule']
type Row = { key: number; name: string; depth: number; before: Rule; now: Rule; moved: boolean }

interface Props {
  facts: Schemas['CircleFacts']
  verdict: Schemas['CircleVerdict']
  effect?: Schemas['CircleEffect']
  sort?: string
  setSort: (sort: string | undefined) => void
}

/** The villages and towns, by the same figures as the map. */
export function AreaTable({ facts, verdict, effect, sort, setSort }: Props) {
  const { t } = useTranslation()
  const names = useNames(facts)
  const rows = useMemo(() => rowsOf(verdict, effect), [verdict, effect])
  if (rows.length === 0) return <p className="empty">{t('circleNoAreas')}</p>
  const [by, way] = sort?.split('.') ?? []
  const orderOf = (key: string): SortOrder => (by === key ? (way === 'desc' ? 'descend' : 'ascend') : null)
  const column = (key: string, title: string, of: (row: Row) => number | null, render: (row: Row) => React.ReactNode) => ({
    key, title, align: 'right' as const, sortOrder: orderOf(key), sorter: (a: Row, b: Row) => (of(a) ?? Infinity) - (of(b) ?? Infinity),
    render: (_: unknown, row: Row) => render(row),
  })
  const columns: TableColumnsType<Row> = [
    { key: 'name', title: t('circleArea'), render: (_, row) => <span style={{ paddingLeft: sort ? 0 : row.depth * 12 }}>{row.name}</span> },
    column('people', t('circlePeople'), (r) => r.now.people, (r) => names.people(r.now.people)),
    column('share', t('circleShare'), (r) => r.now.share, (r) => (
      <span title={`${names.share(r.now.low)}–${names.share(r.now.high)}`}>
        {names.share(r.now.share)} <span className="interval">({names.share(r.now.low)}–{names.share(r.now.high)})</span> {r.moved && <b className="change">{names.points(r.before.share, r.now.share)}</b>}
      </span>
    )),
    column('without', t('circleWithoutHead'), (r) => r.now.without, (r) => names.people(r.now.without)),
    column('median', t('circleMedianHead'), (r) => r.now.median, (r) => sayTime(r.now.median)),
    { key: 'classes', title: t('circleClasses'), width: 90, render: (_, row) => <ClassBar classes={row.now.classes} /> },
  ]
  return (
    <Table<Row>
      size="small"
      rowKey="key"
      columns={columns}
      dataSource={rows}
      pagination={false}
      sticky
      scroll={{ y: 420 }}
      virtual={rows.length > 200}
      showSorterTooltip={false}
      onChange={(_page, _filters, sorter) => {
        const one = Array.isArray(sorter) ? sorter[0] : sorter
        setSort(one?.order ? `${String(one.columnKey)}.${one.order === 'descend' ? 'desc' : 'asc'}` : undefined)
      }}
    />
  )
}

function rowsOf(verdict: Schemas['CircleVerdict'], effect?: Schemas['CircleEffect']): Row[] {
  const after = new Map(effect?.areas.map((a) => [a.place, a.rule]))
  return verdict.areas.flatMap((area, i) => {
    const before = area.rules[0]
    return before ? [{ key: i, name: area.name, depth: area.depth, before, now: after.get(i) ?? before, moved: after.has(i) }] : []
  })
}

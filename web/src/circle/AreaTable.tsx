import { Table, type TableColumnsType } from 'antd'
import type { SortOrder } from 'antd/es/table/interface'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { useTypeScale } from '../frame/useTypeScale'
import { scrollable } from '../list/scrollable'
import { usePrinting } from '../list/usePrinting'
import { Change } from './Change'
import { aboveRival, areaRows, type AreaRow } from './areaRows'
import { ClassBar } from './ClassBar'
import { sayTime } from './minutes'
import { useNames } from './useNames'
import type { Rival } from './useRival'
import { useTableHeight } from './useTableHeight'

interface Props {
  facts: Schemas['CircleFacts']
  verdict: Schemas['CircleVerdict']
  effect?: Schemas['CircleEffect']
  rival?: Rival
  sort?: string
  setSort: (sort: string | undefined) => void
}

/** The villages and towns, by the same figures as the map; beside them those that they are compared with. */
export function AreaTable({ facts, verdict, effect, rival, sort, setSort }: Props) {
  const { t } = useTranslation()
  const height = useTableHeight()
  const printing = usePrinting()
  const rows = useMemo(() => areaRows(verdict, effect, rival?.verdict), [verdict, effect, rival?.verdict])
  const columns = useColumns(facts, rival, sort, printing)
  if (rows.length === 0) return <p className="empty">{t('circleNoAreas')}</p>
  return (
    <Table<AreaRow>
      ref={scrollable}
      size="small"
      rowKey="key"
      columns={columns}
      dataSource={rows}
      pagination={false}
      sticky={!printing}
      scroll={printing ? undefined : { x: columns.reduce((sum, column) => sum + Number(column.width), 0), y: height }}
      virtual={rows.length > 200 && !printing}
      showSorterTooltip={false}
      onChange={(_page, _filters, sorter) => {
        const one = Array.isArray(sorter) ? sorter[0] : sorter
        setSort(one?.order ? `${String(one.columnKey)}.${one.order === 'descend' ? 'desc' : 'asc'}` : undefined)
      }}
    />
  )
}

/** People without; missing where the data has none, as nobody knows how many. */
function withoutOf(rule: Schemas['AccessRule']): number | undefined {
  return rule.none_known ? undefined : rule.without
}

function useColumns(facts: Schemas['CircleFacts'], rival: Rival | undefined, sort: string | undefined, printing: boolean): TableColumnsType<AreaRow> {
  const { t } = useTranslation()
  const names = useNames(facts)
  const scale = useTypeScale()
  const [by, way] = sort?.split('.') ?? []
  const orderOf = (key: string): SortOrder => (by === key ? (way === 'desc' ? 'descend' : 'ascend') : null)
  const column = (key: string, title: string, width: number, of: (row: AreaRow) => number | null | undefined, render: (row: AreaRow) => React.ReactNode) => ({
    key, title, width: width * scale, align: 'right' as const, sortOrder: orderOf(key), sorter: (a: AreaRow, b: AreaRow) => (of(a) ?? Infinity) - (of(b) ?? Infinity),
    render: (_: unknown, row: AreaRow) => render(row),
  })
  const share = (rule: Schemas['AccessRule'] | undefined, change?: string) => (
    <>
      {names.share(rule?.share)} <Change of={change} />
      {rule && <span className="interval below">{names.interval(rule)}</span>}
    </>
  )
  const compared = rival
    ? [
        ...(rival.older ? [column('otherPeople', names.say('circleOtherPeople'), 96, (r) => r.rival?.people, (r) => names.people(r.rival?.people))] : []),
        column('other', t('circleOtherShare'), 120, (r) => r.rival?.share, (r) => share(r.rival)),
        column('difference', t('circleDifference'), 96, aboveRival, (r) => (r.rival ? <Change of={names.points(r.rival.share, r.now.share)} plain={!rival.older} /> : '—')),
      ]
    : []
  return [
    { key: 'name', title: t('circleArea'), width: 108 * scale, fixed: printing ? undefined : 'left', render: (_, row) => <span className="area-name" style={{ paddingLeft: sort ? 0 : row.depth * 12 }}>{row.name}</span> },
    column('people', names.say('circlePeople'), 68, (r) => r.now.people, (r) => names.people(r.now.people)),
    column('share', t('circleShare'), 120, (r) => r.now.share, (r) => share(r.now, r.moved ? names.points(r.before.share, r.now.share) : undefined)),
    ...compared,
    column('without', t('circleWithoutHead'), 80, (r) => withoutOf(r.now), (r) => names.people(withoutOf(r.now))),
    column('median', t('circleMedianHead'), 72, (r) => r.now.median, (r) => sayTime(r.now.median)),
    { key: 'classes', title: t('circleClasses'), width: 72 * scale, render: (_, row) => <ClassBar rule={row.now} /> },
  ]
}

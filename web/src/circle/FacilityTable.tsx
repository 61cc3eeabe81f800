import { Button, Table, type TableColumnsType } from 'antd'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { scrollable } from '../list/scrollable'
import { usePrinting } from '../list/usePrinting'
import { AddFacility } from './AddFacility'
import type { Edits } from './CircleStudy'
import { isNew, type Scenario, type Spot } from './scenario'
import { useNames } from './useNames'
import { useTableHeight } from './useTableHeight'

type Row = { id: string; name: string; at: Spot; first?: number; state: 'there' | 'tried' | 'closed' }

interface Props {
  facts: Schemas['CircleFacts']
  places: readonly Schemas['AccessPlace'][]
  effect?: Schemas['CircleEffect']
  scenario: Scenario
  edits: Edits
}

/** The facilities as rows: closed, opened and moved here too, with the arrow keys instead of the hand. */
export function FacilityTable({ facts, places, effect, scenario, edits }: Props) {
  const { t } = useTranslation()
  const names = useNames(facts)
  const height = useTableHeight()
  const printing = usePrinting()
  const rows = rowsOf(places, scenario, t('circleNew'), effect)
  const columns: TableColumnsType<Row> = [
    { key: 'name', title: t('circleFacility'), render: (_, row) => (row.state === 'closed' ? <s>{row.name || row.id}</s> : row.name || row.id), sorter: (a, b) => a.name.localeCompare(b.name) },
    { key: 'first', title: names.say('circleFirst'), align: 'right', render: (_, row) => names.people(row.first), sorter: (a, b) => (a.first ?? 0) - (b.first ?? 0) },
    { key: 'do', title: t('circleTry'), render: (_, row) => <Doings row={row} edits={edits} /> },
  ]
  return (
    <>
      <AddFacility facts={facts} scenario={scenario} edits={edits} />
      <Table<Row> ref={scrollable} size="small" rowKey="id" columns={columns} dataSource={rows} pagination={false} sticky={!printing} scroll={printing ? undefined : { y: height }} virtual={rows.length > 200 && !printing} showSorterTooltip={false} locale={{ emptyText: t('circleNoFacility') }} />
    </>
  )
}

function Doings({ row, edits }: { row: Row; edits: Edits }) {
  const { t } = useTranslation()
  const move = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    const [lon, lat] = row.at
    edits.put(row.id, [lon + step[0] / Math.cos((lat * Math.PI) / 180), lat + step[1]])
  }
  return (
    <span className="doings">
      {row.state !== 'closed' && (
        <Button size="small" type="text" onKeyDown={move} title={t('circleMoveHint')} aria-label={`${t('circleMove')}: ${row.name || row.id}. ${t('circleMoveHint')}`}>
          ✥
        </Button>
      )}
      {row.state === 'there' ? (
        <Button size="small" type="text" onClick={() => edits.put(row.id, null)}>
          {t('circleClose')}
        </Button>
      ) : (
        <Button size="small" type="text" onClick={() => edits.put(row.id, isNew(row.id) ? null : undefined)}>
          {t(isNew(row.id) ? 'circleTakeAway' : 'circleRestore')}
        </Button>
      )}
    </span>
  )
}

const metre = 1 / 111_320 // in degrees of latitude
const steps: Record<string, Spot> = { ArrowUp: [0, 50 * metre], ArrowDown: [0, -50 * metre], ArrowLeft: [-50 * metre, 0], ArrowRight: [50 * metre, 0] }

function rowsOf(places: readonly Schemas['AccessPlace'][], scenario: Scenario, newName: string, effect?: Schemas['CircleEffect']): Row[] {
  const first = new Map(effect?.facilities.map((f) => [f.id, f.first]))
  const added = Object.entries(scenario).flatMap(([id, at]) => (isNew(id) && at ? [{ id, name: `${newName} ${id.slice(4)}`, at, first: first.get(id), state: 'tried' as const }] : []))
  const there = places.map((p): Row => {
    const spot = scenario[p.id]
    return { id: p.id, name: p.name, at: spot ?? [p.lon, p.lat], first: first.get(p.id) ?? p.first, state: spot === undefined ? 'there' : spot ? 'tried' : 'closed' }
  })
  return [...added, ...there]
}

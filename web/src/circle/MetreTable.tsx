import { useQuery } from '@tanstack/react-query'
import { Table, type TableColumnsType } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Schemas } from '../api/client'
import { observationsOf } from '../data/queries'
import { Trouble } from '../frame/Trouble'
import { scrollable } from '../list/scrollable'
import { usePrinting } from '../list/usePrinting'
import { metreRows, type MetreRow } from './metreRows'
import { RecordRun } from './RecordRun'
import { useNames } from './useNames'
import { useTableHeight } from './useTableHeight'

/** The rules of the standard in metres, by the newest run that judged them: nothing of them is tried here. */
export function MetreTable({ facts }: { facts: Schemas['CircleFacts'] }) {
  const { t } = useTranslation()
  const names = useNames(facts)
  const height = useTableHeight()
  const printing = usePrinting()
  const known = useQuery(observationsOf(''))
  const rows = useMemo(() => metreRows(facts.metres, known.data?.observations ?? []), [facts.metres, known.data])
  if (known.error) return <Trouble error={known.error} retry={known.refetch} />
  const columns: TableColumnsType<MetreRow> = [
    { key: 'category', title: t('circleCategory'), render: (_, r) => <>{r.category === '*' ? t('circleEachCategory') : names.category(r.category)} <span className="soft">{r.rule.level}</span></> },
    { key: 'metres', title: t('circleMetres'), align: 'right', render: (_, r) => names.people(r.rule.metres), sorter: (a, b) => a.rule.metres - b.rule.metres },
    { key: 'share', title: t('circleShare'), align: 'right', render: (_, r) => names.share(r.found?.share), sorter: (a, b) => (a.found?.share ?? 2) - (b.found?.share ?? 2) },
    { key: 'without', title: t('circleWithoutHead'), align: 'right', render: (_, r) => names.people(r.found?.share == null ? undefined : r.found.people - r.found.within), sorter: (a, b) => (a.found ? a.found.people - a.found.within : -1) - (b.found ? b.found.people - b.found.within : -1) },
    { key: 'run', title: t('circleRun'), render: (_, r) => (r.found ? <Link href={`/data?list=runs&run=${r.found.run}`}>{r.found.run}</Link> : '—') },
  ]
  return (
    <>
      <p className="soft">
        {t('circleMetresWhat')}{' '}
        <RecordRun facts={facts} access={{ standard: facts.standard }} />
      </p>
      <Table ref={scrollable} size="small" rowKey="key" columns={columns} dataSource={rows} pagination={false} sticky={!printing} scroll={printing ? undefined : { y: height }} showSorterTooltip={false} />
    </>
  )
}

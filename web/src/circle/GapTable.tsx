import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Table, type TableColumnsType } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { gapsOf } from '../api/queries'
import { Trouble } from '../frame/Trouble'
import { scrollable } from '../list/scrollable'
import { usePrinting } from '../list/usePrinting'
import { changeQuery } from './scenario'
import type { CircleAddress } from './useCircleAddress'
import { useNames } from './useNames'
import { useTableHeight } from './useTableHeight'

type Gap = Schemas['AccessGap']

interface Props {
  facts: Schemas['CircleFacts']
  category: string
  minutes: number
  address: CircleAddress
}

/** The squares of ground with people without, those with most first: what the outlines of gaps are around. */
export function GapTable({ facts, category, minutes, address }: Props) {
  const { t } = useTranslation()
  const names = useNames(facts)
  const height = useTableHeight()
  const printing = usePrinting()
  const gaps = useQuery({ ...gapsOf(facts.version, { category, minutes, change: changeQuery(address.scenario, category) }), placeholderData: keepPreviousData })
  const columns: TableColumnsType<Gap> = [
    { key: 'at', title: t('circleGapAt'), render: (_, gap) => `${gap.lon.toFixed(5)}, ${gap.lat.toFixed(5)}` },
    { key: 'without', title: t('circleWithoutHead'), align: 'right', render: (_, gap) => names.people(gap.without), sorter: (a, b) => a.without - b.without },
    { key: 'people', title: names.say('circlePeople'), align: 'right', render: (_, gap) => names.people(gap.people), sorter: (a, b) => a.people - b.people },
  ]
  if (gaps.error) return <Trouble error={gaps.error} retry={gaps.refetch} />
  const cells = gaps.data?.cells ?? []
  return (
    <>
      {gaps.data && <p className="soft">{t('circleGapCount', { n: cells.length, metres: gaps.data.metres })}</p>}
      <Table<Gap> ref={scrollable} size="small" rowKey={(gap) => `${gap.lon},${gap.lat}`} columns={columns} dataSource={cells} loading={gaps.isPending} pagination={false} sticky={!printing} scroll={printing ? undefined : { y: height }} virtual={cells.length > 200 && !printing} showSorterTooltip={false} locale={{ emptyText: t('circleNoGap') }} />
    </>
  )
}

import { UploadOutlined } from '@ant-design/icons'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { visitList } from '../api/queries'
import { PageHead } from '../frame/PageHead'
import { Trouble } from '../frame/Trouble'
import { Empty } from '../list/Empty'
import { FilterDays } from '../list/FilterDays'
import { FilterSelect } from '../list/FilterSelect'
import { FilterTown } from '../list/FilterTown'
import { More } from '../list/More'
import { readSort } from '../list/sorting'
import { dayColumn, sortable, useSorted } from '../list/useSorted'
import { Waiting } from '../list/Waiting'
import { idOf, useFilters, type Filters } from '../url/useFilters'
import { ImportPanel } from './ImportPanel'
import { useDropZone } from './useDropZone'
import { useImport } from './useImport'
import { visitColumns, VisitTable } from './VisitTable'

const keys = ['town', 'status', 'kind', 'from', 'to', 'sort'] as const
type VisitFilters = Filters<(typeof keys)[number]>

/** All visits, newest first, and the way in for new reports. */
export function VisitsPage() {
  const { t } = useTranslation()
  const filters = useFilters(keys, ['sort'], ['town', 'status', 'kind', 'from', 'to'])
  const list = useInfiniteQuery({ ...visitList(asked(filters)), placeholderData: keepPreviousData })
  const { upload, send, stop, forget } = useImport()
  const over = useDropZone((files) => void send(files))
  const picker = useRef<HTMLInputElement>(null)
  const pages = list.data?.pages
  const sort = readSort(filters.values.sort)
  const tooLong = (pages?.[0]?.total ?? 0) > sortable
  const visits = useSorted(pages?.flatMap((p) => p.visits), list, sort, visitColumns(t), tooLong)
  return (
    <div className="page">
      <PageHead title={t('visits')} total={pages?.[0]?.total} asOf={pages?.[0]?.as_of} filters={filters}>
        <Button type="primary" icon={<UploadOutlined aria-hidden />} onClick={() => picker.current?.click()}>
          {t('import')}
        </Button>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          aria-label={t('import')}
          accept=".txt,.html,.htm,.docx,.pdf,.jsonl,.zip"
          onChange={(e) => {
            void send([...(e.target.files ?? [])])
            e.target.value = '' // the same file can be chosen again
          }}
        />
      </PageHead>
      <VisitFilterBar filters={filters} />
      <ImportPanel upload={upload} stop={stop} forget={forget} />
      {list.error && <Trouble error={list.error} retry={list.refetch} />}
      {list.isPending && <Waiting />}
      {visits && visits.length > 0 && <VisitTable visits={visits} sort={sort} setSort={(next) => filters.set({ sort: next })} unsorted={tooLong ? t('sortTooLong') : undefined} />}
      {visits?.length === 0 && filters.count > 0 && <Empty text={t('visitsNone')} clear={filters.clear} />}
      {visits?.length === 0 && filters.count === 0 && (
        <Empty text={t('visitsEmpty')}>
          <Button onClick={() => picker.current?.click()}>{t('import')}</Button>
        </Empty>
      )}
      <More list={list} />
      {over && <div className="drop">{t('importDrop')}</div>}
    </div>
  )
}

function asked({ values }: VisitFilters) {
  return {
    town: idOf(values.town),
    status: values.status as 'proposed' | 'accepted' | 'rejected' | undefined,
    kind: values.kind === 'other' ? ('other' as const) : undefined,
    from: values.from,
    to: values.to,
    oldest: values.sort === dayColumn || undefined,
    limit: 100,
  }
}

function VisitFilterBar({ filters }: { filters: VisitFilters }) {
  const { t } = useTranslation()
  const statuses = ['proposed', 'accepted', 'rejected'].map((s) => ({ value: s, label: t(`visitStatus_${s}`) }))
  const kinds = [{ value: 'other', label: t('kindOther') }]
  return (
    <div className="filters">
      <FilterTown value={filters.values.town} onChange={(town) => filters.set({ town })} />
      <FilterSelect label={t('filterStatus')} value={filters.values.status} options={statuses} onChange={(status) => filters.set({ status })} />
      <FilterSelect label={t('filterKind')} value={filters.values.kind} options={kinds} onChange={(kind) => filters.set({ kind })} />
      <FilterDays filters={filters} />
    </div>
  )
}

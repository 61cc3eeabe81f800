import { DownloadOutlined } from '@ant-design/icons'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { cells, sumBy } from '../api/counts'
import { counts, directiveList } from '../api/queries'
import { PageHead } from '../frame/PageHead'
import { Trouble } from '../frame/Trouble'
import { Empty } from '../list/Empty'
import { FilterDays } from '../list/FilterDays'
import { FilterSelect } from '../list/FilterSelect'
import { FilterTown } from '../list/FilterTown'
import { More } from '../list/More'
import { readSort } from '../list/sorting'
import { sortable } from '../list/useSorted'
import { Waiting } from '../list/Waiting'
import { useFilters, type Filters } from '../url/useFilters'
import { DirectiveTable } from './DirectiveTable'
import { asked, exportAddress, keys } from './filters'

type DirectiveFilters = Filters<(typeof keys)[number]>

/** All asks across visits, filtered, with the same list as a file. */
export function DirectivesPage() {
  const { t, i18n } = useTranslation()
  const filters = useFilters(keys, ['sort'], ['town', 'theme', 'measurable', 'status', 'from', 'to'])
  const list = useInfiniteQuery({ ...directiveList(asked(filters.values, i18n.language)), placeholderData: keepPreviousData })
  const pages = list.data?.pages
  const sort = readSort(filters.values.sort)
  const tooLong = (pages?.[0]?.total ?? 0) > sortable
  const directives = pages?.flatMap((p) => p.directives)
  const areas = Object.assign({}, ...(pages ?? []).map((p) => p.areas)) as Record<string, string>
  const nothing = pages?.[0]?.total === 0
  const formats = [
    { key: 'xlsx', label: <a href={exportAddress(filters.values, 'xlsx', i18n.language)}>{t('exportXlsx')}</a> },
    { key: 'csv', label: <a href={exportAddress(filters.values, 'csv', i18n.language)}>{t('exportCsv')}</a> },
  ]
  return (
    <div className="page">
      <PageHead title={t('directives')} total={pages?.[0]?.total} asOf={pages?.[0]?.as_of} filters={filters}>
        <Dropdown menu={{ items: formats }} trigger={['click']} disabled={nothing}>
          <Button disabled={nothing} icon={<DownloadOutlined aria-hidden />}>{t('export')}</Button>
        </Dropdown>
      </PageHead>
      <DirectiveFilterBar filters={filters} />
      {list.error && <Trouble error={list.error} retry={list.refetch} />}
      {list.isPending && <Waiting />}
      {directives && directives.length > 0 && <DirectiveTable directives={directives} areas={areas} sort={sort} setSort={(next) => filters.set({ sort: next })} unsorted={tooLong ? t('sortTooLong') : undefined} />}
      {directives?.length === 0 && <Empty {...(filters.count > 0 ? { text: t('directivesNone'), clear: filters.clear } : { text: t('directivesEmpty') })} />}
      <More list={list} />
    </div>
  )
}

function DirectiveFilterBar({ filters }: { filters: DirectiveFilters }) {
  const { t } = useTranslation()
  const { values, set } = filters
  const measures = ['true', 'false'].map((m) => ({ value: m, label: t(`measure_${m}`) }))
  const statuses = ['proposed', 'accepted', 'rejected'].map((s) => ({ value: s, label: t(`status_${s}`) }))
  return (
    <div className="filters">
      <FilterTown value={values.town} onChange={(town) => set({ town })} />
      <FilterSelect label={t('filterTheme')} value={values.theme} options={useThemes()} onChange={(theme) => set({ theme })} />
      <FilterSelect label={t('filterMeasure')} value={values.measurable} options={measures} onChange={(measurable) => set({ measurable })} />
      <FilterSelect label={t('filterStatus')} value={values.status} options={statuses} onChange={(status) => set({ status })} />
      <FilterDays filters={filters} />
    </div>
  )
}

/** The themes that the record has asks of, each with how many, the most first. */
function useThemes(): { value: string; label: string }[] {
  const { t } = useTranslation()
  const { data } = useQuery(counts)
  const themes = [...sumBy('theme', cells(data))].sort((a, b) => b[1].all - a[1].all)
  return themes.map(([theme, sum]) => ({ value: theme, label: `${t(`theme_${theme}`)} ${sum.all}` }))
}

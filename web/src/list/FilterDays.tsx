import { useTranslation } from 'react-i18next'
import type { Filters } from '../url/useFilters'

/** From which to which day. The browser's own day field: it is known, quick and reads to blind people. */
export function FilterDays({ filters }: { filters: Pick<Filters<'from' | 'to'>, 'values' | 'set'> }) {
  const { t } = useTranslation()
  const field = (key: 'from' | 'to', label: string) => (
    <label className="filter-day">
      <span>{t(key)}</span>
      <input
        type="date"
        aria-label={label}
        value={filters.values[key] ?? ''}
        onChange={(e) => filters.set({ [key]: e.target.value })}
      />
    </label>
  )
  return (
    <>
      {field('from', t('filterFrom'))}
      {field('to', t('filterTo'))}
    </>
  )
}


import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { townsEver } from '../api/queries'
import { FilterSelect } from './FilterSelect'

/** Of which town; one that is no more says what it became. A town of the address that the record has not is said to be unknown. */
export function FilterTown({ value, onChange }: { value: string | undefined; onChange: (value: string | undefined) => void }) {
  const { t } = useTranslation()
  const { data } = useQuery(townsEver)
  const options = (data ?? []).map((town) => ({ value: String(town.id), label: town.to ? t('townEnded', { name: town.name, into: town.into_name ?? '—' }) : town.name }))
  if (data && value && !options.some((o) => o.value === value)) options.push({ value, label: t('townUnknown', { id: value }) })
  return <FilterSelect label={t('filterTown')} value={data ? value : undefined} options={options} onChange={onChange} />
}

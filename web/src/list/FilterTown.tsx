import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { towns } from '../api/queries'
import { FilterSelect } from './FilterSelect'

/** Of which town. */
export function FilterTown({ value, onChange }: { value: string | undefined; onChange: (value: string | undefined) => void }) {
  const { t } = useTranslation()
  const { data } = useQuery(towns)
  const options = (data ?? []).map((town) => ({ value: String(town.id), label: town.name }))
  return <FilterSelect label={t('filterTown')} value={data ? value : undefined} options={options} onChange={onChange} />
}

import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSearch } from 'wouter'
import { useHistoryState } from 'wouter/use-browser-location'
import { visitOf } from '../api/queries'
import { PageHead } from '../frame/PageHead'
import { Trouble } from '../frame/Trouble'
import { Waiting } from '../list/Waiting'
import type { Sought } from '../search/hits'
import { CheckingPage } from './CheckingPage'

/** One visit, to be checked against its text. */
export function VisitPage({ id }: { id: number }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(visitOf(id))
  const asked = new URLSearchParams(useSearch()).get('item') // also anew, as a search within the visit does
  const again = useHistoryState<Sought | null>()?.sought
  if (data?.documents.length) return <CheckingPage key={`${asked ?? ''} ${again ?? ''}`} visit={data} documents={data.documents} />
  return (
    <div className="page">
      <PageHead title={t('visits')} />
      {error ? <Trouble error={error} retry={refetch} /> : <Waiting />}
    </div>
  )
}


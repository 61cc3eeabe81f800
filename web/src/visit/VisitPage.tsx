import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { visitOf } from '../api/queries'
import { PageHead } from '../frame/PageHead'
import { Trouble } from '../frame/Trouble'
import { Waiting } from '../list/Waiting'
import { CheckingPage } from './CheckingPage'

/** One visit, to be checked against its text. */
export function VisitPage({ id }: { id: number }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(visitOf(id))
  if (data?.documents.length) return <CheckingPage visit={data} documents={data.documents} />
  return (
    <div className="page">
      <PageHead title={t('visits')} />
      {error ? <Trouble error={error} retry={refetch} /> : <Waiting />}
    </div>
  )
}


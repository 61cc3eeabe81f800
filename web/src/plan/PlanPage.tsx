import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { Refused } from '../api/client'
import { circleOf, groundNow } from '../api/queries'
import { Measuring } from '../circle/Measuring'
import { PageHead } from '../frame/PageHead'
import { Trouble } from '../frame/Trouble'
import { PlanStudy } from './PlanStudy'
import { usePlanAddress } from './usePlanAddress'

/** Where to add: a question, a search that can be watched and stopped, and an answer with its proof. */
export function PlanPage() {
  const { t } = useTranslation()
  const address = usePlanAddress()
  const ground = useQuery(groundNow)
  const circle = useQuery({ ...circleOf({ profile: address.profile, standard: 'gb50180-2018' }), enabled: ground.data !== undefined })
  const error = ground.error ?? circle.error
  if (error instanceof Refused && error.problem.code === 'no_ground') {
    return (
      <div className="page empty">
        <PageHead title={t('plan')} />
        <p>{t('planEmpty')}</p>
        <Link href="/data">{t('data')}</Link>
      </div>
    )
  }
  return (
    <div className="page circle-page">
      {ground.data && circle.data ? (
        <PlanStudy ground={ground.data} facts={circle.data} address={address} />
      ) : (
        <>
          <PageHead title={t('plan')} />
          {error ? <Trouble error={error} retry={ground.error ? ground.refetch : circle.refetch} /> : <Measuring />}
        </>
      )}
    </div>
  )
}

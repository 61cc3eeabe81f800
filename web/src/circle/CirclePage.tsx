import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Refused } from '../api/client'
import { circleOf, groundNow } from '../api/queries'
import { PageHead } from '../frame/PageHead'
import { Trouble } from '../frame/Trouble'
import { Measuring } from './Measuring'
import { CircleStudy } from './CircleStudy'
import { useCircleAddress } from './useCircleAddress'
import { Link } from 'wouter'

/** What the people of every home reach on foot, and what a change would do. */
export function CirclePage() {
  const { t } = useTranslation()
  const address = useCircleAddress()
  const ground = useQuery(groundNow)
  const circle = useQuery({ ...circleOf({ profile: address.profile, standard: address.standard }), enabled: ground.data !== undefined })
  const error = ground.error ?? circle.error
  if (error instanceof Refused && error.problem.code === 'no_ground') return <NoGround />
  return (
    <div className="page circle-page">
      {error ? (
        <>
          <PageHead title={t('circle')} />
          <Trouble error={error} retry={ground.error ? ground.refetch : circle.refetch} />
        </>
      ) : ground.data && circle.data ? (
        <CircleStudy ground={ground.data} facts={circle.data} address={address} />
      ) : (
        <>
          <PageHead title={t('circle')} />
          <Measuring />
        </>
      )}
    </div>
  )
}

function NoGround() {
  const { t } = useTranslation()
  return (
    <div className="page empty">
      <PageHead title={t('circle')} />
      <p>{t('circleEmpty')}</p>
      <Link href="/data">{t('data')}</Link>
    </div>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { isRefused } from '../api/client'
import { circleOf, groundNow } from '../api/queries'
import { PageHead } from '../frame/PageHead'
import { Trouble } from '../frame/Trouble'
import { ChangedData } from './ChangedData'
import { CircleStudy } from './CircleStudy'
import { Measuring } from './Measuring'
import { usual, useCircleAddress, type CircleAddress } from './useCircleAddress'

/** What the people of every home reach on foot, and what a change would do. */
export function CirclePage() {
  const { t } = useTranslation()
  const address = useCircleAddress()
  const ground = useQuery(groundNow)
  const circle = useCircle(address, ground.data !== undefined)
  const error = ground.error ?? circle.error
  if (isRefused(error, 'no_ground')) return <NoGround />
  return (
    <div className="page circle-page">
      <ChangedData version={circle.data?.version} />
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

/** The circle of the address; by the usual standard where nobody knows that of the address. */
function useCircle({ profile, standard }: CircleAddress, enabled: boolean) {
  const asked = useQuery({ ...circleOf({ profile, standard }), enabled })
  const unknown = isRefused(asked.error, 'no_standard') && standard !== usual.standard
  const instead = useQuery({ ...circleOf({ profile, standard: usual.standard }), enabled: enabled && unknown })
  return unknown ? instead : asked
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

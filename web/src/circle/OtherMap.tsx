import { useQuery } from '@tanstack/react-query'
import { lazy } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { circleOf, verdictOf } from '../api/queries'
import { Trouble } from '../frame/Trouble'
import { Waiting } from '../list/Waiting'
import type { Ground } from '../map/groundStyle'
import { Legend } from './Legend'
import { HomeLayers } from './HomeLayers'
import { writeView, type CircleAddress, type Other } from './useCircleAddress'
import { useNames } from './useNames'

const MapView = lazy(() => import('../map/MapView'))

interface Props {
  ground: Ground
  facts: Schemas['CircleFacts']
  other: Other
  address: CircleAddress
}

/** The map to compare with: another rule, or the same on what was loaded before. */
export function OtherMap({ ground, facts, other, address }: Props) {
  const { t } = useTranslation()
  const names = useNames(facts)
  const circle = useQuery({ ...circleOf({ profile: facts.profile, standard: facts.standard, layer: other.layer }), enabled: other.layer !== undefined })
  const shown = other.layer === undefined ? facts : circle.data
  const query = { category: other.category, minutes: other.minutes }
  const verdict = useQuery({ ...verdictOf(shown?.version ?? '', query), enabled: shown !== undefined })
  if (circle.error) return <Trouble error={circle.error} retry={circle.refetch} />
  if (!shown) return <Waiting />
  return (
    <MapView
      ground={ground}
      box={facts.box}
      view={address.view}
      moved={(view) => address.set({ at: writeView(view) })}
      label={t('circleOtherMap')}
      layers={<HomeLayers facts={shown} category={other.category} />}
    >
      <Legend facts={shown} />
      {names.category(other.category)} · {t('circleMinutes', { n: other.minutes })} · <b>{names.share(verdict.data?.whole.share)}</b>
    </MapView>
  )
}

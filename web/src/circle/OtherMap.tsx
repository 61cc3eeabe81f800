import { lazy } from 'react'
import { useTranslation } from 'react-i18next'
import { Waiting } from '../list/Waiting'
import type { Ground } from '../map/groundStyle'
import { HomeLayers } from './HomeLayers'
import { Legend } from './Legend'
import { writeView, type CircleAddress } from './useCircleAddress'
import { useNames } from './useNames'
import type { Rival } from './useRival'

const MapView = lazy(() => import('../map/MapView'))

interface Props {
  ground: Ground
  rival: Rival
  address: CircleAddress
}

/** The map to compare with: another rule, or the same on what was loaded before. */
export function OtherMap({ ground, rival, address }: Props) {
  const { t } = useTranslation()
  const { facts, category, minutes, layer, verdict } = rival
  const names = useNames(facts)
  if (!verdict) return <Waiting />
  return (
    <MapView
      ground={ground}
      box={facts.box}
      view={address.view}
      moved={(view) => address.set({ at: writeView(view) })}
      label={t('circleOtherMap')}
      layers={<HomeLayers facts={facts} category={category} />}
    >
      <Legend facts={facts}>
        <span>
          {[names.category(category), t('circleMinutes', { n: minutes }), layer].filter(Boolean).join(' · ')} · <b>{names.share(verdict.whole.share)}</b>
        </span>
      </Legend>
    </MapView>
  )
}

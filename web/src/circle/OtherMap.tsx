import { lazy } from 'react'
import { useTranslation } from 'react-i18next'
import { Waiting } from '../list/Waiting'
import type { Ground } from '../map/groundStyle'
import { FacilityLayer } from './FacilityLayer'
import { HomeLayers } from './HomeLayers'
import { Legend } from './Legend'
import { RuleSaid } from './RuleSaid'
import type { Scenario } from './scenario'
import { writeView, type CircleAddress } from './useCircleAddress'
import type { Rival } from './useRival'

const MapView = lazy(() => import('../map/MapView'))

interface Props {
  ground: Ground // of now
  rival: Rival
  scenario: Scenario // as far as the other rule's facilities are concerned
  address: CircleAddress
}

/** The map to compare with: another rule, or the same on what was loaded before. */
export function OtherMap({ ground, rival, scenario, address }: Props) {
  const { t } = useTranslation()
  const { facts, category, minutes, layer, verdict, effect, elsewhere } = rival
  if (!verdict || (rival.older && !rival.ground)) return <Waiting />
  const limit = 60 * minutes
  const shown = { places: verdict.facilities, scenario: rival.older ? {} : scenario }
  return (
    <MapView
      ground={rival.ground ?? ground}
      box={facts.box}
      view={elsewhere ? undefined : address.view}
      moved={elsewhere ? undefined : (view) => address.set({ at: writeView(view) })}
      label={t('circleOtherMap')}
      layers={
        <>
          <HomeLayers facts={facts} category={category} effect={effect} limit={limit} />
          <FacilityLayer {...shown} newName={t('circleNew')} />
        </>
      }
    >
      <Legend facts={facts} limit={limit} {...shown}>
        <RuleSaid facts={facts} category={category} minutes={minutes} layer={layer} share={verdict.whole.share} />
      </Legend>
    </MapView>
  )
}

import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { catchmentOf, gapsOf, reachOf } from '../api/queries'
import { Waiting } from '../list/Waiting'
import type { Ground } from '../map/groundStyle'
import { DragChip } from './DragChip'
import { FacilityLayer } from './FacilityLayer'
import { HomeLayers } from './HomeLayers'
import { Legend } from './Legend'
import { isNew, type Scenario, type Spot } from './scenario'
import { ShapeLayer } from './ShapeLayer'
import { writeView, type CircleAddress } from './useCircleAddress'
import { useNames } from './useNames'
import { WayLayer } from './WayLayer'

const MapView = lazy(() => import('../map/MapView'))

interface Props {
  ground: Ground
  facts: Schemas['CircleFacts']
  address: CircleAddress
  category: string
  minutes: number
  places: readonly Schemas['AccessPlace'][]
  scenario: Scenario // with what is being dragged
  effect?: Schemas['CircleEffect']
  home?: Schemas['CircleHome']
  drag: (id: string, at: Spot) => void
  drop: (id: string, at: Spot | null) => void
}

/** The map of the page: minutes, gaps, facilities to drag, whom the one under the pointer serves, and the way of a home. */
export function CircleMap({ ground, facts, address, category, minutes, places, scenario, effect, home, drag, drop }: Props) {
  const { t } = useTranslation()
  const names = useNames(facts)
  const { version } = facts
  const [over, setOver] = useState<string>()
  const there = over !== undefined && !(over in scenario)
  const catchment = useQuery({ ...catchmentOf(version, { category, facility: over ?? '' }), enabled: there })
  const served = there ? catchment.data : undefined
  const { facility } = address
  const gaps = useGaps(version, category, minutes, address.gaps)
  const reach = useReach(version, category, facility)
  const choose = useCallback((number: number) => address.set({ home: String(number), list: 'home' }), [address])
  return (
    <Suspense fallback={<Waiting />}>
      <MapView
        ground={ground}
        box={facts.box}
        view={address.view}
        moved={(view) => address.set({ at: writeView(view) })}
        label={t('circleOnMap')}
        layers={
          <>
            <HomeLayers facts={facts} category={category} effect={effect} served={served} choose={choose} />
            <ShapeLayer outlines={gaps} kind="gap" />
            <ShapeLayer outlines={reach} kind="reach" />
            {home && <WayLayer home={home} way={home.ways.find((w) => w.category === category)} />}
            <FacilityLayer places={places} scenario={scenario} newName={t('circleNew')} drag={drag} drop={drop} hover={setOver} choose={(id) => address.set({ facility: id === facility ? undefined : id })} />
            <DragChip scenario={address.scenario} drag={drag} drop={drop} />
          </>
        }
      >
        <Legend facts={facts} gaps={gaps.length > 0}>
          {reach.length > 0 && <span>{t('circleReach')}</span>}
          {home && <span>{t('circleChosen')}</span>}
          {served && (
            <span role="status">
              {names.say('circleServed', { n: names.people(served.first), name: places.find((p) => p.id === over)?.name || over })}
              {effect && t('circleServedNow')}
            </span>
          )}
        </Legend>
      </MapView>
    </Suspense>
  )
}

function useGaps(version: string, category: string, minutes: number, shown: boolean) {
  const gaps = useQuery({ ...gapsOf(version, { category, minutes }), enabled: shown })
  return useMemo(() => (gaps.data && shown ? [{ shapes: gaps.data.shapes, dashed: false }] : []), [gaps.data, shown])
}

function useReach(version: string, category: string, facility: string | undefined) {
  const reach = useQuery({ ...reachOf(version, { category, facility: facility ?? '' }), enabled: facility !== undefined && !isNew(facility) })
  return useMemo(() => (facility ? (reach.data?.map((r) => ({ shapes: r.shapes, dashed: r.minutes !== 15 })) ?? []) : []), [reach.data, facility])
}

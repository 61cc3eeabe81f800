import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, type Schemas } from '../api/client'
import { catchmentOf, gapsOf, reachOf } from '../api/queries'
import { Waiting } from '../list/Waiting'
import { marks, minuteColours, type Ground } from '../map/groundStyle'
import { usePageLook } from '../map/usePageLook'
import { chosenFacility } from './asked'
import { DragChip } from './DragChip'
import { FacilityLayer } from './FacilityLayer'
import { HomeLayers } from './HomeLayers'
import { HomeSaid } from './HomeSaid'
import { Legend } from './Legend'
import { limitAlone } from './minutes'
import { changeQuery, nameOf, type Scenario, type Spot } from './scenario'
import { RuleSaid } from './RuleSaid'
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
  share?: number | null
  only?: boolean // what is beyond the minutes is hatched, as beside another rule
  drag: (id: string, at: Spot) => void
  drop: (id: string, at: Spot | null) => void
}

/** The map of the page: minutes, gaps, facilities to drag, whom the one under the pointer serves, and the way of a home. */
export function CircleMap({ ground, facts, address, category, minutes, places, scenario, effect, home, share, only, drag, drop }: Props) {
  const { t } = useTranslation()
  const names = useNames(facts)
  const look = usePageLook()
  const { version } = facts
  const [over, setOver] = useState<string>()
  const change = useMemo(() => changeQuery(address.scenario, category), [address.scenario, category])
  const there = over !== undefined && scenario[over] !== null
  const catchment = useQuery({ ...catchmentOf(version, { category, facility: over ?? '', change }), enabled: there })
  const served = there && scenario === address.scenario ? catchment.data : undefined
  const facility = chosenFacility(places, address)
  const limit = only ? 60 * minutes : limitAlone(minutes)
  const hands = { drag, drop, hover: setOver, choose: (id: string) => address.set({ facility: id === facility ? undefined : id }) }
  const gaps = useGaps(version, { category, minutes, change }, address.gaps)
  const reach = useReach(version, { category, facility: facility ?? '', change }, facility !== undefined && scenario[facility] !== null)
  const choose = useCallback((number: number) => address.set({ home: String(number), list: 'home' }), [address])
  const { mutate: near } = useMutation({
    mutationFn: ([lon, lat]: Spot) => answer(api.GET('/api/circle/{version}/homes', { params: { path: { version }, query: { lon, lat } } })),
    onSuccess: ({ number }) => choose(number),
  })
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
            <HomeLayers facts={facts} category={category} effect={effect} served={served} limit={limit} choose={choose} near={near} />
            <ShapeLayer outlines={gaps} kind="gap" />
            <ShapeLayer outlines={reach} kind="reach" />
            {home && <WayLayer home={home} way={home.ways.find((w) => w.category === category)} />}
            <FacilityLayer places={places} scenario={scenario} newName={t('circleNew')} hands={hands} />
            <DragChip scenario={address.scenario} drag={drag} drop={drop} />
          </>
        }
      >
        <Legend facts={facts} limit={limit} places={places} scenario={scenario} gaps={gaps.length > 0} movable>
          {only && <RuleSaid facts={facts} category={category} minutes={minutes} share={share} />}
          {reach.length > 0 && (
            <span>
              <i className="swatch" style={{ borderColor: marks[look].mark }} /> {t('circleReach')}
            </span>
          )}
          {home && (
            <span>
              <i className="swatch dot" style={{ borderColor: minuteColours[look].way }} /> {t('circleChosen')}
            </span>
          )}
          {home && <HomeSaid facts={facts} home={home} category={category} />}
          {served && (
            <span role="status">
              {names.say('circleServed', { n: names.people(served.first), name: nameOf(over ?? '', places, t('circleNew')) })}
            </span>
          )}
        </Legend>
      </MapView>
    </Suspense>
  )
}

// Outlines follow what is tried once it is let go: they take longer to draw than a hand waits.
function useGaps(version: string, query: Parameters<typeof gapsOf>[1], shown: boolean) {
  const gaps = useQuery({ ...gapsOf(version, query), enabled: shown, placeholderData: keepPreviousData })
  return useMemo(() => (gaps.data && shown ? [{ shapes: gaps.data.shapes, dashed: false }] : []), [gaps.data, shown])
}

function useReach(version: string, query: Parameters<typeof reachOf>[1], shown: boolean) {
  const reach = useQuery({ ...reachOf(version, query), enabled: shown })
  return useMemo(() => (shown ? (reach.data?.map((r) => ({ shapes: r.shapes, dashed: r.minutes !== 15 })) ?? []) : []), [reach.data, shown])
}

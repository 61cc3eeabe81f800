import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { catchmentOf, circleHomeOf, gapsOf, reachOf, verdictOf } from '../api/queries'
import { PageHead } from '../frame/PageHead'
import { Trouble } from '../frame/Trouble'
import { Waiting } from '../list/Waiting'
import { canDraw } from '../map/canDraw'
import type { Ground } from '../map/groundStyle'
import { CircleActions } from './CircleActions'
import { CircleControls } from './CircleControls'
import { CirclePanel } from './CirclePanel'
import { DragChip } from './DragChip'
import { FacilityLayer } from './FacilityLayer'
import { HomeLayers } from './HomeLayers'
import { Legend } from './Legend'
import { OtherMap } from './OtherMap'
import { isNew, put, type Scenario, type Spot } from './scenario'
import { ShapeLayer } from './ShapeLayer'
import { useNames } from './useNames'
import { writeView, type CircleAddress } from './useCircleAddress'
import { useTrial } from './useTrial'
import { WayLayer } from './WayLayer'

const MapView = lazy(() => import('../map/MapView'))

interface Props {
  ground: Ground
  facts: Schemas['CircleFacts']
  address: CircleAddress
}

/** The page once its circle is measured: the map, and beside it the same figures in words. */
export function CircleStudy({ ground, facts, address }: Props) {
  const { t } = useTranslation()
  const names = useNames(facts)
  const { category, minutes } = chosenRule(facts, address)
  const { version } = facts
  const verdict = useQuery(verdictOf(version, { category, minutes }))
  const home = useQuery({ ...circleHomeOf(version, address.home ?? 0), enabled: address.home !== undefined })
  const [over, setOver] = useState<string>()
  const catchment = useQuery({ ...catchmentOf(version, { category, facility: over ?? '' }), enabled: over !== undefined && !(over in address.scenario) })
  const [dragged, setDragged] = useState<Scenario>()
  const question = useMemo(() => ({ version, category, minutes }), [version, category, minutes])
  const trial = useTrial(question, address.scenario)
  const edits = useEdits(address)
  const { ask, settle } = trial
  const drag = useCallback(
    (id: string, at: Spot) => {
      const next = put(address.scenario, id, at)
      setDragged(next)
      void ask(next)
    },
    [address.scenario, ask],
  )
  const drop = useCallback(
    (id: string, at: Spot | null) => {
      setDragged(undefined)
      settle()
      if (at) edits.put(id, at)
    },
    [edits, settle],
  )
  const gaps = useQuery({ ...gapsOf(version, { category, minutes }), enabled: address.gaps })
  const gapLines = useMemo(() => (gaps.data && address.gaps ? [{ shapes: gaps.data.shapes, dashed: false }] : []), [gaps.data, address.gaps])
  const { facility } = address
  const reach = useQuery({ ...reachOf(version, { category, facility: facility ?? '' }), enabled: facility !== undefined && !isNew(facility) })
  const reachLines = useMemo(() => (facility ? (reach.data?.map((r) => ({ shapes: r.shapes, dashed: r.minutes !== 15 })) ?? []) : []), [reach.data, facility])
  const choose = useCallback((number: number) => address.set({ home: String(number), list: 'home' }), [address])
  if (verdict.error) return <Trouble error={verdict.error} retry={verdict.refetch} />
  const way = home.data?.ways.find((w) => w.category === category)
  const standard = facts.standards.find((s) => s.name === facts.standard)
  const said = [names.category(category), t('circleMinutes', { n: minutes }), t(`profile_${facts.profile}`), standard && names.standard(standard)].filter(Boolean).join(' · ')
  const scenario = dragged ?? address.scenario
  return (
    <>
      <PageHead title={t('circle')}>
        <CircleActions facts={facts} ground={ground} category={category} minutes={minutes} edits={edits} address={address} effect={trial.effect} title={`${said} · ${names.share((trial.effect?.whole ?? verdict.data?.whole)?.share)}`} />
      </PageHead>
      <p className="print-only">{`${said} · ${ground.madeUp ? ground.name : '© OpenStreetMap'} ${ground.asOf?.slice(0, 10) ?? ''}`}</p>
      <CircleControls facts={facts} category={category} minutes={minutes} address={address} />
      <div className={address.other ? 'circle-grid compared' : 'circle-grid'}>
        {canDraw() ? (
          <Suspense fallback={<Waiting />}>
            <MapView
              ground={ground}
              box={facts.box}
              view={address.view}
              moved={(view) => address.set({ at: writeView(view) })}
              label={t('circleOnMap')}
              layers={
                <>
                  <HomeLayers facts={facts} category={category} effect={trial.effect} chosen={address.home} served={catchment.data?.homes} choose={choose} />
                  <ShapeLayer outlines={gapLines} />
                  <ShapeLayer outlines={reachLines} reach />
                  {address.home !== undefined && way && <WayLayer way={way} />}
                  <FacilityLayer places={verdict.data?.facilities ?? []} scenario={scenario} newName={t('circleNew')} drag={drag} drop={drop} hover={setOver} choose={(id) => address.set({ facility: id === facility ? undefined : id })} />
                  <DragChip scenario={address.scenario} drag={drag} drop={drop} />
                </>
              }
            >
              <Legend facts={facts} served={over === undefined ? undefined : catchment.data?.first} reach={reachLines.length > 0} />
            </MapView>
            {address.other && <OtherMap ground={ground} facts={facts} other={address.other} address={address} />}
          </Suspense>
        ) : (
          <p className="empty">{t('mapNoWebGL')}</p>
        )}
        <CirclePanel facts={facts} verdict={verdict.data} effect={trial.effect} trouble={trial.error} home={home.data} scenario={scenario} edits={edits} address={address} category={category} />
      </div>
    </>
  )
}

/** The rule of the address; without one the first category that has facilities, by its rule in the standard. */
function chosenRule(facts: Schemas['CircleFacts'], address: CircleAddress) {
  const usual = facts.categories.find((c) => c.facilities > 0 && facts.rules.some((r) => r.category === c.id)) ?? facts.categories[0]
  const category = facts.categories.find((c) => c.id === address.category)?.id ?? usual?.id ?? ''
  const minutes = address.minutes ?? facts.rules.find((r) => r.category === category)?.minutes ?? 15
  return { category, minutes: Math.min(Math.max(minutes, 1), facts.limit_seconds / 60) }
}

/** The edits of a scenario with their undoing; what was undone to is in the address like all else. */
function useEdits(address: CircleAddress) {
  const [past, setPast] = useState<Scenario[]>([])
  const { scenario, setScenario } = address
  const change = (next: Scenario) => {
    setPast([...past, scenario])
    setScenario(next)
  }
  return {
    can: past.length > 0,
    any: Object.keys(scenario).length > 0,
    put: (id: string, at: Spot | null | undefined) => change(put(scenario, id, at)),
    take: (next: Scenario) => change(next),
    undo: () => {
      const last = past.at(-1)
      if (!last) return
      setPast(past.slice(0, -1))
      setScenario(last)
    },
  }
}

export type Edits = ReturnType<typeof useEdits>

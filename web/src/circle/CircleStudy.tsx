import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { verdictOf } from '../api/queries'
import { PageHead } from '../frame/PageHead'
import { Trouble } from '../frame/Trouble'
import { Waiting } from '../list/Waiting'
import { canDraw } from '../map/canDraw'
import { groundSaid } from '../map/groundSaid'
import type { Ground } from '../map/groundStyle'
import { chosenHome, chosenOther, chosenRule, knownOf } from './asked'
import { CircleActions } from './CircleActions'
import { CircleControls } from './CircleControls'
import { CircleMap } from './CircleMap'
import { CirclePanel } from './CirclePanel'
import { Legend } from './Legend'
import { Mapless } from './Mapless'
import { limitAlone } from './minutes'
import { OtherMap } from './OtherMap'
import { changeOf, put, type Scenario, type Spot } from './scenario'
import { askedOf, foundOf } from './studyTitle'
import { UnknownNotice } from './UnknownNotice'
import type { CircleAddress } from './useCircleAddress'
import { useHome } from './useHome'
import { useNames } from './useNames'
import { useRival } from './useRival'
import { useTrial } from './useTrial'
import { WholeFigure } from './WholeFigure'

interface Props {
  ground: Ground
  facts: Schemas['CircleFacts']
  address: CircleAddress
}

/** The page once its circle is measured: the map, and beside it the same figures in words. */
export function CircleStudy({ ground, facts, address: asked }: Props) {
  const { t } = useTranslation()
  const names = useNames(facts)
  const { category, minutes } = chosenRule(facts, asked)
  const { version } = facts
  const verdict = useQuery(verdictOf(version, { category, minutes }))
  const places = verdict.data?.facilities
  const address = useMemo(() => ({ ...asked, scenario: knownOf(asked.scenario, places) }), [asked, places])
  const home = useHome(version, category, chosenHome(facts, address), address.scenario)
  const other = chosenOther(facts, address)
  const edits = editsOf(address)
  const change = useMemo(() => (edits.any ? changeOf(address.scenario, category) : undefined), [edits.any, address.scenario, category])
  const { rival, ...rivalling } = useRival(facts, other, change)
  const question = useMemo(() => ({ version, category, minutes }), [version, category, minutes])
  const trial = useTrial(question, address.scenario)
  const { scenario, drag, drop } = useDragging(address, edits, trial)
  if (verdict.error) return <Trouble error={verdict.error} retry={verdict.refetch} />
  const whole = verdict.data?.whole
  const said = `${askedOf(facts, { category, minutes }, names, t)} · ${foundOf(whole, trial.effect?.whole, names, t)}`
  const rivalSaid = rival && [names.category(rival.category), t('circleMinutes', { n: rival.minutes }), rival.layer, names.share(rival.verdict?.whole.share)].filter(Boolean).join(' · ')
  return (
    <>
      <PageHead title={t('circle')}>
        <CircleActions facts={facts} category={category} minutes={minutes} rival={rival} edits={edits} address={address} home={chosenHome(facts, address)} effect={trial.effect} title={[said, rivalSaid].filter(Boolean).join(' ↔ ')} />
      </PageHead>
      <p className="print-only">{[said, rivalSaid].filter(Boolean).join(' ↔ ')}</p>
      <p className="print-only">{groundSaid(ground, t)}</p>
      <UnknownNotice facts={facts} address={address} places={places} />
      <CircleControls facts={facts} category={category} minutes={minutes} other={other} address={address} />
      <div className={!canDraw() ? 'circle-study mapless' : other ? 'circle-study compared' : 'circle-study'}>
        {whole ? <WholeFigure facts={facts} before={whole} after={trial.effect?.whole} effect={trial.effect} rival={rival} /> : <Waiting rows={2} />}
        {canDraw() ? (
          <CircleMap ground={ground} facts={facts} address={address} category={category} minutes={minutes} places={places ?? []} scenario={scenario} effect={trial.effect} home={home.home} share={(trial.effect?.whole ?? whole)?.share} only={other !== undefined} drag={drag} drop={drop} />
        ) : (
          <Mapless>
            <Legend facts={facts} limit={limitAlone(minutes)} />
          </Mapless>
        )}
        {other && (rivalling.error ? <Trouble {...rivalling} /> : !canDraw() ? null : rival ? <OtherMap ground={ground} rival={rival} scenario={rival.category === category ? scenario : nothing} address={address} /> : <Waiting />)}
        {verdict.data ? (
          <CirclePanel facts={facts} verdict={verdict.data} effect={trial.effect} rival={rival} trial={trial} home={home} scenario={scenario} edits={edits} address={address} category={category} />
        ) : (
          <Waiting />
        )}
      </div>
    </>
  )
}

const nothing: Scenario = {}

function editsOf({ scenario, setScenario }: CircleAddress) {
  return {
    any: Object.keys(scenario).length > 0,
    put: (id: string, at: Spot | null | undefined) => setScenario(put(scenario, id, at)),
    take: setScenario,
  }
}

export type Edits = ReturnType<typeof editsOf>

/** What is tried with what is being dragged: figures follow the hand, the address has the place where it is let go. */
function useDragging(address: CircleAddress, edits: Edits, { ask, settle }: Pick<ReturnType<typeof useTrial>, 'ask' | 'settle'>) {
  const [dragged, setDragged] = useState<Scenario>()
  const drag = useCallback(
    (id: string, at: Spot) => {
      const next = put(address.scenario, id, at)
      setDragged(next)
      ask(next)
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
  return { scenario: dragged ?? address.scenario, drag, drop }
}

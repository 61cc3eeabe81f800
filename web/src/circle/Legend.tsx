import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { marks, minuteColours } from '../map/groundStyle'
import { usePageLook } from '../map/usePageLook'
import { ClassSwatches } from './ClassSwatches'
import { classesWithin } from './minutes'
import type { Scenario } from './scenario'
import { useNames } from './useNames'

interface Props {
  facts: Schemas['CircleFacts']
  limit?: number // seconds beyond which all is hatched
  places?: readonly Schemas['AccessPlace'][]
  scenario?: Scenario
  gaps?: boolean
  movable?: boolean // facilities can be tried here: there is room to say what that looks like, so that nothing moves once one is
  children?: ReactNode
}

/** What the colours and marks say, and what was measured; below it what else is drawn on the map. */
export function Legend({ facts, limit, places = [], scenario = {}, gaps, movable, children }: Props) {
  const { t } = useTranslation()
  const names = useNames(facts)
  const look = usePageLook()
  const colours = minuteColours[look]
  const tried = Object.values(scenario)
  return (
    <div className="legend">
      <span>{t(`circleLegend_${facts.origins}`)}</span>
      <ClassSwatches facts={facts} classes={classesWithin(limit)} />
      {places.some((p) => !(p.id in scenario)) && (
        <span>
          <i className="swatch dot" style={{ background: marks[look].mark }} /> {t('circleMarkThere')}
        </span>
      )}
      {(movable || tried.some((spot) => spot)) && (
        <span className={tried.some((spot) => spot) ? undefined : 'unseen'}>
          <i className="swatch dot" style={{ background: colours.gain }} /> {t('circleMarkTried')}
        </span>
      )}
      {tried.includes(null) && (
        <span>
          <i className="swatch dot closed" style={{ background: marks[look].rim, borderColor: marks[look].mark }} /> {t('circleMarkClosed')}
        </span>
      )}
      {gaps && (
        <span>
          <i className="swatch gap" style={{ color: colours.gap }} /> {names.say('circleGapsLegend')}
        </span>
      )}
      {children}
    </div>
  )
}

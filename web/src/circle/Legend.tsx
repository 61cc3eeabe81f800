import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { minuteColours } from '../map/groundStyle'
import { usePageLook } from '../map/usePageLook'
import { classNames } from './minutes'
import { useNames } from './useNames'

/** What the colours say, and what was measured; below it what else is drawn on the map. */
export function Legend({ facts, gaps, children }: { facts: Schemas['CircleFacts']; gaps?: boolean; children?: ReactNode }) {
  const { t } = useTranslation()
  const names = useNames(facts)
  const colours = minuteColours[usePageLook()]
  return (
    <div className="legend">
      <span>{t(`circleLegend_${facts.origins}`)}</span>
      {classNames.map((name, i) => (
        <span key={name}>
          <i className={i === 4 ? 'swatch none' : 'swatch'} style={{ background: colours.steps[i] }} /> {i === 4 ? t('circleNone') : name}
        </span>
      ))}
      {gaps && (
        <span>
          <i className="swatch gap" style={{ color: colours.gap }} /> {names.say('circleGapsLegend')}
        </span>
      )}
      {children}
    </div>
  )
}

import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { minuteColours } from '../map/groundStyle'
import { usePageLook } from '../map/usePageLook'
import { classNames } from './minutes'
import { useNames } from './useNames'

/** What the colours say, and what was measured. */
export function Legend({ facts, served, reach }: { facts: Schemas['CircleFacts']; served?: number; reach?: boolean }) {
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
      {reach && <span>{t('circleReach')}</span>}
      {served !== undefined && <span role="status">{t('circleServed', { n: names.people(served) })}</span>}
    </div>
  )
}

import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { minuteColours } from '../map/groundStyle'
import { hatchedBackground } from '../map/hatch'
import { usePageLook } from '../map/usePageLook'
import type { Classes } from './minutes'

interface Props {
  facts: Schemas['CircleFacts']
  classes: Classes
}

/** The colours of classes of minutes, each with its name. */
export function ClassSwatches({ facts, classes: { names } }: Props) {
  const { t } = useTranslation()
  const { steps, none, noneGround } = minuteColours[usePageLook()]
  const last = names.length - 1
  return names.map((name, i) => (
    <span key={name}>
      {i < last ? <i className="swatch" style={{ background: steps[i] }} /> : <i className="swatch none" style={{ background: hatchedBackground(none, noneGround), borderColor: none }} />}
      {i === last && facts.origins !== 'buildings' && <i className="swatch dot" style={{ background: noneGround, borderColor: none }} />} {i === last ? t('circleBeyond', { range: name }) : name}
    </span>
  ))
}

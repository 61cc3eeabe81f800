import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { chosenRule, unknownOf, type Unknown } from './asked'
import { write } from './scenario'
import type { CircleAddress } from './useCircleAddress'
import { useNames } from './useNames'

interface Props {
  facts: Schemas['CircleFacts']
  address: CircleAddress
  places?: readonly Schemas['AccessPlace'][] // once they are known
}

/** Says what the address asks for that is not known here, and what is shown instead; closing it mends the address. */
export function UnknownNotice({ facts, address, places }: Props) {
  const { t } = useTranslation()
  const names = useNames(facts)
  const unknown = unknownOf(facts, address.asked, places)
  if (unknown.length === 0) return null
  const { category, minutes } = chosenRule(facts, address)
  const standard = facts.standards.find((s) => s.name === facts.standard)
  const shown: Record<Unknown['what'], string> = {
    profile: t(`profile_${facts.profile}`),
    standard: standard ? names.standard(standard) : facts.standard,
    category: names.category(category),
    minutes: t('circleMinutes', { n: minutes }),
    other: t('circleUnknownNone'),
    home: t('circleUnknownNone'),
    at: t('circleUnknownWhole'),
    try: t('circleUnknownUntried'),
    facility: t('circleUnknownNone'),
  }
  const mend = () => address.set(Object.fromEntries(unknown.map(({ what }) => [what, what === 'try' ? write(address.scenario) : undefined])))
  return (
    <Alert
      type="warning"
      className="circle-unknown"
      closable={{ onClose: mend, 'aria-label': t('close') }}
      title={unknown.map(({ what, asked }) => (
        <div key={what}>{t('circleUnknown', { what: t(`unknown_${what}`), asked, shown: shown[what] })}</div>
      ))}
    />
  )
}

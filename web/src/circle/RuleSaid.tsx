import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { useNames } from './useNames'

interface Props {
  facts: Schemas['CircleFacts']
  category: string
  minutes: number
  layer?: string
  share?: number | null
}

/** Which rule one of two maps shows, and how many keep it. */
export function RuleSaid({ facts, category, minutes, layer, share }: Props) {
  const { t } = useTranslation()
  const names = useNames(facts)
  return (
    <span>
      {[names.category(category), t('circleMinutes', { n: minutes }), layer].filter(Boolean).join(' · ')} · <b>{names.share(share)}</b>
    </span>
  )
}

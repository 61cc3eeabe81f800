import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { sayTime } from './minutes'
import { useNames } from './useNames'

interface Props {
  facts: Schemas['CircleFacts']
  home: Schemas['CircleHome']
  category: string
}

/** The answer of a home on the map itself, where its card lies below the screen; the card is a button away. */
export function HomeSaid({ facts, home, category }: Props) {
  const { t } = useTranslation()
  const names = useNames(facts)
  const way = home.ways.find((w) => w.category === category)
  if (!way) return null
  return (
    <span className="home-said">
      {names.category(category)} <b>{way.seconds === null ? t(`why_${way.why}`) : sayTime(way.seconds)}</b>{' '}
      <button type="button" className="link" onClick={showCard}>
        {t('circleHomeCard')}
      </button>
    </span>
  )
}

function showCard() {
  const card = document.querySelector<HTMLElement>('.home-card')
  card?.scrollIntoView({ block: 'start' })
  card?.focus({ preventScroll: true })
}

import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { sayTime } from './minutes'
import { useNames } from './useNames'

interface Props {
  facts: Schemas['CircleFacts']
  home?: Schemas['CircleHome']
  category: string
  choose: (category: string) => void
}

/** One home: how far to the nearest facility of every category, in which parts, or why there is no way. */
export function HomeCard({ facts, home, category, choose }: Props) {
  const { t } = useTranslation()
  const names = useNames(facts)
  if (!home) return <p className="empty">{t('circleHomeEmpty')}</p>
  return (
    <div className="home-card">
      <p>
        {home.area || t('circleNoArea')} · {t('circleHomePeople', { n: names.few(home.people) })} ·{' '}
        {home.street_metres === null ? t('circleNoStreet') : t('circleStreet', { n: names.people(home.street_metres) })}
        <span className="soft">
          {' '}
          {home.lon.toFixed(5)}, {home.lat.toFixed(5)}
        </span>
      </p>
      <ul>
        {home.ways.map((way) => (
          <li key={way.category} aria-current={way.category === category ? 'true' : undefined}>
            <button type="button" className="way-head" onClick={() => choose(way.category)}>
              <span>{names.category(way.category)}</span>
              <b>{way.seconds === null ? t(`why_${way.why}`) : sayTime(way.seconds)}</b>
            </button>
            {way.category === category && way.seconds !== null && <WayParts way={way} />}
          </li>
        ))}
      </ul>
    </div>
  )
}

function WayParts({ way }: { way: Schemas['AccessWay'] }) {
  const { t } = useTranslation()
  return (
    <ol className="way-parts">
      <li>
        {t('wayStart')} <span>{sayTime(way.start_seconds)}</span>
      </li>
      {way.legs.map((leg, i) => (
        <li key={i}>
          {t(`leg_${leg.class}`)} {Math.round(leg.metres)} m <span>{sayTime(leg.seconds)}</span>
        </li>
      ))}
      <li>
        {t('wayEnd', { name: way.name || way.facility })} <span>{sayTime(way.end_seconds)}</span>
      </li>
    </ol>
  )
}

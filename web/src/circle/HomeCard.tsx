import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { Trouble } from '../frame/Trouble'
import { HomeSearch } from './HomeSearch'
import { sayTime, wholeParts } from './minutes'
import { isNew } from './scenario'
import { useCategoryChange } from './useCategoryChange'
import type { CircleAddress } from './useCircleAddress'
import type { ShownHome } from './useHome'
import { useNames } from './useNames'

interface Props {
  facts: Schemas['CircleFacts']
  shown: ShownHome
  category: string
  address: CircleAddress
}

/** One home: how far to the nearest facility of every category, in which parts, or why there is no way. */
export function HomeCard({ facts, shown, category, address }: Props) {
  const { t } = useTranslation()
  const names = useNames(facts)
  const { home, tried } = shown
  const show = useCategoryChange(address, category)
  return (
    <div className="home-card" tabIndex={-1}>
      <HomeSearch facts={facts} address={address} />
      {shown.error ? <Trouble error={shown.error} retry={shown.retry} /> : !home && <p className="empty">{names.say('circleHomeEmpty')}</p>}
      {home && (
        <div aria-live="polite">
          <p>
            {home.area || t('circleNoArea')} · {names.say('circleHomePeople', { n: names.few(home.people) })} ·{' '}
            {home.street_metres === null ? t('circleNoStreet') : t('circleStreet', { n: names.people(home.street_metres) })}
            <span className="soft">
              {' '}
              {home.lon.toFixed(5)}, {home.lat.toFixed(5)}
            </span>
          </p>
          {tried && <p className="change">{t('circleHomeTried')}</p>}
        </div>
      )}
      <ul>
        {home?.ways.map((way) => (
          <li key={way.category} aria-current={way.category === category ? 'true' : undefined}>
            <button type="button" className="way-head" onClick={() => show(way.category)}>
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
  const id = way.facility ?? ''
  const [start, ...parts] = wholeParts([way.start_seconds, ...way.legs.map((leg) => leg.seconds), way.end_seconds], way.seconds ?? 0)
  const name = way.name || (isNew(id) ? `${t('circleNew')} ${id.slice(4)}` : id)
  return (
    <ol className="way-parts">
      <li>
        {t('wayStart')} <span>{sayTime(start)}</span>
      </li>
      {way.legs.map((leg, i) => (
        <li key={i}>
          {t(`leg_${leg.class}`)} {Math.round(leg.metres)} m <span>{sayTime(parts[i])}</span>
        </li>
      ))}
      <li>
        {t('wayEnd', { name })} <span>{sayTime(parts.at(-1))}</span>
      </li>
    </ol>
  )
}

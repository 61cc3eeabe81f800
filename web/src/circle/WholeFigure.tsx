import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { Change } from './Change'
import { ClassBar } from './ClassBar'
import { ClassSwatches } from './ClassSwatches'
import { classesOf, sayTime } from './minutes'
import { useNames } from './useNames'
import type { Rival } from './useRival'

interface Props {
  facts: Schemas['CircleFacts']
  before: Schemas['AccessRule']
  after?: Schemas['AccessRule']
  effect?: Schemas['CircleEffect']
  rival?: Rival
}

/** The one figure of the page, how sure it is, what a trial changes of it, and with what it is compared. */
export function WholeFigure({ facts, before, after, effect, rival }: Props) {
  const { t } = useTranslation()
  const names = useNames(facts)
  const now = after ?? before
  return (
    <div className="circle-figure" aria-live="polite">
      <p>
        <b className="big">{names.share(now.share)}</b> <span className="soft">{names.interval(now)}</span>{' '}
        {after && <Change of={names.points(before.share, after.share)} />} {t('circleWithinN', { n: before.seconds / 60 })}
      </p>
      <p>
        {now.none_known ? t('circleNoneKnown') : names.say('circleWithout', { n: names.people(now.without) })}
        {now.median != null && <> · {names.say('circleMedian', { time: sayTime(now.median) })}</>}
      </p>
      {rival?.verdict && <Against rival={rival} now={now} untried={effect !== undefined && rival.older} />}
      {effect && effect.unlinked.length > 0 && <p className="no">{t('circleTriedUnlinked', { names: effect.unlinked.join(', ') })}</p>}
      <ClassBar rule={now} />
      {rival && (
        <p className="legend bar-legend">
          <span>{t('circleBars')}</span> <ClassSwatches facts={facts} classes={classesOf(now)} />
        </p>
      )}
      <p className="moved">{effect && names.say('circleMoved', { better: names.people(effect.better), worse: names.people(effect.worse) })}</p>
    </div>
  )
}

function Against({ rival, now, untried }: { rival: Rival; now: Schemas['AccessRule']; untried: boolean }) {
  const { t } = useTranslation()
  const names = useNames(rival.facts)
  const whole = rival.verdict?.whole
  if (!whole) return null
  return (
    <>
      <p>
        {t('circleAgainst')} {[names.category(rival.category), t('circleMinutes', { n: rival.minutes }), rival.layer, untried && t('circleUntried')].filter(Boolean).join(' · ')}: {names.share(whole.share)}{' '}
        <span className="soft">{names.interval(whole)}</span> · {t('circleDifference')} <Change of={names.points(whole.share, now.share) || '—'} plain={!rival.older} />
      </p>
      {rival.elsewhere && <p className="no">{t('circleElsewhere')}</p>}
    </>
  )
}

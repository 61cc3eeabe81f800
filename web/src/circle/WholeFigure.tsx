import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { ClassBar } from './ClassBar'
import { sayTime } from './minutes'
import { useNames } from './useNames'

interface Props {
  facts: Schemas['CircleFacts']
  before: Schemas['AccessRule']
  after?: Schemas['AccessRule']
  effect?: Schemas['CircleEffect']
}

/** The one figure of the page, how sure it is, what a trial changes of it, and what it rests on. */
export function WholeFigure({ facts, before, after, effect }: Props) {
  const { t } = useTranslation()
  const names = useNames(facts)
  const now = after ?? before
  return (
    <div className="circle-figure" aria-live="polite">
      <p>
        <b className="big">{names.share(now.share)}</b>{' '}
        <span className="soft">
          ({names.share(now.low)}–{names.share(now.high)})
        </span>{' '}
        {after && <b className="change">{names.points(before.share, after.share)}</b>} {t('circleWithinN', { n: before.seconds / 60 })}
      </p>
      <p>
        {t('circleWithout', { n: names.people(now.without) })} · {t('circleMedian', { time: sayTime(now.median) })}
        {effect && <span> · {t('circleMoved', { better: names.people(effect.better), worse: names.people(effect.worse) })}</span>}
      </p>
      {effect && effect.unlinked.length > 0 && <p className="no">{t('circleTriedUnlinked', { names: effect.unlinked.join(', ') })}</p>}
      <ClassBar classes={now.classes} />
      <Facts facts={facts} rule={before} />
    </div>
  )
}

function Facts({ facts, rule }: { facts: Schemas['CircleFacts']; rule: Schemas['AccessRule'] }) {
  const { t } = useTranslation()
  const names = useNames(facts)
  const category = facts.categories.find((c) => c.id === rule.category)
  const notes = [
    rule.source ? t(rule.verified ? 'circleSource' : 'circleUnverified', { source: rule.source }) : t('circleOwnRule'),
    facts.counted ? '' : t(`circleUncounted_${facts.origins}`),
    category?.facilities === 0 ? t('circleNoFacility') : '',
    category?.unlinked ? t('circleUnlinked', { n: category.unlinked }) : '',
    facts.outside ? t('circleOutside', { n: names.people(facts.outside) }) : '',
    facts.cut_areas ? t('circleCut', { n: facts.cut_areas }) : '',
    facts.suspect ? t('circleSuspect', { datum: facts.suspect }) : '',
  ].filter(Boolean)
  return (
    <ul className="circle-notes">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  )
}

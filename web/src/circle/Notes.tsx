import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { useNames } from './useNames'

interface Props {
  facts: Schemas['CircleFacts']
  rule: Schemas['AccessRule']
}

/** What the figures rest on, and what is missing. */
export function Notes({ facts, rule }: Props) {
  const { t } = useTranslation()
  const names = useNames(facts)
  const category = facts.categories.find((c) => c.id === rule.category)
  const notes = [
    rule.source ? t(rule.verified ? 'circleSource' : 'circleUnverified', { source: rule.source }) : t('circleOwnRule'),
    facts.counted ? '' : t(`circleUncounted_${facts.origins}`),
    category?.facilities === 0 ? t('circleNoFacility') : '',
    category?.unlinked ? t('circleUnlinked', { n: category.unlinked }) : '',
    facts.far ? t('circleFar', { rows: names.people(facts.far), n: names.people(facts.far_people) }) : '',
    facts.outside ? names.say('circleOutside', { n: names.people(facts.outside) }) : '',
    facts.cut_areas ? t('circleCut', { n: facts.cut_areas }) : '',
    facts.suspect ? t('circleSuspect', { datum: facts.suspect }) : '',
    facts.suspect_people ? t('circleSuspectPeople', { datum: facts.suspect_people }) : '',
    facts.unjudged ? t('circleUnjudged', { n: facts.unjudged }) : '',
  ].filter(Boolean)
  return (
    <ul className="circle-notes">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  )
}

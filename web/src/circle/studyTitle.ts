import type { TFunction } from 'i18next'
import type { Schemas } from '../api/client'
import type { useNames } from './useNames'

type Rule = Schemas['AccessRule']

/** What is asked, in one line; a standard is named where it is its rule that is asked. */
export function askedOf(facts: Schemas['CircleFacts'], { category, minutes }: { category: string; minutes: number }, names: ReturnType<typeof useNames>, t: TFunction): string {
  const ruled = facts.rules.some((r) => r.category === category && r.minutes === minutes)
  const standard = facts.standards.find((s) => s.name === facts.standard)
  const whose = ruled && standard ? names.standard(standard) : t('circleOwnMinutes')
  return [names.category(category), t('circleMinutes', { n: minutes }), t(`profile_${facts.profile}`), whose].join(' · ')
}

/** The share that is shown; of what is tried, that it is tried and by how much it differs. */
export function foundOf(before: Rule | undefined, after: Rule | undefined, names: ReturnType<typeof useNames>, t: TFunction): string {
  if (!after) return names.share(before?.share)
  return t('circleTried', { before: names.share(before?.share), after: names.share(after.share), points: names.points(before?.share, after.share) || '—' })
}

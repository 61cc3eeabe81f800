import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { sayInterval, sayPeople, sayPoints, sayShare } from './minutes'

/** The names and figures of a circle in the reader's language. */
export function useNames(facts: Schemas['CircleFacts']) {
  const { t, i18n } = useTranslation()
  const language = i18n.language
  const key = language === 'en' ? 'en' : language === 'zh-Hant' ? 'hant' : 'zh'
  const share = (v: number | null | undefined) => sayShare(v, language)
  return {
    /** Words about the homes or people that were measured: where nobody is counted at the places of streets, of nodes. */
    say: (word: string, holes?: Record<string, unknown>) => t(facts.origins === 'nodes' ? [`${word}_nodes`, word] : word, holes ?? {}),
    category: (id: string) => facts.categories.find((c) => c.id === id)?.[key] ?? id.split('|').map((part) => facts.categories.find((c) => c.id === part)?.[key] ?? part).join(' / '),
    standard: (s: Schemas['CircleStandard']) => s[key],
    people: (n: number | null | undefined) => sayPeople(n, language),
    /** People of one home, who may be a part of one. */
    few: (n: number) => new Intl.NumberFormat(language, { maximumFractionDigits: n < 10 ? 1 : 0 }).format(n),
    /** Points of a hundred, always with one decimal. */
    tenths: (n: number) => new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(n),
    share,
    interval: (rule: Schemas['AccessRule']) => sayInterval(rule, language),
    points: (before: number | null | undefined, after: number | null | undefined) => sayPoints(before, after, language),
  }
}

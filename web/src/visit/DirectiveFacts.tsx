import { useTranslation } from 'react-i18next'
import type { Item } from '../api/client'
import { valueOf } from '../api/item'
import { Measure } from '../list/Measure'

/** What is asked, and how it could be followed: theme, measure, who, by when, how much. */
export function DirectiveFacts({ item }: { item: Item }) {
  const { t } = useTranslation()
  const value = valueOf(item)
  const directive = value.directive
  if (!directive) return null
  const quantities = (directive.quantities ?? []).map((q) => q.text).join('、')
  return (
    <>
      <div>{directive.text}</div>
      <div className="facts">
        <span className="theme">{t(`theme_${directive.theme}`)}</span>
        <Measure measurable={directive.measurable} vague={directive.vague} />
        {directive.addressee && <span>{t('addressee', { who: directive.addressee })}</span>}
        {directive.by && <span>{t('by', { who: directive.by })}</span>}
        {directive.deadline && <span>{t('deadline', { when: directive.deadline })}</span>}
        {quantities && <span>{t('quantities', { what: quantities })}</span>}
        {item.proposal && (
          <span className="confidence" title={t('confidence')}>
            {value.confidence.toFixed(2)}
          </span>
        )}
      </div>
    </>
  )
}

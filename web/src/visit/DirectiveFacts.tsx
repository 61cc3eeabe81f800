import { useTranslation } from 'react-i18next'
import type { Item } from '../api/client'
import { valueOf } from '../api/item'
import { Measure } from '../list/Measure'
import { AreaChip } from './AreaChip'
import type { RowActions } from './ItemRow'

/** What is asked, and how it could be followed: theme, measure, who, by when, how much. */
export function DirectiveFacts({ item, decide }: { item: Item; decide: RowActions['decide'] }) {
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
        <AreaChip item={item} decide={decide} />
        {item.proposal && (
          <span className="confidence" title={t('confidence')}>
            {value.confidence.toFixed(2)}
          </span>
        )}
      </div>
    </>
  )
}

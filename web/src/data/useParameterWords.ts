import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { useCategoryName } from './useCategoryName'

/** Says in words what a run was asked to find out. */
export function useParameterWords(): (parameters: Schemas['Parameters']) => string {
  const { t } = useTranslation()
  const nameOf = useCategoryName()
  const of = (g: { profile?: string; origins?: string; people?: number }) => [t(`profile_${g.profile ?? 'adult'}`), t(`origins_${g.origins ?? 'buildings'}`), ...(g.people ? [t('runPeople', { n: g.people })] : [])]
  return ({ access, siting }) => {
    const parts: string[] = []
    if (access) {
      const { categories = [], standard, minutes = [] } = access
      if (standard) parts.push(standard)
      if (minutes.length > 0) parts.push(t('circleMinutes', { n: minutes.join('/') }))
      parts.push(categories.length > 0 ? categories.map(nameOf).join(t('comma')) : t('runAllCategories'), ...of(access))
    }
    if (siting) {
      const { problem = 'mclp', candidates = 'buildings', forbidden = [] } = siting
      const many = siting.budget ? t('planAskedBudget', { n: siting.budget }) : siting.p ? t('planAskedMany', { n: siting.p }) : t('planFewest')
      parts.push(nameOf(siting.category), many, t('circleMinutes', { n: siting.within }), t(`planProblem_${problem}`), t(`planCandidates_${candidates}`))
      if (forbidden.length > 0) parts.push(t('runWithout', { n: forbidden.length }))
      parts.push(...of(siting))
    }
    return parts.join(' · ')
  }
}

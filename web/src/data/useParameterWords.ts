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
      parts.push(t('runSites', { n: siting.p, category: nameOf(siting.category), minutes: siting.within }))
      if (siting.problem === 'fair') parts.push(t('runFair'))
      parts.push(...of(siting))
    }
    return parts.join(' · ')
  }
}

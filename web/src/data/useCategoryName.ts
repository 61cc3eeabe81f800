import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { categoryLabels } from './queries'

/** What people call a category; one that the program does not know is called by its id. */
export function useCategoryName(): (id: string) => string {
  const { i18n } = useTranslation()
  const labels = useQuery(categoryLabels).data
  const key = i18n.language === 'en' ? 'en' : i18n.language === 'zh-Hant' ? 'hant' : 'zh'
  return (id) =>
    id
      .split('|')
      .map((part) => labels?.find((l) => l.id === part)?.[key] ?? part)
      .join(' / ')
}

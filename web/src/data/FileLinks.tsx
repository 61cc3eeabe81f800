import { useTranslation } from 'react-i18next'
import { fileLanguage } from '../i18n/fileLanguage'

/** A list as a file, in both forms. */
export function FileLinks({ path, query = {} }: { path: string; query?: Record<string, string> }) {
  const { t, i18n } = useTranslation()
  const href = (format: string) => `${path}?${new URLSearchParams({ ...query, format, lang: fileLanguage(i18n.language) })}`
  return (
    <span className="file-links">
      {t('export')} <a href={href('csv')}>CSV</a> <a href={href('xlsx')}>XLSX</a>
    </span>
  )
}

import { useTranslation } from 'react-i18next'

/** Whether an ask is measurable as worded, and the words that make it not. */
export function Measure({ measurable, vague }: { measurable: boolean; vague?: string[] | null }) {
  const { t } = useTranslation()
  if (measurable) return <span className="yes">● {t('measurable')}</span>
  return (
    <span className="no">
      ◌ {t('needsMeasure')}
      {(vague ?? []).map((word) => (
        <q key={word}>{word}</q>
      ))}
    </span>
  )
}

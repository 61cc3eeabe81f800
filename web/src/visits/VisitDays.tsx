import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { sayDays } from '../i18n/day'

/** The days of a visit. A guessed year is said to be one, and gives no weekday. */
export function VisitDays({ value }: { value: Schemas['VisitValue'] }) {
  const { t, i18n } = useTranslation()
  const guessed = value.year_guessed === true
  const days = sayDays(value.day, value.end_day, i18n.language, !guessed)
  if (!days) return <span className="soft">{t('noDay')}</span>
  return (
    <>
      {days}
      {guessed && <span className="flag">{t('yearGuessed')}</span>}
    </>
  )
}

import { useTranslation } from 'react-i18next'
import { sayDays } from '../i18n/day'

/** A day, or the days from one to the last. A guessed year is said to be one, and gives no weekday. */
export function Days({ day, last, guessed }: { day: string; last?: string; guessed: boolean }) {
  const { t, i18n } = useTranslation()
  const days = sayDays(day, last, i18n.language, !guessed)
  if (!days) return <span className="soft">{t('noDay')}</span>
  return (
    <>
      {days}
      {guessed && <span className="flag">{t('yearGuessed')}</span>}
    </>
  )
}

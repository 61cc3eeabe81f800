import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Schemas } from '../api/client'
import { sayDay } from '../i18n/day'

/** Says of an area that is no more since when, and what it became. */
export function Ended({ area }: { area: Pick<Schemas['AreaRow'], 'to' | 'into' | 'into_name'> }) {
  const { t, i18n } = useTranslation()
  if (!area.to) return null
  const day = sayDay(area.to, i18n.language, false)
  if (!area.into) return <span className="flag">{t('areaEnded', { day })}</span>
  return (
    <span className="flag">
      {t('areaBecame', { day, into: '' })}
      <Link href={`/places/areas/${area.into}`}>{area.into_name}</Link>
    </span>
  )
}

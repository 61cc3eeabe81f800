import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** In place of a map where the browser cannot draw one: the legend, as bars have the same colours. */
export function Mapless({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <div className="empty mapless-legend">
      <p>{t('mapNoWebGL')}</p>
      {children}
    </div>
  )
}

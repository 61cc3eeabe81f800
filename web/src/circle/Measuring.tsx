import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Waiting } from '../list/Waiting'

/** A skeleton, and from two seconds on what is being done and for how long: nobody knows how much is left. */
export function Measuring() {
  const { t } = useTranslation()
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setSeconds((s) => s + 1), 1000)
    return () => clearInterval(timer)
  }, [])
  if (seconds < 2) return <Waiting />
  return (
    <div role="status">
      <p>{t('circleMeasuring', { n: seconds })}</p>
      <div className="unmeasured" role="progressbar" aria-label={t('circleMeasuring', { n: seconds })} />
      <div className="map-to-come" aria-hidden="true" />
    </div>
  )
}

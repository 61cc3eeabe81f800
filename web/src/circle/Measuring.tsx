import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Waiting } from '../list/Waiting'

/** A skeleton, and from two seconds on what is being done and for how long: nobody knows how much is left. What is measured
 * again has its old figures beside it instead. */
export function Measuring({ again }: { again?: boolean }) {
  const { t } = useTranslation()
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setSeconds((s) => s + 1), 1000)
    return () => clearInterval(timer)
  }, [])
  if (seconds < 2) return again ? null : <Waiting />
  const words = t(again ? 'circleMeasuringAgain' : 'circleMeasuring', { n: seconds })
  return (
    <div role="status">
      <p>{words}</p>
      <div className="unmeasured" role="progressbar" aria-label={words} />
      {!again && <div className="map-to-come" aria-hidden="true" />}
    </div>
  )
}

import { Skeleton } from 'antd'
import { useEffect, useState } from 'react'

/** Nothing for 300 ms, then a skeleton: what comes at once should not flicker. */
export function Waiting({ rows = 8 }: { rows?: number }) {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300)
    return () => clearTimeout(timer)
  }, [])
  return late ? <Skeleton active title={false} paragraph={{ rows }} /> : null
}

import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'

interface Props {
  text: string // why the list has nothing
  clear?: () => void // of a list that filters have emptied
  children?: ReactNode // what to do; else the way to the reports
}

/** A list without rows: one sentence, and one thing to do about it. */
export function Empty({ text, clear, children }: Props) {
  const { t } = useTranslation()
  return (
    <div className="empty">
      <p>{text}</p>
      {clear ? <Button onClick={clear}>{t('clearFilters')}</Button> : (children ?? <Link href="/visits">{t('emptyToVisits')}</Link>)}
    </div>
  )
}

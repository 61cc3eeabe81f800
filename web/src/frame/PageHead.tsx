import { Button } from 'antd'
import { useEffect, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { sayInstant } from '../i18n/day'

interface Props {
  title: string
  asOf?: string
  total?: number
  filters?: { count: number; clear: () => void }
  children?: ReactNode // actions
}

/** The first line of a page: its title, how fresh and how much it is, how many filters hold, what can be done. */
export function PageHead({ title, asOf, total, filters, children }: Props) {
  const { t, i18n } = useTranslation()
  useEffect(() => {
    document.title = `${title} · ${t('brand')}`
  }, [title, t])
  return (
    <div className="page-head">
      <h1>{title}</h1>
      <span className="soft">
        {total !== undefined && <span>{total > 1000 ? t('totalMore', { n: '1,000' }) : t('total', { n: total })}</span>}
        {asOf && <span className="as-of">{total !== undefined && ' · '}{t('asOf', { time: sayInstant(asOf, i18n.language) })}</span>}
      </span>
      {filters && filters.count > 0 && (
        <Button size="small" type="text" onClick={filters.clear} title={t('clearFilters')}>
          {t('filters', { n: filters.count })} ✕
        </Button>
      )}
      <span className="actions">{children}</span>
    </div>
  )
}

import { useQueryClient } from '@tanstack/react-query'
import { Alert } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** Says that the figures are of other data than those that were shown first, once a circle of such a version is there. */
export function ChangedData({ version }: { version?: string }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const ground = version?.split('-')[0] // its files; the rest is who walks, and by whose rules
  const [seen, setSeen] = useState(ground)
  if (!seen && ground) setSeen(ground)
  const changed = seen !== undefined && ground !== undefined && ground !== seen
  useEffect(() => {
    if (changed) for (const key of ['ground', 'layers']) void client.invalidateQueries({ queryKey: [key] })
  }, [changed, ground, client])
  if (!changed) return null
  return <Alert type="warning" className="circle-unknown" closable={{ onClose: () => setSeen(ground), 'aria-label': t('close') }} title={t('circleDataChanged')} />
}

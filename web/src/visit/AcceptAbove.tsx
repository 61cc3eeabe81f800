import { Button, Select, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item } from '../api/client'
import { valueOf } from '../api/item'

const levels = [0.95, 0.9, 0.85, 0.8, 0.7, 0]

/** Accepts all open items from a confidence on; says before how many that are. */
export function AcceptAbove({ items, accept }: { items: Item[]; accept: (above: number) => void }) {
  const { t } = useTranslation()
  const [above, setAbove] = useState(0.9)
  const n = items.filter((i) => i.status === 'proposed' && valueOf(i).confidence >= above).length
  return (
    <Space.Compact size="small">
      <Select
        size="small"
        aria-label={t('acceptAbove')}
        value={above}
        onChange={setAbove}
        popupMatchSelectWidth={false}
        options={levels.map((value) => ({ value, label: value === 0 ? t('all') : `${t('confidence')} ≥ ${value.toFixed(2)}` }))}
      />
      <Button size="small" title={t('acceptAboveHint')} disabled={n === 0} onClick={() => accept(above)}>
        {t('acceptAboveDo', { n })}
      </Button>
    </Space.Compact>
  )
}

import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import type { PlanAddress } from './usePlanAddress'

/** Says what the address asks for that there is not, and that the usual is shown instead; closing it mends the address. */
export function WrongNotice({ facts, address }: { facts: Schemas['CircleFacts']; address: PlanAddress }) {
  const { t } = useTranslation()
  const wrong: [string, string][] = Object.entries(address.wrong)
  if (address.category !== undefined && !facts.categories.some((c) => c.id === address.category)) wrong.push(['category', address.category])
  if (wrong.length === 0) return null
  return (
    <Alert
      type="warning"
      className="circle-unknown"
      closable={{ onClose: () => address.set(Object.fromEntries(wrong.map(([key]) => [key, undefined]))), 'aria-label': t('close') }}
      title={wrong.map(([key, asked]) => (
        <div key={key}>{t('planWrong', { what: t(`planWrong_${key}`), asked })}</div>
      ))}
    />
  )
}

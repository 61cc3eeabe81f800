import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import type { PlanAddress } from './usePlanAddress'

/** What an address names that is not there: a job, a run, or a run that is no plan. */
export type Gone = 'job' | 'run' | 'plan'

interface Props {
  facts: Schemas['CircleFacts']
  address: PlanAddress
  gone: readonly Gone[]
}

/** Says what the address asks for that there is not, and that the usual is shown instead; closing it mends the address. */
export function WrongNotice({ facts, address, gone }: Props) {
  const { t } = useTranslation()
  const wrong: [string, string][] = Object.entries(address.wrong)
  if (address.category !== undefined && !facts.categories.some((c) => c.id === address.category)) wrong.push(['category', address.category])
  if (wrong.length + gone.length === 0) return null
  const mended = [...wrong.map(([key]) => key), ...gone.map((what) => (what === 'job' ? 'job' : 'run'))]
  return (
    <Alert
      type="warning"
      className="circle-unknown"
      closable={{ onClose: () => address.set(Object.fromEntries(mended.map((key) => [key, undefined]))), 'aria-label': t('close') }}
      title={[
        ...wrong.map(([key, asked]) => <div key={key}>{t('planWrong', { what: t(`planWrong_${key}`), asked })}</div>),
        ...gone.map((what) => <div key={`gone ${what}`}>{t(`planGone_${what}`, { n: what === 'job' ? address.job : address.run })}</div>),
      ]}
    />
  )
}

import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { isInAddress, isMissing, useProblem } from './useProblem'

/** Says why a page has nothing to show, and lets the person try again, or go on where trying again would not help. */
export function Trouble({ error, retry }: { error: unknown; retry: () => unknown }) {
  const { t } = useTranslation()
  const say = useProblem()
  const missing = isMissing(error)
  const inAddress = isInAddress(error)
  const [path, navigate] = useLocation()
  return (
    <Alert
      type={missing ? 'info' : 'error'}
      showIcon
      title={say(error)}
      action={
        missing ? (
          <Link href="/visits">{t('home')}</Link>
        ) : (
          <Button size="small" onClick={() => (inAddress ? navigate(path, { replace: true }) : void retry())}>
            {t(inAddress ? 'clearFilters' : 'retry')}
          </Button>
        )
      }
    />
  )
}

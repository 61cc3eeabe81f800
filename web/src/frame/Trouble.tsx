import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { isMissing, useProblem } from './useProblem'

/** Says why a page has nothing to show, and lets the person try again, or go on where trying again would not help. */
export function Trouble({ error, retry }: { error: unknown; retry: () => unknown }) {
  const { t } = useTranslation()
  const say = useProblem()
  const missing = isMissing(error)
  return (
    <Alert
      type={missing ? 'info' : 'error'}
      showIcon
      title={say(error)}
      action={
        missing ? (
          <Link href="/visits">{t('home')}</Link>
        ) : (
          <Button size="small" onClick={() => void retry()}>
            {t('retry')}
          </Button>
        )
      }
    />
  )
}

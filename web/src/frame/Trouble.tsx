import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useProblem } from './useProblem'

/** Says why a page has nothing to show, and lets the person try again. */
export function Trouble({ error, retry }: { error: unknown; retry: () => unknown }) {
  const { t } = useTranslation()
  const say = useProblem()
  return (
    <Alert
      type="error"
      showIcon
      title={say(error)}
      action={
        <Button size="small" onClick={() => void retry()}>
          {t('retry')}
        </Button>
      }
    />
  )
}

import { Component, type ReactNode } from 'react'
import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'

/** Keeps a page that throws from taking the frame around it along. A page of another path starts with another guard: give it the path as its key. */
export class PageGuard extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override render() {
    return this.state.broken ? <Broken /> : this.props.children
  }
}

// Both ways load anew: what broke may still be in memory.
function Broken() {
  const { t } = useTranslation()
  return (
    <div className="page">
      <Alert
        type="error"
        showIcon
        title={t('broken')}
        action={
          <>
            <Button size="small" onClick={() => window.location.reload()}>
              {t('reload')}
            </Button>{' '}
            <Button size="small" href="/">
              {t('start')}
            </Button>
          </>
        }
      />
    </div>
  )
}

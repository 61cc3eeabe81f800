import { Alert, Button, Progress } from 'antd'
import { useTranslation } from 'react-i18next'
import { CheckWords } from './CheckWords'
import type { Step } from './useLayerUpload'
import { useRefusal } from './useRefusal'

/** How far a file is on its way in, what its check found, or why it was refused. */
export function UploadState({ state, stop }: { state: Step; stop: () => void }) {
  const { t } = useTranslation()
  const refusal = useRefusal()
  return (
    <div className="upload-state" aria-live="polite">
      {state.step === 'sending' && (
        <div className="upload-going">
          <span>{t(sending(state))}</span>
          <Progress percent={Math.floor(100 * state.share)} status="active" aria-label={t(sending(state))} />
          <Button size="small" onClick={stop}>
            {t('importStop')}
          </Button>
        </div>
      )}
      {state.step === 'failed' && <Alert type="error" showIcon {...refusal(state.error)} />}
      {state.step === 'checked' && (
        <>
          <h3>{t('dataChecked')}</h3>
          <CheckWords layer={state.layer} />
        </>
      )}
      {state.step === 'kept' && <Alert type={state.already ? 'info' : 'success'} showIcon title={t(state.already ? 'dataAlready' : 'dataKept', { name: state.layer.name })} />}
    </div>
  )
}

function sending({ share, keep }: { share: number; keep: boolean }): 'dataSending' | 'dataChecking' | 'dataKeeping' {
  if (share < 1) return 'dataSending'
  return keep ? 'dataKeeping' : 'dataChecking'
}

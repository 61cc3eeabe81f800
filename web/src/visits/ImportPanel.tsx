import type { TFunction } from 'i18next'
import { Alert, Button, Progress } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Schemas } from '../api/client'
import { useProblem } from '../frame/useProblem'
import type { ImportState, Upload } from './useImport'

interface Props {
  upload: Upload
  stop: () => Promise<void>
  forget: () => void
}

/** How far an upload is, and what came of every file. */
export function ImportPanel({ upload, stop, forget }: Props) {
  const { t } = useTranslation()
  const say = useProblem()
  if (upload.step === 'none') return null
  if (upload.step === 'failed') return <Alert type="error" showIcon title={say(upload.error)} closable={{ onClose: forget }} />
  if (upload.step === 'sending') return <Alert type="info" title={t('importSending')} />
  const { state, lost } = upload
  if (lost) return <Alert type="warning" showIcon title={t('importLost')} closable={{ onClose: forget }} />
  return (
    <section className="import" aria-live="polite">
      <div className="import-head">
        <span>{summary(state, t)}</span>
        {state.finished ? (
          <Button size="small" onClick={forget}>
            {t('close')}
          </Button>
        ) : (
          <Button size="small" onClick={() => void stop()}>
            {t('importStop')}
          </Button>
        )}
      </div>
      {!state.finished && <Progress percent={Math.round((100 * state.done) / Math.max(1, state.files))} aria-label={t('import')} />}
      <ul className="import-results">
        {state.results.map((r, at) => (
          <Result key={at} result={r} />
        ))}
      </ul>
    </section>
  )
}

function summary(state: ImportState, t: TFunction): string {
  if (!state.finished) return t('importRunning', { done: state.done, files: state.files })
  const results = state.results
  if (state.stopped) return t('importStopped', { n: results.length })
  const count = (result: string) => results.filter((r) => r.result === result).length
  return t('importDone', { n: results.length, new: count('new'), known: count('known'), refused: count('refused') })
}

function Result({ result }: { result: Schemas['Imported'] }) {
  const { t, i18n } = useTranslation()
  const reason = i18n.language === 'en' ? result.reason?.en : result.reason?.zh
  return (
    <li>
      <span className={`result ${result.result}`}>{t(`result_${result.result}`)}</span>
      {result.visit ? <Link href={`/visits/${result.visit}`}>{result.name}</Link> : <span>{result.name}</span>}
      <span className="soft">
        {result.result === 'new' && t('resultItems', { n: result.items })}
        {result.likeness ? <Copy of={result} /> : ''}
        {reason ? ` · ${reason}` : ''}
      </span>
    </li>
  )
}

/** Which visit tells the same, where it is one of the record. */
function Copy({ of: { likeness = 0, like = '', copy_at } }: { of: Schemas['Imported'] }) {
  const { t } = useTranslation()
  return (
    <>
      {' · '}
      {t('resultCopy', { likeness: Math.floor(100 * likeness) })} {copy_at ? <Link href={`/visits/${copy_at}`}>{like}</Link> : like}
    </>
  )
}

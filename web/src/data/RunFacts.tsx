import { useTranslation } from 'react-i18next'
import { sayInstant } from '../i18n/day'
import { FileLinks } from './FileLinks'
import { sayBytes } from './files'
import type { Run } from './queries'

/** All that a run was made of: its files by their hash, its parameters, the program; enough to make it again. */
export function RunFacts({ run }: { run: Run }) {
  const { t, i18n } = useTranslation()
  return (
    <div className="run-facts">
      <p>
        <FileLinks path={`/api/runs/${run.id}/export`} /> <a className="file-link" href={`/api/runs/${run.id}`}>JSON</a>
      </p>
      <h3 id={`inputs-${run.id}`}>{t('runInputs')}</h3>
      <table className="inputs" aria-labelledby={`inputs-${run.id}`}>
        <thead>
          <tr>
            <th>{t('dataKind')}</th>
            <th>SHA-256</th>
            <th>{t('dataSize')}</th>
            <th>{t('dataDatum')}</th>
            <th>{t('dataFile')}</th>
          </tr>
        </thead>
        <tbody>
          {run.inputs.map((input) => (
            <tr key={input.layer}>
              <td>{t(`layer_${input.kind}`)}</td>
              <td>
                <code>{input.content}</code>
              </td>
              <td>{sayBytes(input.bytes, i18n.language)}</td>
              <td>{t(`datum_${input.datum}`)}</td>
              <td>
                <a href={`/api/layers/${input.layer}/content`} download>
                  {t('dataDownload')}
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className="layer-facts">
        <Fact head={t('runParameters')} code={JSON.stringify(run.parameters.access ?? run.parameters.siting)} />
        <Fact head={t('runEngine')} code={run.engine} />
        <Fact head={t('runResult')} code={run.result} />
        <div>
          <dt>{t('runStarted')}</dt>
          <dd>
            {sayInstant(run.started_at, i18n.language)} · {run.changed_by}
          </dd>
        </div>
      </dl>
    </div>
  )
}

function Fact({ head, code }: { head: string; code: string }) {
  return (
    <div>
      <dt>{head}</dt>
      <dd>
        <code>{code}</code>
      </dd>
    </div>
  )
}

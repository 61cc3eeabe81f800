import { UploadOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { accepted, hasDatum, isDay } from './files'
import { kinds, type Kind } from './queries'
import { UploadState } from './UploadState'
import { useLayerUpload } from './useLayerUpload'

type Datum = Schemas['Layer']['datum']

interface Props {
  kind: Kind
  setKind?: (kind: Kind) => void // none where the kind is given
  dropped?: File
  done: () => void
}

/** The way in for one file: what it is, then a check that keeps nothing, then keeping it. */
export function AddLayer({ kind, setKind, dropped, done }: Props) {
  const { t } = useTranslation()
  const id = useId()
  const picker = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState(dropped)
  const [source, setSource] = useState('')
  const [asOf, setAsOf] = useState('')
  const [datum, setDatum] = useState<Datum>('wgs84')
  const { state, check, keep, forget } = useLayerUpload()
  const dayIsOdd = asOf !== '' && !isDay(asOf)
  const withDatum = file !== undefined && hasDatum(kind, file.name)
  const upload = file && { kind, file, source, as_of: asOf, datum: withDatum ? datum : ('wgs84' as const) }
  const busy = state.step === 'sending'
  return (
    <section className="add-layer" aria-label={t('dataAdd')}>
      <p className="soft">{t(`dataAccept_${kind}`)}</p>
      <div className="add-fields">
        {setKind && (
          <label>
            <span id={`${id}kind`}>{t('dataKind')}</span>
            <Select<Kind>
              aria-labelledby={`${id}kind`}
              value={kind}
              disabled={busy}
              onChange={(next) => {
                forget()
                setKind(next)
              }}
              options={kinds.map((k) => ({ value: k, label: t(`layer_${k}`) }))}
              popupMatchSelectWidth={false}
            />
          </label>
        )}
        <div className="add-file">
          <Button icon={<UploadOutlined aria-hidden />} disabled={busy} onClick={() => picker.current?.click()}>
            {t(file ? 'dataOtherFile' : 'dataChooseFile')}
          </Button>
          <span>{file ? file.name : <span className="soft">{t('dataDropHint')}</span>}</span>
          <input
            ref={picker}
            type="file"
            hidden
            aria-label={t('dataChooseFile')}
            accept={accepted[kind]}
            onChange={(e) => {
              forget()
              setFile(e.target.files?.[0])
              e.target.value = '' // the same file can be chosen again
            }}
          />
        </div>
        <label>
          <span>{t('dataSource')}</span>
          <Input value={source} maxLength={500} placeholder={t('dataSourceHint')} onChange={(e) => setSource(e.target.value)} />
        </label>
        <label>
          <span>{t('dataAsOf')}</span>
          <Input
            value={asOf}
            placeholder="2026-10"
            aria-invalid={dayIsOdd}
            aria-describedby={`${id}day`}
            status={dayIsOdd ? 'error' : undefined}
            onChange={(e) => setAsOf(e.target.value.trim())}
          />
          <span id={`${id}day`} className={dayIsOdd ? 'no' : 'soft'}>
            {t(dayIsOdd ? 'dataDayOdd' : kind === 'extract' ? 'dataDayOwn' : 'dataDayHint')}
          </span>
        </label>
        {withDatum && (
          <label>
            <span id={`${id}datum`}>{t('dataDatum')}</span>
            <Select<Datum>
              aria-labelledby={`${id}datum`}
              value={datum}
              disabled={busy}
              onChange={(next) => {
                forget()
                setDatum(next)
              }}
              options={(['wgs84', 'gcj02', 'bd09'] as const).map((d) => ({ value: d, label: t(`datum_${d}`) }))}
              popupMatchSelectWidth={false}
            />
          </label>
        )}
      </div>
      <UploadState state={state} stop={forget} />
      <div className="add-acts">
        {upload && state.step === 'checked' && (
          <Button type="primary" disabled={dayIsOdd} onClick={() => void keep(upload)}>
            {t('import')}
          </Button>
        )}
        {upload && (state.step === 'none' || state.step === 'failed') && (
          <Button type="primary" disabled={dayIsOdd} onClick={() => void (state.step === 'failed' && state.keep ? keep(upload) : check(upload))}>
            {t(state.step === 'failed' && state.keep ? 'retry' : 'dataCheck')}
          </Button>
        )}
        {(setKind ?? state.step === 'kept') && ( // a step of several closes itself
          <Button disabled={busy} onClick={done}>
            {t(state.step === 'kept' ? 'dataDone' : 'close')}
          </Button>
        )}
      </div>
    </section>
  )
}

import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Tabs } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHead } from '../frame/PageHead'
import { Trouble } from '../frame/Trouble'
import { Waiting } from '../list/Waiting'
import { useDropZone } from '../visits/useDropZone'
import { AddLayer } from './AddLayer'
import { FileLinks } from './FileLinks'
import { guessKind } from './files'
import { FirstSteps } from './FirstSteps'
import { JobList } from './JobList'
import { LayerCard } from './LayerCard'
import { LayerHistory } from './LayerHistory'
import { Observations } from './Observations'
import { kinds, layerList, type Kind, type Layer } from './queries'
import { RunTable } from './RunTable'
import { useDataAddress, type DataAddress } from './useDataAddress'

/** What is measured: what is loaded, from where and as of when, the way in for more, and what was made of it. */
export function DataPage() {
  const { t } = useTranslation()
  const address = useDataAddress()
  const { data, error, refetch } = useQuery(layerList)
  const [dropped, setDropped] = useState<{ file?: File; turn: number }>({ turn: 0 }) // another turn begins anew
  const over = useDropZone(([first]) => {
    if (!first || address.start) return // a step knows its own kind, and takes its file by its button
    setDropped(({ turn }) => ({ file: first, turn: turn + 1 }))
    address.set({ list: undefined, add: guessKind(first.name) })
  })
  const add = (kind?: Kind) => {
    setDropped(({ turn }) => ({ turn: turn + 1 }))
    address.set({ add: kind })
  }
  return (
    <div className="page data-page">
      <PageHead title={t('data')} asOf={data?.as_of}>
        {data && data.layers.length > 0 && !address.start && (
          <>
            <FileLinks path="/api/layers/export" />
            <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => add(data.missing[0] ?? 'people')}>
              {t('dataAdd')}
            </Button>
          </>
        )}
      </PageHead>
      {address.unknown.length > 0 && <Alert type="warning" className="circle-unknown" title={address.unknown.map((asked) => t('dataUnknown', { asked })).join(' ')} closable={{ onClose: () => address.set({ list: undefined, add: undefined }), 'aria-label': t('close') }} />}
      {address.add && (
        <AddLayer key={dropped.turn} kind={address.add} setKind={(kind) => address.set({ add: kind })} dropped={dropped.file} done={() => add()} />
      )}
      {error && <Trouble error={error} retry={refetch} />}
      {!data && !error && <Waiting />}
      {data && <Lists layers={data.layers} address={address} add={add} />}
      {over && !address.start && <div className="drop">{t('dataDrop')}</div>}
    </div>
  )
}

interface ListProps {
  layers: Layer[]
  address: DataAddress
  add: (kind: Kind) => void
}

function Lists({ layers, address, add }: ListProps) {
  const { t } = useTranslation()
  const current = new Map(layers.filter((l) => l.current).map((l) => [l.kind, l]))
  const replaced = layers.filter((l) => !l.current)
  if (address.start || (layers.length === 0 && address.list === 'layers' && !address.add)) {
    return <FirstSteps loaded={new Set(current.keys())} own={address.start} choose={() => address.set({ start: 'own' })} leave={() => address.set({ start: undefined })} />
  }
  return (
    <Tabs
      destroyOnHidden
      activeKey={address.list}
      onChange={(list) => address.set({ list: list === 'layers' ? undefined : list, run: undefined, area: undefined, rule: undefined })}
      items={[
        {
          key: 'layers',
          label: t('dataNow'),
          children: kinds.map((kind) => <LayerCard key={kind} kind={kind} layer={current.get(kind)} extract={current.get('extract')} before={replaced.find((l) => l.kind === kind)} add={() => add(kind)} />),
        },
        { key: 'history', label: t('dataHistory', { n: replaced.length }), children: <LayerHistory layers={replaced} /> },
        {
          key: 'runs',
          label: t('dataRuns'),
          children: (
            <>
              <JobList canMeasure={current.has('extract')} showRun={(run) => address.set({ run: String(run) })} />
              <RunTable open={address.run} show={(run) => address.set({ run: run ? String(run) : undefined })} />
            </>
          ),
        },
        { key: 'observations', label: t('observations'), children: <Observations address={address} /> },
      ]}
    />
  )
}

import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { sayDay, sayInstant } from '../i18n/day'
import { CheckWords } from './CheckWords'
import { sayBytes } from './files'
import type { Kind, Layer } from './queries'
import { RemoveLayer } from './RemoveLayer'

interface Props {
  kind: Kind
  layer?: Layer
  before?: Layer // what would be current again
  extract?: Layer // which may lack what would stand in for this one
  add: () => void
}

/** One kind of layer: what is measured now, or what it means that there is none. */
export function LayerCard({ kind, layer, before, extract, add }: Props) {
  const { t } = useTranslation()
  return (
    <section className="layer" aria-labelledby={`layer-${kind}`}>
      <header>
        <h2 id={`layer-${kind}`}>
          <span className={layer ? 'yes' : 'soft'} aria-hidden="true">
            {layer ? '●' : '○'}
          </span>{' '}
          {t(`layer_${kind}`)}
        </h2>
        <span className="layer-acts">
          {layer && (
            <>
              <Button size="small" type="text" href={`/api/layers/${layer.id}/content`} download={layer.name} aria-label={`${t('dataDownload')}: ${layer.name}`}>
                {t('dataDownload')}
              </Button>
              <RemoveLayer layer={layer} before={before} />
            </>
          )}
          <Button size="small" onClick={add} aria-label={`${t(layer ? 'dataReplace' : 'dataAdd')}: ${t(`layer_${kind}`)}`}>
            {t(layer ? 'dataReplace' : 'dataAdd')}
          </Button>
        </span>
      </header>
      {layer ? <Facts layer={layer} /> : <p className="soft">{t(kind === 'people' && extract?.summary.lacks?.includes('buildings') ? 'dataMissing_people_nodes' : `dataMissing_${kind}`)}</p>}
    </section>
  )
}

function Facts({ layer }: { layer: Layer }) {
  const { t, i18n } = useTranslation()
  const facts = [
    [t('dataSource'), layer.source || t('dataNoSource')],
    [t('dataAsOf'), sayDay(layer.as_of, i18n.language) ?? t('dataNoDay')],
    [t('dataSize'), sayBytes(layer.bytes, i18n.language)],
    [t('dataAdded'), `${sayInstant(layer.changed_at, i18n.language)} · ${layer.changed_by}`],
    ...(layer.datum === 'wgs84' ? [] : [[t('dataDatum'), t(`datum_${layer.datum}`)]]),
  ]
  return (
    <>
      <p className="layer-name">{layer.name}</p>
      <dl className="layer-facts">
        {facts.map(([head, fact]) => (
          <div key={head}>
            <dt>{head}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
      <CheckWords layer={layer} />
    </>
  )
}

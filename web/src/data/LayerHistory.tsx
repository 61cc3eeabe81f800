import { Button, Table, type TableColumnsType } from 'antd'
import { useTranslation } from 'react-i18next'
import { sayDay, sayInstant } from '../i18n/day'
import { sayBytes } from './files'
import type { Layer } from './queries'
import { scrollable } from '../list/scrollable'

/** The layers that later ones have replaced, newest first. */
export function LayerHistory({ layers }: { layers: Layer[] }) {
  const { t, i18n } = useTranslation()
  const language = i18n.language
  if (layers.length === 0) return <p className="empty">{t('dataHistoryEmpty')}</p>
  const columns: TableColumnsType<Layer> = [
    { title: t('dataKind'), width: 100, render: (_, l) => t(`layer_${l.kind}`) },
    { title: t('dataFile'), width: 220, render: (_, l) => l.name },
    { title: t('dataSource'), width: 200, render: (_, l) => l.source || '—' },
    { title: t('dataAsOf'), width: 150, render: (_, l) => sayDay(l.as_of, language) ?? '—' },
    { title: t('dataSize'), width: 90, align: 'right', render: (_, l) => sayBytes(l.bytes, language) },
    { title: t('dataRecords'), width: 90, align: 'right', render: (_, l) => new Intl.NumberFormat(language).format(l.summary.records) },
    { title: t('dataAdded'), width: 210, render: (_, l) => `${sayInstant(l.changed_at, language)} · ${l.changed_by}` },
    {
      title: t('dataDownload'),
      width: 90,
      render: (_, l) => (
        <Button size="small" type="text" href={`/api/layers/${l.id}/content`} download={l.name} aria-label={`${t('dataDownload')}: ${l.name}`}>
          {t('dataDownload')}
        </Button>
      ),
    },
  ]
  return <Table<Layer> ref={scrollable} size="small" rowKey="id" columns={columns} dataSource={layers} pagination={false} scroll={{ x: 1150, y: 480 }} virtual={layers.length > 100} />
}

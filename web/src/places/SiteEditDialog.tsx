import { useQuery } from '@tanstack/react-query'
import { Form, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { areaOf, organisationOf, towns } from '../api/queries'
import { AliasesField, EditDialog, NameField } from './EditDialog'
import { kinds } from './kinds'
import { PickHit } from './PickHit'
import type { RecordActs } from './useRecordActs'

interface Fields {
  name: string
  kind: Schemas['SiteEdit']['kind']
  aliases: string[]
  town?: number
  village?: number
  organisation?: number
  lon?: number | null
  lat?: number | null
}

/** Changes what is said of a site. */
export function SiteEditDialog({ site, acts, close }: { site: Schemas['SitePage']; acts: RecordActs; close: () => void }) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Fields>()
  const known = useQuery({ ...organisationOf(site.organisation ?? 0), enabled: site.organisation !== undefined }).data
  return (
    <EditDialog
      title={t('editTitle', { kind: t('mark_stop') })}
      form={form}
      initial={fieldsOf(site)}
      saving={acts.isPending}
      save={(fields) => acts.editSite(site.version, editOf(site, fields), close)}
      close={close}
    >
      <NameField />
      <Form.Item name="kind" label={t('field_kind')}>
        <Select options={kinds.map((value) => ({ value, label: t(`kind_${value}`) }))} />
      </Form.Item>
      <AliasesField />
      <Where />
      <Form.Item name="organisation" label={t('field_organisation')}>
        <PickHit kind="organisation" label={t('field_organisation')} known={known && { value: known.id, label: known.name }} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="lon" label={t('field_lon')} dependencies={['lat']} rules={[bothOrNone('lat', t('pointHalf'))]}>
          <InputNumber min={-180} max={180} step={0.0001} precision={6} className="whole" />
        </Form.Item>
        <Form.Item name="lat" label={t('field_lat')} dependencies={['lon']} rules={[bothOrNone('lon', t('pointHalf'))]}>
          <InputNumber min={-90} max={90} step={0.0001} precision={6} className="whole" />
        </Form.Item>
      </div>
    </EditDialog>
  )
}

/** The town, and the village within it where that is known. */
function Where() {
  const { t } = useTranslation()
  const form = Form.useFormInstance<Fields>()
  const town = Form.useWatch('town', form)
  const all = useQuery(towns).data ?? []
  const below = useQuery({ ...areaOf(town ?? 0), enabled: town !== undefined }).data?.below ?? []
  const named = (areas: { id: number; name: string }[]) => areas.map((a) => ({ value: a.id, label: a.name }))
  const searched = { showSearch: { optionFilterProp: 'label' }, allowClear: true }
  return (
    <div className="pair">
      <Form.Item name="town" label={t('colTown')}>
        <Select {...searched} options={named(all)} onChange={() => form.setFieldValue('village', undefined)} />
      </Form.Item>
      <Form.Item name="village" label={t('level_village')}>
        <Select {...searched} options={named(below)} disabled={below.length === 0} />
      </Form.Item>
    </div>
  )
}

function bothOrNone(other: 'lon' | 'lat', message: string) {
  return ({ getFieldValue }: { getFieldValue: (name: string) => unknown }) => ({
    validator: (_: unknown, value: unknown) => ((value ?? null) === null) === ((getFieldValue(other) ?? null) === null) ? Promise.resolve() : Promise.reject(new Error(message)),
  })
}

function fieldsOf(site: Schemas['SitePage']): Fields {
  const { name, kind, aliases, town, area, organisation, point } = site
  return {
    name, kind: kind as Fields['kind'], aliases, town, village: area === town ? undefined : area, organisation, lon: point?.lon, lat: point?.lat,
  }
}

function editOf(site: Schemas['SitePage'], f: Fields): Schemas['SiteEdit'] {
  const point = typeof f.lon === 'number' && typeof f.lat === 'number' ? { lon: f.lon, lat: f.lat } : undefined
  const area = f.village ?? f.town ?? 0
  return {
    name: f.name.trim(), kind: f.kind, aliases: f.aliases, point, no_point: (!point && site.point !== undefined) || undefined,
    area: area === (site.area ?? 0) ? undefined : area, // left as it is where nobody changed it
    organisation: (f.organisation ?? 0) === (site.organisation ?? 0) ? undefined : (f.organisation ?? 0),
  }
}

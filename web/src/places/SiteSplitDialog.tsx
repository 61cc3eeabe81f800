import { useQuery } from '@tanstack/react-query'
import { Checkbox, Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { stopsAt } from '../api/queries'
import { Trouble } from '../frame/Trouble'
import { sayDay } from '../i18n/day'
import { Waiting } from '../list/Waiting'
import type { SiteActs } from './useSiteActs'

interface Fields {
  name: string
  stops: number[]
}

// A group of boxes cannot be told to be required, so that is checked, not said.
function some(message: string) {
  return { validator: (_: unknown, value: number[] | undefined) => (value?.length ? Promise.resolve() : Promise.reject(new Error(message))) }
}

/** Says which visits were to another site than this one, which gets a row and a name of its own. */
export function SiteSplitDialog({ id, acts, close }: { id: number; acts: SiteActs; close: () => void }) {
  const { t, i18n } = useTranslation()
  const [form] = Form.useForm<Fields>()
  const { data, error, refetch } = useQuery(stopsAt(id))
  const options = (data ?? []).map(({ item, title }) => ({
    value: item.id,
    label: [sayDay(item.day, i18n.language) ?? t('noDay'), (item.edited ?? item.proposal)?.stop?.place, title].filter(Boolean).join(' · '),
  }))
  return (
    <Modal open title={t('siteSplit')} okText={t('siteSplit')} cancelText={t('cancel')} confirmLoading={acts.isPending} onOk={form.submit} onCancel={close}>
      <p className="soft">{t('siteSplitHint')}</p>
      {error && <Trouble error={error} retry={refetch} />}
      {!data && !error && <Waiting rows={3} />}
      <Form form={form} layout="vertical" onFinish={({ name, stops }) => acts.split(name.trim(), stops, close)}>
        <Form.Item name="stops" label={t('siteSplitStops')} rules={[some(t('required'))]}>
          <Checkbox.Group className="column" options={options} />
        </Form.Item>
        <Form.Item name="name" label={t('siteSplitName')} rules={[{ required: true, whitespace: true, message: t('required') }]}>
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  )
}

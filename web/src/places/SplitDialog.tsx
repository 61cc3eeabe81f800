import { useQuery } from '@tanstack/react-query'
import { Checkbox, Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { valueOf, wordsOf } from '../api/item'
import { metAt, stopsAt } from '../api/queries'
import { Trouble } from '../frame/Trouble'
import { sayDay } from '../i18n/day'
import { Waiting } from '../list/Waiting'
import type { RecordKind } from './recordKind'
import type { RecordActs } from './useRecordActs'

interface Fields {
  name: string
  mentions: number[]
}

// A group of boxes cannot be told to be required, so that is checked, not said.
function some(message: string) {
  return { validator: (_: unknown, value: number[] | undefined) => (value?.length ? Promise.resolve() : Promise.reject(new Error(message))) }
}

/** Says which visits were to another site or organisation than this one, which gets a row and a name of its own. */
export function SplitDialog({ kind, id, acts, close }: { kind: RecordKind; id: number; acts: RecordActs; close: () => void }) {
  const { t, i18n } = useTranslation()
  const [form] = Form.useForm<Fields>()
  const stops = useQuery({ ...stopsAt(id), enabled: kind === 'site' })
  const met = useQuery({ ...metAt(id), enabled: kind === 'organisation' })
  const { data, error, refetch } = kind === 'site' ? stops : met
  const options = (data ?? []).map(({ item, title }) => ({
    value: item.id,
    label: [sayDay(item.day, i18n.language) ?? t('noDay'), wordsOf(valueOf(item)), title].filter(Boolean).join(' · '),
  }))
  return (
    <Modal open title={t('split')} okText={t('split')} cancelText={t('cancel')} confirmLoading={acts.isPending} onOk={form.submit} onCancel={close}>
      <p className="soft">{t(`splitHint_${kind}`)}</p>
      {error && <Trouble error={error} retry={refetch} />}
      {!data && !error && <Waiting rows={3} />}
      <Form form={form} layout="vertical" onFinish={({ name, mentions }) => acts.split(name.trim(), mentions, close)}>
        <Form.Item name="mentions" label={t(`splitMentions_${kind}`)} rules={[some(t('required'))]}>
          <Checkbox.Group className="column" options={options} />
        </Form.Item>
        <Form.Item name="name" label={t(`splitName_${kind}`)} rules={[{ required: true, whitespace: true, message: t('required') }]}>
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  )
}

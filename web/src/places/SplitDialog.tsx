import { useQuery } from '@tanstack/react-query'
import { Checkbox, Form, Input, Modal } from 'antd'
import { useRef } from 'react'
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
export function SplitDialog({ kind, of, acts, close }: { kind: RecordKind; of: { id: number; version: number }; acts: RecordActs; close: () => void }) {
  const { t, i18n } = useTranslation()
  const [form] = Form.useForm<Fields>()
  const list = useRef<HTMLDivElement>(null) // its first box has the focus, once it is there
  const stops = useQuery({ ...stopsAt(of.id), enabled: kind === 'site' })
  const met = useQuery({ ...metAt(of.id), enabled: kind === 'organisation' })
  const { data, error, refetch } = kind === 'site' ? stops : met
  const options = (data ?? []).map(({ item, title }) => ({
    value: item.id,
    label: [sayDay(item.day, i18n.language) ?? t('noDay'), wordsOf(valueOf(item)), title].filter(Boolean).join(' · '),
  }))
  return (
    <Modal open title={t('split')} okText={t('split')} cancelText={t('cancel')} confirmLoading={acts.isPending} onOk={form.submit} onCancel={close} afterOpenChange={(opened) => opened && list.current?.querySelector('input')?.focus()}>
      <p className="soft">{t(`splitHint_${kind}`)}</p>
      {error && <Trouble error={error} retry={refetch} />}
      {!data && !error && <Waiting rows={3} />}
      <Form form={form} layout="vertical" onFinish={({ name, mentions }) => acts.split(of, name.trim(), mentions, close)}>
        <div ref={list}>
          <Form.Item name="mentions" label={t(`splitMentions_${kind}`)} rules={[some(t('required'))]}>
            <Checkbox.Group className="column">
              {options.map(({ value, label }, at) => (
                <Checkbox key={value} value={value} autoFocus={at === 0}>
                  {label}
                </Checkbox>
              ))}
            </Checkbox.Group>
          </Form.Item>
        </div>
        <Form.Item name="name" label={t(`splitName_${kind}`)} rules={[{ required: true, whitespace: true, message: t('required') }]}>
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  )
}

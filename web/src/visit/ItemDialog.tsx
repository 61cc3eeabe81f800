import { useMutation } from '@tanstack/react-query'
import { Form, Modal, Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Value } from '../api/client'
import { Fields } from './Fields'
import { NotSaved } from '../frame/NotSaved'
import { kinds, type Kind } from './suggest'
import { isSubmitKey } from '../frame/submitKey'

interface Props {
  kind: string
  choose?: (kind: Kind) => void // of a new item: to make it another kind
  value: Value
  places: string[] // the stops of the visit, to choose from
  title: string
  save: (value: Value) => Promise<unknown>
  close: () => void
}

// The field that an item of a kind is called by.
const first: Record<Kind, string> = { directive: 'text', remark: 'text', stop: 'place', person: 'name', organisation: 'name' }

type Part = Record<string, string | boolean | undefined>

/**
 * Changes what an item says, or what a new one is to say. Enter saves, in a field of many lines with Ctrl; Escape closes. It stays until the record has
 * it: what was written outlives a refusal.
 */
export function ItemDialog({ kind, choose, value, places, title, save, close }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Part>()
  const part = kind as Kind
  const { mutate, error, isPending } = useMutation({ mutationFn: save, onSuccess: close })
  const submit = (fields: Part) => mutate({ ...value, [part]: { ...value[part], ...cleaned(fields) } })
  const begin = (opened: boolean) => {
    if (opened) form.focusField(first[part]) // the dialog itself would take the button that closes it
  }
  return (
    <Modal open title={title} okText={t('save')} okButtonProps={{ title: t('saveKey') }} cancelText={t('cancel')} confirmLoading={isPending} onOk={form.submit} onCancel={close} afterOpenChange={begin} destroyOnHidden>
      <Form
        form={form}
        layout="vertical"
        initialValues={value[part]}
        onFinish={submit}
        onKeyDown={(e) => {
          if (isSubmitKey(e)) form.submit()
        }}
      >
        {choose && (
          <Segmented block value={part} onChange={choose} options={kinds.map((k) => ({ value: k, label: t(`mark_${k}`) }))} aria-label={t('addAs')} className="kinds" />
        )}
        <Fields kind={part} places={places} />
        {error && <NotSaved error={error} />}
      </Form>
    </Modal>
  )
}

// Text fields that are empty say nothing: the server wants them left out.
function cleaned(fields: Part): Part {
  const trimmed = Object.entries(fields).map(([key, v]): [string, Part[string]] => [key, typeof v === 'string' ? v.trim() : v])
  return Object.fromEntries(trimmed.map(([key, v]) => [key, v === '' && key !== 'title' ? undefined : v]))
}

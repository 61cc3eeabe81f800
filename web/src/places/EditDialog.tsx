import { Form, Input, Modal, Select, type FormInstance } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isSubmitKey } from '../frame/submitKey'

interface Props<Fields> {
  title: string
  form: FormInstance<Fields>
  initial: Fields
  saving: boolean
  save: (fields: Fields) => void
  close: () => void
  children: ReactNode
}

/** Changes what is said of a place. Enter saves, in a field of many lines with Ctrl; Escape closes. */
export function EditDialog<Fields extends object>({ title, form, initial, saving, save, close, children }: Props<Fields>) {
  const { t } = useTranslation()
  return (
    <Modal
      open
      title={title}
      okText={t('save')}
      okButtonProps={{ title: t('saveKey') }}
      cancelText={t('cancel')}
      confirmLoading={saving}
      onOk={form.submit}
      onCancel={close}
      afterOpenChange={(opened) => opened && form.focusField('name')}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={initial}
        onFinish={save}
        onKeyDown={(e) => {
          if (isSubmitKey(e)) form.submit()
        }}
      >
        {children}
      </Form>
    </Modal>
  )
}

export function NameField() {
  const { t } = useTranslation()
  return (
    <Form.Item name="name" label={t('field_name')} rules={[{ required: true, whitespace: true, message: t('required') }]}>
      <Input maxLength={200} />
    </Form.Item>
  )
}

export function AliasesField() {
  const { t } = useTranslation()
  return (
    <Form.Item name="aliases" label={t('field_aliases')}>
      <Select mode="tags" maxCount={32} open={false} suffix={null} tokenSeparators={['、', '，', ',', ';', '；']} />
    </Form.Item>
  )
}

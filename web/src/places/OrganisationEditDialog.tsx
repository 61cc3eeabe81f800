import { Form, Input, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import type { RecordActs } from './useRecordActs'
import { isSubmitKey } from '../frame/submitKey'

interface Fields {
  name: string
  aliases: string[]
  credit_code: string
}

interface Props {
  organisation: Schemas['OrganisationPage']
  acts: RecordActs
  close: () => void
}

/** Changes what an organisation is called, and its code. Enter saves, in a field of many lines with Ctrl; Escape closes. */
export function OrganisationEditDialog({ organisation, acts, close }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Fields>()
  const { name, aliases, credit_code: code = '', version } = organisation
  return (
    <Modal
      open
      title={t('editTitle', { kind: t('mark_organisation') })}
      okText={t('save')}
      okButtonProps={{ title: t('saveKey') }}
      cancelText={t('cancel')}
      confirmLoading={acts.isPending}
      onOk={form.submit}
      onCancel={close}
      afterOpenChange={(opened) => opened && form.focusField('name')}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ name, aliases, credit_code: code }}
        onFinish={(f) => acts.editOrganisation(version, { name: f.name.trim(), aliases: f.aliases, credit_code: f.credit_code.trim() }, close)}
        onKeyDown={(e) => {
          if (isSubmitKey(e)) form.submit()
        }}
      >
        <Form.Item name="name" label={t('field_name')} rules={[{ required: true, whitespace: true, message: t('required') }]}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="aliases" label={t('field_aliases')}>
          <Select mode="tags" maxCount={32} open={false} suffix={null} tokenSeparators={['、', '，', ',', ';', '；']} />
        </Form.Item>
        <Form.Item name="credit_code" label={t('field_creditCode')}>
          <Input maxLength={18} />
        </Form.Item>
      </Form>
    </Modal>
  )
}

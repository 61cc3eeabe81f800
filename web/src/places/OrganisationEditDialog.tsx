import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { AliasesField, EditDialog, NameField } from './EditDialog'
import type { RecordActs } from './useRecordActs'

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

/** Changes what an organisation is called, and its code. */
export function OrganisationEditDialog({ organisation, acts, close }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Fields>()
  const { name, aliases, credit_code: code = '', version } = organisation
  return (
    <EditDialog
      title={t('editTitle', { kind: t('mark_organisation') })}
      form={form}
      initial={{ name, aliases, credit_code: code }}
      saving={acts.isPending}
      save={(f) => acts.editOrganisation(version, { name: f.name.trim(), aliases: f.aliases, credit_code: f.credit_code.trim() }, close)}
      close={close}
    >
      <NameField />
      <AliasesField />
      <Form.Item name="credit_code" label={t('field_creditCode')}>
        <Input maxLength={18} />
      </Form.Item>
    </EditDialog>
  )
}

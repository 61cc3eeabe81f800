import { Form, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { PickHit } from './PickHit'
import { pathOf, type RecordKind } from './recordKind'
import type { RecordActs } from './useRecordActs'

interface Props {
  kind: RecordKind
  of: { id: number; version: number; name: string }
  acts: RecordActs
  close: () => void
}

/** Says that a site or organisation is the same as another, which stands for both from then on. */
export function MergeDialog({ kind, of, acts, close }: Props) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const [form] = Form.useForm<{ into: number }>()
  const merge = ({ into }: { into: number }) =>
    acts.merge(of, into, () => {
      close()
      navigate(pathOf(kind, into))
    })
  return (
    <Modal open title={t('merge')} okText={t('merge')} cancelText={t('cancel')} confirmLoading={acts.isPending} onOk={form.submit} onCancel={close} afterOpenChange={(opened) => opened && form.focusField('into')}>
      <p className="soft">{t(`mergeHint_${kind}`, { name: of.name })}</p>
      <Form form={form} layout="vertical" onFinish={merge}>
        <Form.Item name="into" label={t(`mergeInto_${kind}`)} rules={[{ required: true, message: t('required') }]}>
          <PickHit kind={kind} label={t(`mergeInto_${kind}`)} but={of.id} />
        </Form.Item>
      </Form>
    </Modal>
  )
}

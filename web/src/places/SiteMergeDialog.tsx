import { Form, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { PickHit } from './PickHit'
import type { SiteActs } from './useSiteActs'

/** Says that a site is the same as another, which stands for both from then on. */
export function SiteMergeDialog({ id, name, acts, close }: { id: number; name: string; acts: SiteActs; close: () => void }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const [form] = Form.useForm<{ into: number }>()
  const merge = ({ into }: { into: number }) =>
    acts.merge(id, into, () => {
      close()
      navigate(`/places/sites/${into}`)
    })
  return (
    <Modal open title={t('siteMerge')} okText={t('merge')} cancelText={t('cancel')} confirmLoading={acts.isPending} onOk={form.submit} onCancel={close}>
      <p className="soft">{t('siteMergeHint', { name })}</p>
      <Form form={form} layout="vertical" onFinish={merge}>
        <Form.Item name="into" label={t('siteMergeInto')} rules={[{ required: true, message: t('required') }]}>
          <PickHit kind="site" label={t('siteMergeInto')} but={id} />
        </Form.Item>
      </Form>
    </Modal>
  )
}

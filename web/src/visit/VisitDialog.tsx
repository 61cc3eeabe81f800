import { useMutation } from '@tanstack/react-query'
import { Form, Input, Modal, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { isDay } from '../data/files'
import { NotSaved } from '../frame/NotSaved'
import { isSubmitKey } from '../frame/submitKey'

type Fields = Pick<Schemas['VisitValue'], 'title' | 'day' | 'is_visit'> & { end_day: string }

interface Props {
  visit: Schemas['VisitPage']
  save: (edit: Schemas['VisitEdit']) => Promise<unknown>
  close: () => void
}

/** Changes what is said of a visit as a whole. A day that is saved is a guess no longer. Enter saves, in a field of many lines with Ctrl; Escape closes. */
export function VisitDialog({ visit, save, close }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Fields>()
  const { value } = visit
  const { mutate, error, isPending } = useMutation({ mutationFn: save, onSuccess: close })
  const odd = rule((text) => isDay(text), t('dataDayOdd'))
  const after = rule((text) => text >= (form.getFieldValue('day') as string).trim(), t('endBefore'))
  const worded = value.date && t('dayWorded', { words: value.date })
  const guess = value.year_guessed ? t('dayGuessed') : undefined
  return (
    <Modal
      open
      title={t('visitEdit')}
      okText={t('save')}
      okButtonProps={{ title: t('saveKey') }}
      cancelText={t('cancel')}
      confirmLoading={isPending}
      onOk={form.submit}
      onCancel={close}
      afterOpenChange={(opened) => opened && form.focusField(value.year_guessed || !value.day ? 'day' : 'title')}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ title: value.title, day: value.day, end_day: value.end_day ?? '', is_visit: value.is_visit }}
        onFinish={(fields) => mutate(editOf(value, fields))}
        onKeyDown={(e) => {
          if (isSubmitKey(e)) form.submit()
        }}
      >
        <Form.Item name="title" label={t('colTitle')} rules={[{ required: true, whitespace: true, message: t('required') }]}>
          <Input maxLength={200} />
        </Form.Item>
        <div className="pair">
          <Form.Item name="day" label={t('visitDay')} rules={[odd]} extra={[worded, guess].filter(Boolean).join(' · ') || t('dataDayHint')}>
            <Input maxLength={10} placeholder="2026-10-21" />
          </Form.Item>
          <Form.Item name="end_day" label={t('visitEndDay')} dependencies={['day']} rules={[odd, after]} extra={t('visitEndDayHint')}>
            <Input maxLength={10} placeholder="2026-10-22" />
          </Form.Item>
        </div>
        <Form.Item name="is_visit" label={t('isVisit')} valuePropName="checked" extra={t('isVisitHint')}>
          <Switch checkedChildren={t('yes')} unCheckedChildren={t('no')} />
        </Form.Item>
        {error && <NotSaved error={error} />}
      </Form>
    </Modal>
  )
}

// What a field that is filled in must be.
function rule(holds: (text: string) => boolean, message: string) {
  return { validator: (_: unknown, text: string) => (text.trim() === '' || holds(text.trim()) ? Promise.resolve() : Promise.reject(new Error(message))) }
}

/** What a person changed; of a guessed day also that it holds. */
export function editOf(was: Schemas['VisitValue'], now: Fields): Schemas['VisitEdit'] {
  const [title, day, end] = [now.title.trim(), now.day.trim(), now.end_day.trim()]
  return {
    title: title === was.title ? undefined : title,
    day: day === was.day && !was.year_guessed ? undefined : day,
    end_day: end === (was.end_day ?? '') ? undefined : end,
    is_visit: now.is_visit === was.is_visit ? undefined : now.is_visit,
  }
}

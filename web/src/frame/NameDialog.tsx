import { Input, Modal, type InputRef } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblem } from './useProblem'

interface Props {
  title: string
  suggestion: string
  error: unknown
  save: (name: string) => void
  close: () => void
}

/** Asks under which name something is to be kept. */
export function NameDialog({ title, suggestion, error, save, close }: Props) {
  const { t } = useTranslation()
  const say = useProblem()
  const field = useRef<InputRef>(null)
  const [name, setName] = useState(suggestion)
  return (
    <Modal
      open
      title={title}
      okText={t('save')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: name.trim() === '' }}
      onOk={() => save(name.trim())}
      onCancel={close}
      afterOpenChange={(opened) => opened && field.current?.focus()}
    >
      <Input ref={field} autoFocus aria-label={t('name')} maxLength={200} value={name} onChange={(event) => setName(event.target.value)} onPressEnter={() => name.trim() && save(name.trim())} />
      {error ? <p className="no">{say(error)}</p> : null}
    </Modal>
  )
}

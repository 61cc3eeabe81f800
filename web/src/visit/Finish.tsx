import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'

/** Ends the checking of a visit; where items are still open, it asks first. */
export function Finish({ open, finish }: { open: number; finish: () => void }) {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const ask = () =>
    modal.confirm({
      title: t('finishOpen', { n: open }),
      content: t('finishOpenNote'),
      okText: t('finishAnyway'),
      cancelText: t('finishNot'),
      focusable: { autoFocusButton: 'cancel' },
      onOk: finish,
    })
  return (
    <Button size="small" type="primary" onClick={open === 0 ? finish : () => void ask()}>
      {t('finish')}
    </Button>
  )
}

import { Button, Popconfirm } from 'antd'
import { useTranslation } from 'react-i18next'

/** Ends the checking of a visit; where items are still open, it asks first. */
export function Finish({ open, finish }: { open: number; finish: () => void }) {
  const { t } = useTranslation()
  const button = (onClick?: () => void) => (
    <Button size="small" type="primary" onClick={onClick}>
      {t('finish')}
    </Button>
  )
  if (open === 0) return button(finish)
  return (
    <Popconfirm
      placement="bottomRight"
      title={t('finishOpen', { n: open })}
      description={<span className="finish-note">{t('finishOpenNote')}</span>}
      okText={t('finishAnyway')}
      cancelText={t('finishNot')}
      onConfirm={finish}
    >
      {button()}
    </Popconfirm>
  )
}

import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CircleAddress } from './useCircleAddress'

type Changes = Parameters<CircleAddress['set']>[0]

/** Shows another category. What is tried is of one category and means nothing for another: it is asked before it is dropped. */
export function useCategoryChange(address: CircleAddress, category: string): (next: string, changes?: Changes) => void {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  return (next, changes = {}) => {
    if (next === category) return
    const show = () => address.set({ category: next, minutes: undefined, try: undefined, ...changes })
    if (Object.keys(address.scenario).length === 0) show()
    else modal.confirm({ title: t('circleDropTried'), okText: t('circleDropTriedYes'), cancelText: t('cancel'), onOk: show })
  }
}

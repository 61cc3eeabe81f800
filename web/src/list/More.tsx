import { Button } from 'antd'
import { useTranslation } from 'react-i18next'

interface Paged {
  hasNextPage: boolean
  isFetchingNextPage: boolean
  fetchNextPage: () => Promise<unknown>
}

/** Fetches the next page of a list. */
export function More({ list }: { list: Paged }) {
  const { t } = useTranslation()
  if (!list.hasNextPage) return null
  return (
    <p className="more">
      <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
        {t('more')}
      </Button>
    </p>
  )
}

import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'

interface Paged {
  hasNextPage: boolean
  isFetchingNextPage: boolean
  fetchNextPage: () => Promise<unknown>
}

/** Fetches the next page of a list when a person comes near its end, or asks for it. */
export function More({ list }: { list: Paged }) {
  const { t } = useTranslation()
  const end = useRef<HTMLParagraphElement>(null)
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list
  const waits = hasNextPage && !isFetchingNextPage
  useEffect(() => {
    if (!waits || !end.current) return
    const watch = new IntersectionObserver((seen) => {
      if (seen.some((s) => s.isIntersecting)) void fetchNextPage()
    }, { root: end.current.closest('main'), rootMargin: '0px 0px 800px 0px' })
    watch.observe(end.current)
    return () => watch.disconnect()
  }, [waits, fetchNextPage])
  if (!hasNextPage) return null
  return (
    <p className="more" ref={end}>
      <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
        {t('more')}
      </Button>
    </p>
  )
}

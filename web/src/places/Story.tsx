import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { directiveList, visitList } from '../api/queries'
import { DirectiveTable } from '../directives/DirectiveTable'
import { Trouble } from '../frame/Trouble'
import { More } from '../list/More'
import { Waiting } from '../list/Waiting'
import { VisitTable } from '../visits/VisitTable'

/** The visits to a place or an organisation, newest first. */
export function StoryVisits({ of }: { of: { town?: number; area?: number; site?: number; organisation?: number } }) {
  const { t } = useTranslation()
  const list = useInfiniteQuery(visitList(of))
  const visits = list.data?.pages.flatMap((p) => p.visits)
  return (
    <section>
      <h2>{t('placeVisits', { n: list.data?.pages[0]?.total ?? '…' })}</h2>
      {list.error && <Trouble error={list.error} retry={list.refetch} />}
      {!visits && list.isPending && <Waiting rows={3} />}
      {visits?.length === 0 && <p className="empty">{t('placeNoVisits')}</p>}
      {visits && visits.length > 0 && <VisitTable visits={visits} />}
      <More list={list} />
    </section>
  )
}

/** What was asked at a place, newest first. */
export function StoryDirectives({ of }: { of: { town?: number; area?: number; site?: number; organisation?: number } }) {
  const { t } = useTranslation()
  const list = useInfiniteQuery(directiveList(of))
  const pages = list.data?.pages
  const directives = pages?.flatMap((p) => p.directives)
  const areas = Object.assign({}, ...(pages ?? []).map((p) => p.areas)) as Record<string, string>
  return (
    <section>
      <h2>{t('placeDirectives', { n: pages?.[0]?.total ?? '…' })}</h2>
      {list.error && <Trouble error={list.error} retry={list.refetch} />}
      {!directives && list.isPending && <Waiting rows={3} />}
      {directives?.length === 0 && <p className="empty">{t('placeNoDirectives')}</p>}
      {directives && directives.length > 0 && <DirectiveTable directives={directives} areas={areas} />}
      <More list={list} />
    </section>
  )
}

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { answer, api, ifMatch, Refused, type Item, type Schemas, type VisitPage } from '../api/client'
import { visitOf } from '../api/queries'
import { useProblem } from '../frame/useProblem'

/** One thing that a person does to a visit. */
interface Act {
  show?: () => void // what the page shows before the server has answered
  run: () => Promise<{ changed: Item[]; whole?: boolean }>
  said?: string // what the page says when it is done
}

/**
 * What a person can do to a visit. Acts are shown at once and sent one after the other, so that each names the
 * version that the one before made. Undo takes back the person's acts on the visit, the last first, as the record has them.
 */
export function useChecking(id: number) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const say = useProblem()
  const client = useQueryClient()
  const key = visitOf(id).queryKey

  const put = (changed: Item[]) => client.setQueryData(key, (page) => page && withItems(page, changed))
  const now = (item: number) => client.getQueryData(key)?.items.find((i) => i.id === item)
  const reload = () => client.invalidateQueries({ queryKey: key })

  const { mutate } = useMutation({
    scope: { id: `visit ${id}` },
    mutationFn: (act: Act) => act.run(),
    onMutate: (act) => act.show?.(),
    onSuccess: (done, act) => {
      put(done.changed)
      if (done.whole) void reload()
      if (act.said) message.success(act.said)
      for (const list of ['visits', 'directives', 'counts', 'sites', 'site', 'reading']) void client.invalidateQueries({ queryKey: [list] })
    },
    onError: (error) => {
      message.error(say(error))
      void reload()
    },
  })

  async function send(item: number, body: Schemas['Decision']) {
    const seen = now(item)?.version
    const params = { path: { id: item }, header: seen ? ifMatch(seen) : undefined }
    const done = await answer(api.PATCH('/api/items/{id}', { params, body }))
    return { changed: [done.item, ...done.changed] }
  }

  return {
    decide: (item: number, body: Schemas['Decision']) =>
      mutate({
        show: () => {
          const was = now(item)
          if (was && body.status) put([{ ...was, status: body.status }])
        },
        run: () => send(item, body),
      }),
    add: (body: Schemas['Addition']) =>
      mutate({
        run: async () => {
          const done = await answer(api.POST('/api/visits/{id}/items', { params: { path: { id } }, body }))
          return { changed: [done.item, ...done.changed] }
        },
        said: t('added'),
      }),
    acceptAll: (above: number, n: number) =>
      mutate({
        run: async () => {
          const done = await answer(api.POST('/api/visits/{id}/accept', { params: { path: { id } }, body: { above } }))
          return { changed: done.changed }
        },
        said: t('acceptedMany', { n }),
      }),
    setStatus: (status: 'proposed' | 'accepted') =>
      mutate({
        run: async () => {
          const seen = client.getQueryData(key)?.version
          const params = { path: { id }, header: seen ? ifMatch(seen) : undefined }
          await answer(api.PATCH('/api/visits/{id}', { params, body: { status } }))
          return { changed: [], whole: true }
        },
      }),
    merge: (into: number) =>
      mutate({
        run: async () => {
          await answer(api.POST('/api/visits/{id}/merge', { params: { path: { id } }, body: { into } }))
          return { changed: [], whole: true }
        },
        said: t('merged'),
      }),
    takeReading: (take: string[]) =>
      mutate({
        run: async () => {
          await answer(api.POST('/api/visits/{id}/reading', { params: { path: { id } }, body: { take } }))
          return { changed: [], whole: true }
        },
        said: t('diffTaken'),
      }),
    undo: () =>
      mutate({
        run: async () => {
          const done = await answer(api.POST('/api/undo', { body: { subject: id } }))
          if (!done.event) throw new Refused({ code: 'nothing_done' })
          return { changed: done.changed, whole: true }
        },
        said: t('undone'),
      }),
  }
}

/** The page with some items as they are now; hidden ones are gone, new ones come last. */
export function withItems(page: VisitPage, changed: readonly Item[]): VisitPage {
  const by = new Map(changed.map((i) => [i.id, i]))
  const kept = page.items.map((i) => by.get(i.id) ?? i)
  const known = new Set(kept.map((i) => i.id))
  const items = [...kept, ...changed.filter((i) => !known.has(i.id))].filter((i) => !i.hidden)
  return { ...page, items }
}

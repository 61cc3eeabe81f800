import { useMutation, useMutationState, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { answer, api, ifMatch, type Item, type Schemas, type Value, type VisitPage } from '../api/client'
import { readingOf, visitOf } from '../api/queries'
import { useProblem } from '../frame/useProblem'
import { didHere } from '../history/ownActs'
import { undoHere } from '../history/undoHere'

/** What the page shows of an item before the server has answered. */
export type Shown = Pick<Item, 'id' | 'status'>

/** One thing that a person does to a visit. */
interface Act {
  shows?: Shown
  run: () => Promise<{ changed: Item[]; event?: number; whole?: boolean; said?: string }>
  said?: string // what the page says when it is done, unless that came of doing it
  quiet?: boolean // who asked says itself why it was refused
}

/**
 * What a person can do to a visit. Acts are shown at once and sent one after the other, so that each names the
 * version that the one before made; one that is refused is shown no more. Each answers once it is in the record, or
 * with why it is not. Undo takes back what was done to the visit in this window, the last first.
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

  const mutationKey = ['checking', id]
  const pending = useMutationState({ filters: { mutationKey, status: 'pending' }, select: (m) => (m.state.variables as Act).shows })

  const { mutateAsync } = useMutation({
    mutationKey,
    scope: { id: `visit ${id}` },
    mutationFn: (act: Act) => act.run(),
    onSuccess: (done, act) => {
      didHere(done.event, id)
      put(done.changed)
      if (done.whole) void reload()
      const said = done.said ?? act.said
      if (said) message.success(said)
      for (const list of ['visits', 'directives', 'counts', 'sites', 'site', 'organisations', 'organisation', 'matches', 'reading', 'history', 'areas']) void client.invalidateQueries({ queryKey: [list] })
    },
    onError: (error, act) => {
      if (!act.quiet) message.error(say(error))
      void reload()
      void client.invalidateQueries({ queryKey: readingOf(id).queryKey })
    },
  })
  const done = (act: Act) => mutateAsync(act).then(() => true, () => false)

  async function send(item: number, body: Schemas['Decision']) {
    const seen = now(item)?.version
    const params = { path: { id: item }, header: seen ? ifMatch(seen) : undefined }
    const decided = await answer(api.PATCH('/api/items/{id}', { params, body }))
    return { changed: [decided.item, ...decided.changed], event: decided.event }
  }

  // The visit, and which version of it the person saw.
  const seen = () => {
    const version = client.getQueryData(key)?.version
    return { params: { path: { id }, header: version ? ifMatch(version) : undefined } }
  }

  const editing = (body: Schemas['VisitEdit']): Act => ({
    run: async () => {
      const { event } = await answer(api.PATCH('/api/visits/{id}', { ...seen(), body }))
      return { changed: [], event, whole: true }
    },
  })

  return {
    /** What is on its way to the record, in the order of the acts. */
    pending: pending.filter((shows) => shows !== undefined),
    /** Decides about an item; answers whether the record took it. */
    decide: (item: number, body: Schemas['Decision']) =>
      done({ shows: body.status && { id: item, status: body.status }, run: () => send(item, body) }),
    /** Saves what a person wrote of an item, or throws why it was refused. */
    edit: (item: number, edited: Value) => mutateAsync({ run: () => send(item, { edited }), quiet: true }),
    add: (body: Schemas['Addition']) =>
      mutateAsync({
        run: async () => {
          const added = await answer(api.POST('/api/visits/{id}/items', { params: { path: { id } }, body }))
          return { changed: [added.item, ...added.changed], event: added.event }
        },
        said: t('added'),
        quiet: true,
      }),
    acceptAll: (above: number) =>
      done({
        run: async () => {
          const many = await answer(api.POST('/api/visits/{id}/accept', { ...seen(), body: { above } }))
          return { changed: many.changed, event: many.event, said: t('acceptedMany', { n: many.accepted }) }
        },
      }),
    change: (body: Schemas['VisitEdit']) => done(editing(body)),
    /** Saves what a person wrote of the visit as a whole, or throws why it was refused. */
    editVisit: (body: Schemas['VisitEdit']) => mutateAsync({ ...editing(body), said: t('saved'), quiet: true }),
    merge: (into: number) =>
      done({
        run: async () => {
          const { carried, event } = await answer(api.POST('/api/visits/{id}/merge', { ...seen(), body: { into } }))
          didHere(event, into)
          return { changed: [], event, whole: true, said: carried > 0 ? t('mergedCarried', { n: carried }) : t('merged') }
        },
      }),
    takeReading: (take: string[]) =>
      done({
        run: async () => {
          const { event } = await answer(api.POST('/api/visits/{id}/reading', { params: { path: { id } }, body: { take } }))
          return { changed: [], event, whole: true }
        },
        said: t('diffTaken'),
      }),
    undo: () => done({ run: async () => ({ ...(await undoHere(id, t)), whole: true }) }),
  }
}

/** Whether what was read of a visit is listed and counted. */
export function stands(visit: Pick<VisitPage, 'status' | 'value' | 'merged_into'>): boolean {
  return visit.value.is_visit && visit.status !== 'rejected' && visit.merged_into === undefined
}

/** The page with some items as they are now; new ones come last, hidden ones are gone where the visit itself is not. */
export function withItems(page: VisitPage, changed: readonly Item[]): VisitPage {
  const by = new Map(changed.map((i) => [i.id, i]))
  const kept = page.items.map((i) => by.get(i.id) ?? i)
  const known = new Set(kept.map((i) => i.id))
  const items = [...kept, ...changed.filter((i) => !known.has(i.id))].filter((i) => !i.hidden || !stands(page))
  return { ...page, items }
}

/** The items with what is on its way to the record. */
export function withPending(items: readonly Item[], pending: readonly Shown[]): Item[] {
  const status = new Map(pending.map((p) => [p.id, p.status]))
  return items.map((i) => ({ ...i, status: status.get(i.id) ?? i.status }))
}

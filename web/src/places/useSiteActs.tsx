import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { answer, api, ifMatch, Refused, type Schemas } from '../api/client'
import { useProblem } from '../frame/useProblem'

interface Act {
  run: () => Promise<{ event?: number }>
  said: string
  then?: () => void // once it is done
}

/** What a person can do to a site. Each act says that it is done and offers to take it back; so does undo, from the record. */
export function useSiteActs(id: number) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const say = useProblem()
  const client = useQueryClient()
  const { mutate, isPending } = useMutation({
    mutationFn: (act: Act) => act.run(),
    onSuccess: ({ event }, act) => {
      const undo = () => mutate({ run: () => answer(api.POST('/api/events/{seq}/undo', { params: { path: { seq: event ?? 0 } } })), said: t('undone') })
      message.success({ content: event && act.said !== t('undone') ? <UndoLine text={act.said} undo={undo} /> : act.said, duration: 6 })
      void client.invalidateQueries()
      act.then?.()
    },
    onError: (error) => {
      message.error(say(error))
      void client.invalidateQueries()
    },
  })
  const path = (site: number) => ({ params: { path: { id: site } } })
  return {
    isPending,
    edit: (version: number, body: Schemas['SiteEdit'], then: () => void) =>
      mutate({
        run: () => answer(api.PATCH('/api/sites/{id}', { params: { path: { id }, header: ifMatch(version) }, body })),
        said: t('saved'),
        then,
      }),
    merge: (site: number, into: number, then?: () => void) =>
      mutate({ run: () => answer(api.POST('/api/sites/{id}/merge', { ...path(site), body: { into } })), said: t('merged'), then }),
    /** Gives a merged site its own row again. */
    part: (site: number) => mutate({ run: () => answer(api.POST('/api/sites/{id}/split', { ...path(site), body: {} })), said: t('parted') }),
    split: (name: string, stops: number[], then: () => void) =>
      mutate({ run: () => answer(api.POST('/api/sites/{id}/split', { ...path(id), body: { name, stops } })), said: t('splitDone'), then }),
    undo: () =>
      mutate({
        run: async () => {
          const done = await answer(api.POST('/api/undo', { body: { subject: id } }))
          if (!done.event) throw new Refused({ code: 'nothing_done' })
          return done
        },
        said: t('undone'),
      }),
  }
}

export type SiteActs = ReturnType<typeof useSiteActs>

function UndoLine({ text, undo }: { text: string; undo: () => void }) {
  const { t } = useTranslation()
  return (
    <>
      {text}{' '}
      <Button size="small" type="link" onClick={undo}>
        {t('undo')}
      </Button>
    </>
  )
}

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { answer, api, ifMatch, type Schemas } from '../api/client'
import { useProblem } from '../frame/useProblem'
import { didHere } from '../history/ownActs'
import { undoEvent, undoHere } from '../history/undoHere'
import type { RecordKind } from './recordKind'

/** A row as a person saw it. */
export interface Versioned {
  id: number
  version: number
}

interface Act {
  run: () => Promise<{ event?: number; said?: string }>
  said?: string // unless it comes of doing it
  also?: number[] // other rows that the act is about
  then?: () => void // once it is done
}

// What the server does to a record of a kind; a split names no mentions where a merged record is parted.
const calls = {
  site: {
    merge: (of: Versioned, into: number) => answer(api.POST('/api/sites/{id}/merge', { ...seen(of), body: { into } })),
    split: (of: Versioned, name?: string, stops?: number[]) => answer(api.POST('/api/sites/{id}/split', { ...seen(of), body: { name, stops } })),
  },
  organisation: {
    merge: (of: Versioned, into: number) => answer(api.POST('/api/organisations/{id}/merge', { ...seen(of), body: { into } })),
    split: (of: Versioned, name?: string, met?: number[]) => answer(api.POST('/api/organisations/{id}/split', { ...seen(of), body: { name, met } })),
  },
}

// Names the row and what the person saw of it.
function seen({ id, version }: Versioned) {
  return { params: { path: { id }, header: ifMatch(version) } }
}

/** What a person can do to a site or an organisation. Each act says that it is done and offers to take it back; undo goes back through what was done in this window. */
export function useRecordActs(kind: RecordKind, id: number) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const say = useProblem()
  const client = useQueryClient()
  const { mutate, isPending } = useMutation({
    mutationFn: (act: Act) => act.run(),
    onSuccess: ({ event, said }, act) => {
      didHere(event, id, ...(act.also ?? []))
      const undo = () => mutate({ run: () => undoEvent(event ?? 0, t) })
      const text = said ?? act.said ?? ''
      message.success({ content: event ? <UndoLine text={text} undo={undo} /> : text, duration: 6 })
      void client.invalidateQueries()
      act.then?.()
    },
    onError: (error) => {
      message.error(say(error))
      void client.invalidateQueries()
    },
  })
  const call = calls[kind]
  return {
    isPending,
    editSite: (version: number, body: Schemas['SiteEdit'], then: () => void) =>
      mutate({ run: () => answer(api.PATCH('/api/sites/{id}', { ...seen({ id, version }), body })), said: t('saved'), then }),
    editOrganisation: (version: number, body: Schemas['OrganisationEdit'], then: () => void) =>
      mutate({ run: () => answer(api.PATCH('/api/organisations/{id}', { ...seen({ id, version }), body })), said: t('saved'), then }),
    merge: (from: Versioned, into: number, then?: () => void) => mutate({ run: () => call.merge(from, into), said: t('merged'), also: [from.id, into].filter((other) => other !== id), then }),
    /** Gives a merged record its own row again. */
    part: (merged: Versioned) => mutate({ run: () => call.split(merged), said: t('parted') }),
    split: (from: Versioned, name: string, mentions: number[], then: () => void) => mutate({ run: () => call.split(from, name, mentions), said: t('splitDone'), then }),
    undo: () => mutate({ run: () => undoHere(id, t) }),
  }
}

export type RecordActs = ReturnType<typeof useRecordActs>

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

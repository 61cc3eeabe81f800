import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { answer, api, type Schemas } from '../api/client'

export type ImportState = Schemas['ImportState']

/** What an upload is doing: files on their way, being read, or why there is none. */
export type Upload =
  | { step: 'none' }
  | { step: 'sending' }
  | { step: 'reading'; state: ImportState; lost: boolean }
  | { step: 'failed'; error: unknown }

/** Uploads files and follows their import until it has ended. */
export function useImport() {
  const [upload, setUpload] = useState<Upload>({ step: 'none' })
  const client = useQueryClient()
  const following = upload.step === 'reading' && !upload.state.finished && !upload.lost ? upload.state.id : undefined

  useEffect(() => {
    if (following === undefined) return
    const source = new EventSource(`/api/imports/${following}/events`)
    source.addEventListener('progress', (event: MessageEvent<string>) => {
      const state = JSON.parse(event.data) as ImportState
      setUpload({ step: 'reading', state, lost: false })
      if (state.finished) void client.invalidateQueries()
    })
    // The stream ends without a last word only where the server went away.
    source.onerror = () => setUpload((u) => (u.step === 'reading' && !u.state.finished ? { ...u, lost: true } : u))
    return () => source.close()
  }, [following, client])

  async function send(files: File[]) {
    if (files.length === 0) return
    setUpload({ step: 'sending' })
    try {
      const state = await answer(api.POST('/api/imports', { body: { files: [] }, bodySerializer: () => form(files) }))
      setUpload({ step: 'reading', state, lost: false })
    } catch (error) {
      setUpload({ step: 'failed', error })
    }
  }

  async function stop() {
    if (following === undefined) return
    try {
      await answer(api.DELETE('/api/imports/{id}', { params: { path: { id: following } } }))
    } catch (error) {
      setUpload({ step: 'failed', error })
    }
  }

  return { upload, send, stop, forget: () => setUpload({ step: 'none' }) }
}

function form(files: File[]): FormData {
  const data = new FormData()
  for (const file of files) data.append('files', file)
  return data
}

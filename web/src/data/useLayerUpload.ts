import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Schemas } from '../api/client'
import { sendLayer, type LayerUpload } from '../api/upload'

/** Where a file stands on its way in: on its way, being checked once all of it has gone, checked, kept, or refused. */
export type Step =
  | { step: 'none' }
  | { step: 'sending'; keep: boolean; share: number }
  | { step: 'checked'; layer: Schemas['Layer'] }
  | { step: 'kept'; layer: Schemas['Layer']; already: boolean } // already: it was there, and nothing was added
  | { step: 'failed'; keep: boolean; error: unknown }

/** Sends a file to be checked, and once more to be kept. */
export function useLayerUpload() {
  const [state, setState] = useState<Step>({ step: 'none' })
  const stopper = useRef<AbortController>(undefined)
  const client = useQueryClient()
  useEffect(() => () => stopper.current?.abort(), [])

  async function send(upload: Omit<LayerUpload, 'dry_run'>, keep: boolean) {
    stopper.current?.abort()
    const own = new AbortController()
    stopper.current = own
    setState({ step: 'sending', keep, share: 0 })
    const tell = (share: number) => !own.signal.aborted && setState({ step: 'sending', keep, share })
    try {
      const { layer, already = false } = await sendLayer({ ...upload, dry_run: !keep }, tell, own.signal)
      if (own.signal.aborted) return
      setState(keep ? { step: 'kept', layer, already } : { step: 'checked', layer })
      if (keep) void client.invalidateQueries() // all that is measured is another now
    } catch (error) {
      if (!own.signal.aborted) setState({ step: 'failed', keep, error })
    }
  }

  function forget() {
    stopper.current?.abort()
    setState({ step: 'none' })
  }

  return { state, check: (upload: LayerUpload) => send(upload, false), keep: (upload: LayerUpload) => send(upload, true), forget }
}

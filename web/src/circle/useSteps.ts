import { useRef, useState } from 'react'
import { changesTo, fresh, kept, opened, stepOf, type Past, type Step } from './steps'

type Values<K extends string> = Partial<Record<K, string | undefined>>

export interface Steps {
  canUndo: boolean
  canRedo: boolean
  undo: () => void
  redo: () => void
}

const store = 'circle-steps' // of this tab

/**
 * Undoing and redoing what is tried, as it stands in the address. Every change that touches it is a step, also after the
 * page is loaded again; an address that was opened with something tried has one before it, with nothing tried.
 */
export function useSteps<K extends string>(values: Values<K | keyof Step>, set: (changes: Values<K | keyof Step>) => void): Steps & { set: typeof set } {
  const now = stepOf(values)
  const [past, setPast] = useState<Past>(() => opened(now, sessionStorage.getItem(store)))
  const latest = useRef(past)
  const go = (next: Past, changes: Values<K | keyof Step>) => {
    latest.current = next // two changes may come in one turn
    setPast(next)
    sessionStorage.setItem(store, kept(stepOf({ ...now, ...changes }), next))
    set(changes)
  }
  const before = fresh(past.before, now)
  const after = fresh(past.after, now)
  return {
    canUndo: before.length > 0,
    canRedo: after.length > 0,
    set: (changes) => {
      if ('try' in changes && changes.try !== values.try) go({ before: [...fresh(latest.current.before, now), now], after: [] }, changes)
      else set(changes)
    },
    undo: () => {
      const last = before.at(-1)
      if (last) go({ before: before.slice(0, -1), after: [...after, now] }, changesTo(last, now) as Values<K | keyof Step>)
    },
    redo: () => {
      const next = after.at(-1)
      if (next) go({ before: [...before, now], after: after.slice(0, -1) }, changesTo(next, now) as Values<K | keyof Step>)
    },
  }
}

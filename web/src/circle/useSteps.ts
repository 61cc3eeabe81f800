import { useRef, useState } from 'react'

type Values<K extends string> = Partial<Record<K, string | undefined>>

/** What belongs to a step: an undone change of facilities is shown on the question that it was made on. */
export const stepKeys = ['profile', 'standard', 'category', 'minutes', 'try'] as const
type Step = Values<(typeof stepKeys)[number]>

export interface Steps {
  canUndo: boolean
  canRedo: boolean
  undo: () => void
  redo: () => void
}

interface Past {
  before: Step[]
  after: Step[]
}

/**
 * Undoing and redoing what is tried, as it stands in the address. Every change that touches it is a step; an address
 * that was opened with something tried has one before it, with nothing tried.
 */
export function useSteps<K extends string>(values: Values<K | keyof Step>, set: (changes: Values<K | keyof Step>) => void): Steps & { set: typeof set } {
  const [past, setPast] = useState<Past>(() => ({ before: values.try ? [{ ...stepOf(values), try: undefined }] : [], after: [] }))
  const latest = useRef(past)
  const go = (next: Past, changes: Values<K | keyof Step>) => {
    latest.current = next // two changes may come in one turn
    setPast(next)
    set(changes)
  }
  const { before, after } = past
  return {
    canUndo: before.length > 0,
    canRedo: after.length > 0,
    set: (changes) => {
      if ('try' in changes && changes.try !== values.try) go({ before: [...latest.current.before, stepOf(values)], after: [] }, changes)
      else set(changes)
    },
    undo: () => {
      const last = before.at(-1)
      if (last) go({ before: before.slice(0, -1), after: [...after, stepOf(values)] }, last as Values<K | keyof Step>)
    },
    redo: () => {
      const next = after.at(-1)
      if (next) go({ before: [...before, stepOf(values)], after: after.slice(0, -1) }, next as Values<K | keyof Step>)
    },
  }
}

function stepOf(values: Step): Step {
  return Object.fromEntries(stepKeys.map((key) => [key, values[key]]))
}

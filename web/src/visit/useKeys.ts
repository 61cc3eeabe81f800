import { useEffect, useEffectEvent } from 'react'
import { order, type Order, type Row } from './checking'

/** Carries out what keys ask for, unless the person is writing, in a dialog, or means the browser. */
export function useKeys(rows: readonly Row[], cursor: number | undefined, carryOut: (order: Order) => void) {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event.target)) return
    const asked = order(event.key, rows, cursor)
    if (!asked) return
    event.preventDefault()
    carryOut(asked)
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}

function isElsewhere(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable], [role="dialog"], [role="combobox"]') !== null
}

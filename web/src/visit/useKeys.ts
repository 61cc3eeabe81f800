import { useEffect, useEffectEvent } from 'react'
import { isCovered } from '../frame/covered'
import { order, type Order, type Row } from './checking'

/**
 * Carries out what keys ask for, unless the person is writing, in a dialog or a menu, or means the browser. A key that is
 * held down goes on and on, but decides once: what nobody looked at is not accepted.
 */
export function useKeys(rows: readonly Row[], cursor: number | undefined, carryOut: (order: Order) => void) {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target) || isCovered()) return
    const asked = order(event.key, rows, cursor)
    if (!asked) return
    event.preventDefault()
    if (!event.repeat || steps.includes(event.key)) carryOut(asked)
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}

const steps = ['j', 'k']

function isWriting(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable], [role="combobox"]') !== null
}

import { useEffect, useState } from 'react'
import { keyOf } from './textMarks'

/**
 * Lights an item's row and its pieces in the text: that under the pointer, else that of the cursor. It sets an
 * attribute that React does not know, so that a hover draws nothing anew, and sets it again after each drawing.
 */
export function useLight(cursor: number | undefined, repaired: boolean) {
  const [hovered, setHovered] = useState<string>()
  const lit = hovered ?? (cursor === undefined ? undefined : keyOf(cursor))

  useEffect(() => {
    for (const e of document.querySelectorAll('[data-lit]')) e.removeAttribute('data-lit')
    if (lit) for (const e of document.querySelectorAll(`[data-key="${lit}"]`)) e.setAttribute('data-lit', '')
  })

  useEffect(() => {
    if (cursor === undefined) return
    const row = document.querySelector<HTMLElement>(`.row[data-key="${keyOf(cursor)}"]`)
    if (row && !row.contains(document.activeElement)) row.focus({ preventScroll: true })
    bring(row)
    bring(document.querySelector(`mark[data-key="${keyOf(cursor)}"]`))
  }, [cursor, repaired])

  // What scrolls under a resting pointer was not pointed at.
  const onMouseMove = (event: React.MouseEvent) => {
    if (event.movementX === 0 && event.movementY === 0) return
    const over = (event.target as Element).closest<HTMLElement>('[data-key]')
    setHovered(over?.dataset.key)
  }
  const forget = () => setHovered(undefined)
  return { over: { onMouseMove, onMouseLeave: forget }, forget }
}

// What is in sight stays where it is: a pane that jumps under the reader's eyes loses the reader.
function bring(e: Element | null) {
  const pane = e?.closest('.scroll')?.getBoundingClientRect()
  const box = e?.getBoundingClientRect()
  if (pane && box && (box.top < pane.top || box.bottom > pane.bottom)) e?.scrollIntoView({ block: 'center' })
}

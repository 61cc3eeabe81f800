/** A piece of the text, as received or repaired, that a person selected: its characters, half open, and where its end stands on the page. */
export interface Selected {
  span: [number, number]
  repaired: boolean
  text: string
  left: number
  top: number
}

// About how wide what is shown at a selection is, in pixels.
const width = 340

/** Gives what is selected within the text, without blanks at its ends, or undefined. */
export function selectedIn(prose: HTMLElement, pane: HTMLElement, chars: readonly string[], repaired: boolean): Selected | undefined {
  const selection = window.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined
  const range = selection.getRangeAt(0)
  if (!prose.contains(range.startContainer) || !prose.contains(range.endContainer)) return undefined
  const before = document.createRange()
  before.setStart(prose, 0)
  before.setEnd(range.startContainer, range.startOffset)
  const start = Array.from(before.toString()).length
  const span = trimmed(chars, [start, start + Array.from(range.toString()).length])
  if (!span) return undefined
  const rects = range.getClientRects()
  const end = rects[rects.length - 1] ?? range.getBoundingClientRect()
  const box = pane.getBoundingClientRect()
  return {
    span,
    repaired,
    text: chars.slice(...span).join(''),
    left: Math.min(Math.max(8, end.right - box.left - width / 2), Math.max(8, pane.clientWidth - width)),
    top: end.bottom - box.top + pane.scrollTop + 4,
  }
}

/** The span without blanks and closing marks at its ends; undefined where nothing is left. */
export function trimmed(chars: readonly string[], [start, end]: [number, number]): [number, number] | undefined {
  const drop = (c: string | undefined) => c !== undefined && /[\s，。；、,;.：:]/u.test(c)
  while (start < end && drop(chars[start])) start++
  while (start < end && drop(chars[end - 1])) end--
  return start < end ? [start, end] : undefined
}

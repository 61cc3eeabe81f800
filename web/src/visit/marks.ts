// Marks over a text become elements that nest, as in the single-page report: a mark that crosses the end of another
// is cut there and goes on behind it, both pieces with one key, so that they light together.

export type MarkKind = 'directive' | 'stop' | 'organisation' | 'person' | 'remark' | 'guess'

export interface Mark {
  start: number // characters, half open
  end: number
  kind: MarkKind
  key: string // of the item, the same for all of its pieces and its row
  label: string // the small label before it; only on its first piece
  title: string
  accepted?: boolean // by a person
  rejected?: boolean
}

export type Node = string | { mark: Mark; kids: Node[] }

// What is said stands outside, who and where inside, for marks of one span.
const kindOrder: Record<MarkKind, number> = { remark: 0, directive: 1, stop: 2, organisation: 3, person: 4, guess: 5 }

function byPlace(a: Mark, b: Mark): number {
  return a.start - b.start || b.end - a.end || kindOrder[a.kind] - kindOrder[b.kind]
}

/** Gives the characters with their marks as a tree. Marks are cut to the text; empty ones are dropped. */
export function nest(text: readonly string[], marks: readonly Mark[]): Node[] {
  const queue = marks
    .map((m) => ({ ...m, start: Math.max(m.start, 0), end: Math.min(m.end, text.length) }))
    .filter((m) => m.start < m.end)
    .sort(byPlace)

  // The rest of a mark behind end goes back into the queue, without a label of its own.
  function putBack(mark: Mark, end: number) {
    const rest = { ...mark, start: end, label: '' }
    const at = queue.findIndex((other) => byPlace(rest, other) <= 0)
    queue.splice(at < 0 ? queue.length : at, 0, rest)
  }

  function fill(from: number, end: number): Node[] {
    const nodes: Node[] = []
    const plain = (to: number) => {
      if (from < to) nodes.push(text.slice(from, to).join(''))
    }
    for (let next = queue[0]; next && next.start < end; next = queue[0]) {
      queue.shift()
      if (next.end > end) putBack(next, end)
      const mark = { ...next, end: Math.min(next.end, end) }
      plain(mark.start)
      nodes.push({ mark, kids: fill(mark.start, mark.end) })
      from = mark.end
    }
    plain(end)
    return nodes
  }

  return fill(0, text.length)
}

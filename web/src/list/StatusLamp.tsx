const shapes: Record<string, string> = { proposed: '◌', accepted: '●', partly: '▲', rejected: '◆' }

/** A status as shape, word and colour. */
export function StatusLamp({ status, word }: { status: string; word: string }) {
  return (
    <span className={`lamp ${status}`}>
      <span aria-hidden="true">{shapes[status]}</span> {word}
    </span>
  )
}

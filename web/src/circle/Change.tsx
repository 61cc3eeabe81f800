interface Props {
  of?: string
  plain?: boolean // it is of two rules: neither is a gain
}

/** A difference with its sign; what is lost has another mark and colour than what is gained, and what is neither has none. */
export function Change({ of = '', plain }: Props) {
  if (!of) return null
  if (plain || of === '±0' || of === '—') return <span className="change none">{of}</span>
  const loss = of.startsWith('−')
  return (
    <b className={loss ? 'change loss' : 'change'}>
      {loss && <span aria-hidden>▾</span>}
      {of}
    </b>
  )
}

/** A difference with its sign; what is lost has another mark and colour than what is gained. */
export function Change({ of = '' }: { of?: string }) {
  if (!of) return null
  const loss = of.startsWith('−')
  return (
    <b className={loss ? 'change loss' : 'change'}>
      {loss && <span aria-hidden>▾</span>}
      {of}
    </b>
  )
}

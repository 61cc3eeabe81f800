/** What a step of trying changes: what is tried, and of which category, with whose minutes. */
export interface Step {
  category?: string
  minutes?: string
  try?: string
}

/** The steps that can be undone, and those that can be done again, each as it stood before. */
export interface Past {
  before: Step[]
  after: Step[]
}

/** The past of an address that was opened: that which was kept when it was left, else one step if something is tried. */
export function opened(now: Step, kept: string | null): Past {
  const { at, past } = (kept ? JSON.parse(kept) : {}) as { at?: Step; past?: Past }
  if (past && at && isSame(at, now)) return past
  return { before: now.try ? [{ category: now.category, minutes: now.minutes }] : [], after: [] }
}

/** What is kept of a past, to be found again by the address that it belongs to. */
export function kept(now: Step, past: Past): string {
  return JSON.stringify({ at: now, past })
}

export function stepOf({ category, minutes, try: tried }: Step): Step {
  return { category, minutes, try: tried }
}

/** What undoing or redoing changes now: what is tried, and the question only where that was of another category. */
export function changesTo(step: Step, now: Step): Step {
  return step.category === now.category ? { try: step.try } : { category: step.category, minutes: step.minutes, try: step.try }
}

/** Without the steps that lead to what is there already, as the browser’s own Back leaves them. */
export function fresh(steps: Step[], now: Step): Step[] {
  const last = steps.at(-1)
  return last && isSame(last, now) ? fresh(steps.slice(0, -1), now) : steps
}

/** Whether two tries are the same, whatever minutes are asked. */
function isSame(a: Step, b: Step): boolean {
  return a.try === b.try && a.category === b.category
}

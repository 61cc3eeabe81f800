// The events of this window's own acts, by what they were about, the last at the end. They outlast a reload, and are not
// shared: undo in one window never takes back what was done in another.
const store = 'own-acts'

type Events = Record<string, number[]>

function read(): Events {
  return JSON.parse(sessionStorage.getItem(store) ?? '{}') as Events
}

function write(events: Events) {
  sessionStorage.setItem(store, JSON.stringify(events))
}

/** Notes that an act of this window became an event about rows; 0 changed nothing. */
export function didHere(event: number | undefined, ...subjects: number[]) {
  if (!event) return
  const events = read()
  for (const s of subjects) events[s] = [...(events[s] ?? []), event]
  write(events)
}

/** The last that this window did to a row and has not taken back. */
export function lastHere(subject: number): number | undefined {
  return read()[subject]?.at(-1)
}

/** Forgets an event that is taken back, or that cannot be any more. */
export function forgetHere(event: number) {
  write(Object.fromEntries(Object.entries(read()).map(([subject, of]) => [subject, of.filter((e) => e !== event)])))
}

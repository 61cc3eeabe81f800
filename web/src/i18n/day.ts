/** Says a day (2026-10-21), a month (2026-10), a year or nothing the way the language does. */
export function sayDay(day: string | undefined, language: string): string | undefined {
  if (!day) return undefined
  const parts = day.split('-').map(Number)
  const [year = 0, month = 1, date = 1] = parts
  const options: Intl.DateTimeFormatOptions =
    parts.length === 3
      ? { year: 'numeric', month: language === 'en' ? 'short' : 'long', day: 'numeric', weekday: 'short' }
      : parts.length === 2
        ? { year: 'numeric', month: 'long' }
        : { year: 'numeric' }
  return new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(Date.UTC(year, month - 1, date))
}

/** Says one day, or the days from the first to the last. */
export function sayDays(first: string, last: string | undefined, language: string): string | undefined {
  const to = last && last !== first ? sayDay(last, language) : undefined
  return to ? `${sayDay(first, language) ?? ''} – ${to}` : sayDay(first, language)
}

/** Says an instant to the minute, in the reader's own time. */
export function sayInstant(instant: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant))
}

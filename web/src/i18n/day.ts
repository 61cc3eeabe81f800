/** Says a day (2026-10-21), a month (2026-10), a year or nothing the way the language does. A day whose year is a guess has no weekday. */
export function sayDay(day: string | undefined, language: string, sure = true): string | undefined {
  if (!day) return undefined
  const parts = day.split('-').map(Number)
  const [year = 0, month = 1, date = 1] = parts
  const options: Intl.DateTimeFormatOptions =
    parts.length === 3
      ? { year: 'numeric', month: language === 'en' ? 'short' : 'long', day: 'numeric', weekday: sure ? 'short' : undefined }
      : parts.length === 2
        ? { year: 'numeric', month: 'long' }
        : { year: 'numeric' }
  return new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(Date.UTC(year, month - 1, date))
}

/** Says one day, or the days from the first to the last; those without weekdays, which would make a line too long. */
export function sayDays(first: string, last: string | undefined, language: string, sure = true): string | undefined {
  if (!last || last === first || first.length < 10 || last.length < 10) return sayDay(first, language, sure)
  const month = language === 'en' ? 'short' : 'long'
  const say = (day: string, year?: 'numeric') =>
    new Intl.DateTimeFormat(language, { year, month, day: 'numeric', timeZone: 'UTC' }).format(Date.parse(day))
  return `${say(first, 'numeric')} – ${say(last, first.slice(0, 4) === last.slice(0, 4) ? undefined : 'numeric')}`
}

/** Says an instant to the minute, in the reader's own time. */
export function sayInstant(instant: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant))
}

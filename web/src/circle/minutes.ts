/** The classes of minutes that people and homes are shown in, by their upper end in seconds; the last is beyond or none. */
export const classEnds = [300, 600, 900, 1800] as const
export const classNames = ['0–5', '5–10', '10–15', '15–30', '>30'] as const

/** The classes up to so many seconds, with their names; what is beyond is one, the last. */
export function classesWithin(limit = Infinity): { ends: number[]; names: string[] } {
  const ends = limit < Infinity ? [...classEnds.slice(0, 3).filter((end) => end < limit), limit] : [...classEnds]
  const minutes = ends.map((end) => end / 60)
  return { ends, names: [...minutes.map((end, i) => `${minutes[i - 1] ?? 0}–${end}`), `>${minutes.at(-1) ?? ''}`] }
}

/** Stands for no time where seconds are numbers. */
export const noTime = 65535

/** A time in minutes and seconds of which nothing is lost: 7′05″. */
export function sayTime(seconds: number | null | undefined): string {
  if (seconds === null || seconds === undefined || seconds >= noTime) return '—'
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)}′${String(whole % 60).padStart(2, '0')}″`
}

export function sayShare(share: number | null | undefined, language: string): string {
  if (share === null || share === undefined) return '—'
  return said(share, language, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: 'negative' })
}

export function sayPeople(people: number | null | undefined, language: string): string {
  if (people === null || people === undefined) return '—'
  return said(people, language, { maximumFractionDigits: 0, signDisplay: 'negative' })
}

/** A difference of shares in points, with its sign: +3.1. Like that of a file it is taken before shares are rounded. */
export function sayPoints(before: number | null | undefined, after: number | null | undefined, language: string): string {
  if (before === null || before === undefined || after === null || after === undefined) return ''
  const points = Math.round((after - before) * 1000) / 10
  if (points === 0) return '±0'
  return said(points, language, { signDisplay: 'always', minimumFractionDigits: 1, maximumFractionDigits: 1 })
}

/** A number in a language, with a minus as long as the plus. */
function said(n: number, language: string, options: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(language, options).format(n).replace('-', '−')
}

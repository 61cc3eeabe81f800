/** The classes of minutes that people and homes are usually shown in, by their upper end in seconds; the last is beyond or none. */
const classEnds: readonly number[] = [300, 600, 900, 1800]

const lastUsual = 1800

/** Classes by their ends in seconds, with their names in minutes; what is beyond is one more, the last. */
export interface Classes {
  ends: readonly number[]
  names: string[]
}

function classesBy(ends: readonly number[]): Classes {
  const minutes = ends.map((end) => end / 60)
  return { ends, names: [...minutes.map((end, i) => `${minutes[i - 1] ?? 0}–${end}`), `>${minutes.at(-1) ?? ''}`] }
}

/** The classes in which the people of a verdict are counted. */
export function classesOf({ ends }: { ends?: readonly number[] }): Classes {
  return classesBy(ends?.map((minutes) => 60 * minutes) ?? classEnds)
}

/** The classes up to so many seconds: a rule of more than the usual ones tell apart has steps of its own. */
export function classesWithin(limit = Infinity): Classes {
  if (limit === Infinity) return classesBy(classEnds)
  if (limit > lastUsual) return classesBy([lastUsual / 3, (2 * lastUsual) / 3, lastUsual, limit])
  return classesBy([...classEnds.slice(0, 3).filter((end) => end < limit), limit])
}

/** Up to where a map alone tells minutes apart: as usual, or as far as a rule that allows more. */
export function limitAlone(minutes: number): number | undefined {
  return 60 * minutes > lastUsual ? 60 * minutes : undefined
}

/** Stands for no time where seconds are numbers. */
export const noTime = 65535

/** Whole seconds of parts, which add up to those of the whole: what rounding leaves goes to the parts that lost most. */
export function wholeParts(parts: readonly number[], whole: number): number[] {
  const rest = (i: number) => (parts[i] ?? 0) % 1
  const byRest = parts.map((_, i) => i).sort((a, b) => rest(b) - rest(a))
  const missing = Math.round(whole) - parts.reduce((sum, part) => sum + Math.floor(part), 0)
  return parts.map((part, i) => Math.floor(part) + (byRest.indexOf(i) < missing ? 1 : 0))
}

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

/** What a share lies between, without the sign of percent; a bound that the search ended before is not known. */
export function sayInterval({ share, low, high }: { share: number | null; low: number | null; high: number | null }, language: string): string {
  const say = (bound: number | null) => (bound === null ? '?' : sayShare(bound, language).replace(/\s?%/, ''))
  return share === null ? '' : `(${say(low)}–${say(high)})`
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

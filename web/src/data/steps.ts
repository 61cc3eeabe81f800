/** The steps into an empty record, in their order: each makes the check of the next one better. */
export const stepNames = ['area', 'extract', 'people', 'facilities'] as const
export type StepName = (typeof stepNames)[number]

/** The first step that is neither done nor skipped; undefined after the last. */
export function firstOpen(isDone: (name: StepName) => boolean, skipped: ReadonlySet<StepName>): StepName | undefined {
  return stepNames.find((name) => !isDone(name) && !skipped.has(name))
}

/** The 12 digits of a district that a person names by its first 6 or more; undefined where it is none. */
export function districtCode(text: string): string | undefined {
  const digits = text.trim()
  return /^(\d{6}|\d{9}|\d{12})$/.test(digits) ? digits.padEnd(12, '0') : undefined
}

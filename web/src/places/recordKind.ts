/** The records that mentions are tied to, and that a person can merge and split. */
export type RecordKind = 'site' | 'organisation'

export const pathOf = (kind: RecordKind, id: number) => `/places/${kind}s/${id}`

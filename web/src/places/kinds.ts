export type SiteKind = 'park' | 'enterprise' | 'farm' | 'facility' | 'other'

/** What a site can be. */
export const kinds: SiteKind[] = ['park', 'enterprise', 'farm', 'facility', 'other']

import type { TFunction } from 'i18next'
import type { Ground } from './groundStyle'

const osm = '© OpenStreetMap'

/** Whose data a map shows and as of when: what was said of its layer first, then what the extract says itself. */
export function groundSaid({ source = '', name, madeUp, asOf }: Pick<Ground, 'source' | 'name' | 'madeUp' | 'asOf'>, t: TFunction): string {
  const whose = madeUp ? [source || name, t('foundMadeUp')] : source.includes('OpenStreetMap') ? [source] : [source, osm]
  return [...whose, asOf ? t('groundAsOf', { day: asOf.slice(0, 10) }) : t('groundAsOfUnknown')].filter(Boolean).join(' · ')
}

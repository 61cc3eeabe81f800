import type { TFunction } from 'i18next'
import type { Ground } from './groundStyle'

const osm = '© OpenStreetMap'

/** Whose data a map shows and as of when: what was said of its layer first, then what the extract says itself; then whose the
 * people, facilities and areas are that were measured on it. */
export function groundSaid({ source = '', name, madeUp, asOf, beside = [] }: Pick<Ground, 'source' | 'name' | 'madeUp' | 'asOf' | 'beside'>, t: TFunction): string {
  const whose = madeUp ? [source || name, t('foundMadeUp')] : source.includes('OpenStreetMap') ? [source] : [source, osm]
  const others = beside.map((l) => [t(`layer_${l.kind}`), l.source || l.name, l.as_of && t('groundAsOf', { day: l.as_of })].filter(Boolean).join(' '))
  return [...whose, asOf ? t('groundAsOf', { day: asOf.slice(0, 10) }) : t('groundAsOfUnknown'), ...others].filter(Boolean).join(' · ')
}

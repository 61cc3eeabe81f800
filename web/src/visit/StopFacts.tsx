import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Item } from '../api/client'
import { valueOf } from '../api/item'
import { AreaChip } from './AreaChip'
import type { RowActions } from './ItemRow'
import { Which } from './Which'

/** A stop: its name, what it is, its record, and the question which site it is where that is open. */
export function StopFacts({ item, decide }: { item: Item; decide: RowActions['decide'] }) {
  const { t } = useTranslation()
  const stop = valueOf(item).stop
  if (!stop) return null
  return (
    <>
      <span className="name">{stop.place}</span>{' '}
      <span className="soft">
        {t(`kind_${stop.kind}`)}
        {stop.organisation && stop.organisation !== stop.place && ` · ${stop.organisation}`}
      </span>{' '}
      <PlaceLink item={item} />
      <AreaChip item={item} decide={decide} />
      {stop.new && !item.site && <span className="flag">{t('newStop')}</span>}
      {item.asked && <Which item={item} decide={decide} />}
    </>
  )
}

function PlaceLink({ item }: { item: Item }) {
  const { t } = useTranslation()
  const to = item.site ? `/places/sites/${item.site}` : item.area ? `/places/areas/${item.area}` : undefined
  if (!to) return null
  return (
    <Link href={to} aria-label={`${t('places')} ${valueOf(item).stop?.place ?? ''}`} title={t('places')} className="to-place">
      ↗
    </Link>
  )
}

import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Item } from '../api/client'
import { valueOf } from '../api/item'
import type { RowActions } from './ItemRow'
import { Which } from './Which'

/** An organisation met: its name, its record, and the question which organisation it is where that is open. */
export function BodyFacts({ item, decide }: { item: Item; decide: RowActions['decide'] }) {
  const { t } = useTranslation()
  const name = valueOf(item).organisation?.name
  return (
    <>
      {name}{' '}
      {item.organisation && (
        <Link href={`/places/organisations/${item.organisation}`} aria-label={`${t('places')} ${name ?? ''}`} title={t('places')} className="to-place">
          ↗
        </Link>
      )}
      {item.asked && <Which item={item} decide={decide} />}
    </>
  )
}

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item } from '../api/client'
import { valueOf } from '../api/item'
import { AreaDialog } from './AreaDialog'
import type { RowActions } from './ItemRow'

/** Says that a name means many places or none that is known, and lets a person say which. */
export function AreaChip({ item, decide }: { item: Item; decide: RowActions['decide'] }) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  const word = question(item)
  if (!word) return null
  return (
    <>
      <button
        type="button"
        className={item.area ? 'flag chip' : 'flag chip open'}
        onClick={(e) => {
          e.stopPropagation()
          setAsking(true)
        }}
      >
        {t(word.key, { n: word.n })}
      </button>
      {asking && (
        // What is pressed in the dialog is no press on the row.
        <span onClick={(e) => e.stopPropagation()} onFocus={(e) => e.stopPropagation()}>
          <AreaDialog
            item={item}
            close={() => setAsking(false)}
            choose={(code) => {
              setAsking(false)
              decide(item.id, { area_code: code })
            }}
          />
        </span>
      )}
    </>
  )
}

/** What is asked of an item: which of many, or where at all. An ask at a stop is where its stop is. */
export function question(item: Item): { key: string; n: number } | undefined {
  const { stop, directive } = valueOf(item)
  const n = stop?.candidates_of ?? stop?.candidates?.length ?? 0
  if (n > 0) return { key: item.area ? 'ambiguousSet' : 'ambiguous', n }
  const isArea = stop && areaKinds.includes(stop.kind)
  const isElsewhere = directive?.for && !item.site && !item.stop
  return !item.area && (isArea || isElsewhere) ? { key: 'placeUnknown', n } : undefined
}

const areaKinds = ['town', 'village', 'community']

import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Item } from '../api/client'
import { matchesOf } from '../api/queries'
import type { RowActions } from './ItemRow'

/** Asks which site of the record a stop is, or which organisation a body is, or whether it is a new one. */
export function Which({ item, decide }: { item: Item; decide: RowActions['decide'] }) {
  const { t } = useTranslation()
  const { data } = useQuery(matchesOf(item.id))
  const body = item.kind === 'organisation'
  return (
    <div className="which" onMouseDown={(e) => e.preventDefault()}>
      {t(body ? 'whichOrganisation' : 'whichSite')}
      {(data ?? []).map(({ site, organisation, how }) => {
        const one = site ?? organisation
        return (
          <Button key={one?.id} size="small" onClick={() => decide(item.id, { site: site?.id, organisation: organisation?.id })}>
            {one?.name} <span className="soft">{t(`how_${how}`)}</span>
          </Button>
        )
      })}
      <Button size="small" onClick={() => decide(item.id, body ? { new_organisation: true } : { new_site: true })}>
        {t(body ? 'newOrganisation' : 'newSite')}
      </Button>
    </div>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { cells, sumBy } from '../api/counts'
import { counts, towns } from '../api/queries'
import { Trouble } from '../frame/Trouble'
import { Waiting } from '../list/Waiting'

/** All towns with what was asked of them. */
export function TownTable() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(towns)
  const asks = sumBy('town', cells(useQuery(counts).data))
  if (error) return <Trouble error={error} retry={refetch} />
  if (!data) return <Waiting />
  if (data.length === 0) return <p className="empty">{t('townsEmpty')}</p>
  return (
    <table className="list">
      <thead>
        <tr>
          <th>{t('colTown')}</th>
          <th className="figure">{t('colDirectives')}</th>
          <th className="figure">{t('colMeasure')}</th>
          <th className="figure">{t('colAccepted')}</th>
        </tr>
      </thead>
      <tbody>
        {data.map((town) => {
          const sum = asks.get(town.id) ?? { all: 0, measurable: 0, accepted: 0 }
          return (
            <tr key={town.id}>
              <td className="wide">
                <Link href={`/places/areas/${town.id}`}>{town.name}</Link> <span className="soft">{(town.path ?? []).join(' · ')}</span>
              </td>
              <td className="figure" data-label={t('colDirectives')}>
                {sum.all}
              </td>
              <td className="figure" data-label={t('colMeasure')}>
                {sum.measurable}
              </td>
              <td className="figure" data-label={t('colAccepted')}>
                {sum.accepted}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

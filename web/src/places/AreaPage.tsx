import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Schemas } from '../api/client'
import { areaOf } from '../api/queries'
import { PageHead } from '../frame/PageHead'
import { Trouble } from '../frame/Trouble'
import { sayDay } from '../i18n/day'
import { Waiting } from '../list/Waiting'
import { Ended } from './Ended'
import { StoryDirectives, StoryVisits } from './Story'

/** A town or village with all its visits and everything that was asked there over time; an area above, what is below it. */
export function AreaPage({ id }: { id: number }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(areaOf(id))
  if (!data) return <div className="page">{error ? <Trouble error={error} retry={refetch} /> : <Waiting />}</div>
  const isTown = data.level === 'town'
  const isVillage = data.level === 'village'
  const before = data.line.filter((a) => a.id !== id)
  return (
    <div className="page">
      <PageHead title={data.name} />
      <p className="soft">
        {[...data.path, t(`level_${data.level}`)].join(' · ')}
        {data.code && ` · ${t('code', { code: data.code })}`}
      </p>
      {data.to && <Alert type="info" showIcon title={<Ended area={data} />} />}
      {before.length > 0 && <Areas title={t('became')} areas={before} dated />}
      {(isTown || isVillage) && <StoryVisits of={isTown ? { town: id } : { area: id }} />}
      {(isTown || isVillage) && <StoryDirectives of={isTown ? { town: id } : { area: id }} />}
      {data.below.length > 0 && <Areas title={t('below')} areas={data.below} />}
    </div>
  )
}

function Areas({ title, areas, dated = false }: { title: string; areas: Schemas['Area'][]; dated?: boolean }) {
  const { i18n } = useTranslation()
  const say = (day: string | undefined) => sayDay(day, i18n.language, false) ?? ''
  return (
    <section>
      <h2>{title}</h2>
      <p className="names">
        {areas.map((a) => (
          <span key={a.id}>
            <Link href={`/places/areas/${a.id}`}>{a.name}</Link>
            {dated && (a.from ?? a.to) && <span className="soft"> {`${say(a.from)} – ${say(a.to)}`}</span>}
          </span>
        ))}
      </p>
    </section>
  )
}

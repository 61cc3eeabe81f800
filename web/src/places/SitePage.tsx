import { EditOutlined, MergeCellsOutlined, SplitCellsOutlined, UndoOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Schemas } from '../api/client'
import { siteOf } from '../api/queries'
import { PageHead } from '../frame/PageHead'
import { Trouble } from '../frame/Trouble'
import { Waiting } from '../list/Waiting'
import { SiteEditDialog } from './SiteEditDialog'
import { SiteMergeDialog } from './SiteMergeDialog'
import { SiteSplitDialog } from './SiteSplitDialog'
import { StoryDirectives, StoryVisits } from './Story'
import { useSiteActs, type SiteActs } from './useSiteActs'

type Dialog = 'edit' | 'merge' | 'split'

/** A site with all its visits and everything that was asked there over time. */
export function SitePage({ id }: { id: number }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(siteOf(id))
  const [dialog, setDialog] = useState<Dialog>()
  const acts = useSiteActs(id)
  if (!data) return <div className="page">{error ? <Trouble error={error} retry={refetch} /> : <Waiting />}</div>
  const close = () => setDialog(undefined)
  const apart = data.merged_into !== undefined || data.removed === true
  return (
    <div className="page">
      <PageHead title={data.name}>
        <Button size="small" icon={<UndoOutlined aria-hidden />} title={t('undo')} aria-label={t('undo')} onClick={acts.undo} />
        {!apart && <Open icon={<MergeCellsOutlined aria-hidden />} word={t('siteMerge')} open={() => setDialog('merge')} />}
        {!apart && <Open icon={<SplitCellsOutlined aria-hidden />} word={t('siteSplit')} open={() => setDialog('split')} />}
        <Open icon={<EditOutlined aria-hidden />} word={t('siteEdit')} open={() => setDialog('edit')} />
      </PageHead>
      <Facts site={data} />
      {data.removed && <Alert type="warning" showIcon title={t('siteRemoved')} />}
      {data.merged_into && <MergedAway site={data} part={() => acts.part(id)} />}
      <Same site={data} acts={acts} />
      <StoryVisits of={{ site: id }} />
      <StoryDirectives of={{ site: id }} />
      {dialog === 'edit' && <SiteEditDialog site={data} acts={acts} close={close} />}
      {dialog === 'merge' && <SiteMergeDialog id={id} name={data.name} acts={acts} close={close} />}
      {dialog === 'split' && <SiteSplitDialog id={id} acts={acts} close={close} />}
    </div>
  )
}

function Open({ icon, word, open }: { icon: ReactNode; word: string; open: () => void }) {
  return (
    <Button size="small" icon={icon} onClick={open}>
      {word}
    </Button>
  )
}

/** What the site is, where it lies, and what else it is called. */
function Facts({ site }: { site: Schemas['SitePage'] }) {
  const { t } = useTranslation()
  const { kind, town, town_name: townName, area_row: area, aliases, point } = site
  return (
    <p className="soft">
      {t(`kind_${kind}`)}
      {town && (
        <>
          {' · '}
          <Link href={`/places/areas/${town}`}>{townName}</Link>
        </>
      )}
      {area && area.id !== town && (
        <>
          {' · '}
          <Link href={`/places/areas/${area.id}`}>{area.name}</Link>
        </>
      )}
      {aliases.length > 0 && ` · ${t('aliases', { names: aliases.join('、') })}`}
      {point && ` · ${point.lon.toFixed(5)}, ${point.lat.toFixed(5)}`}
    </p>
  )
}

function MergedAway({ site, part }: { site: Schemas['SitePage']; part: () => void }) {
  const { t } = useTranslation()
  return (
    <Alert
      type="warning"
      showIcon
      title={t('siteMergedInto')}
      action={
        <span className="alert-acts">
          <Link href={`/places/sites/${site.merged_into ?? 0}`}>{t('siteOpenOther')}</Link>
          <Button size="small" onClick={part}>
            {t('part')}
          </Button>
        </span>
      }
    />
  )
}

/** Sites that are this one by a person's word, and others that could be: a person says so, no program. */
function Same({ site, acts }: { site: Schemas['SitePage']; acts: SiteActs }) {
  const { t } = useTranslation()
  return (
    <>
      {site.merged.length > 0 && (
        <p className="names">
          {t('siteMerged')}
          {site.merged.map((m) => (
            <span key={m.id}>
              {m.name}{' '}
              <Button size="small" onClick={() => acts.part(m.id)} aria-label={`${t('part')} ${m.name}`}>
                {t('part')}
              </Button>
            </span>
          ))}
        </p>
      )}
      {!site.merged_into &&
        site.near.map((match) => (
          <Alert
            key={match.site.id}
            type="info"
            showIcon
            title={
              <>
                {t('nearSites')} <Link href={`/places/sites/${match.site.id}`}>{match.site.name}</Link>{' '}
                <span className="soft">{t(`how_${match.how}`)}</span>
              </>
            }
            action={
              <Button size="small" onClick={() => acts.merge(match.site.id, site.id)}>
                {t('merge')}
              </Button>
            }
          />
        ))}
    </>
  )
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { answer, api, type Schemas } from '../api/client'
import { siteOf } from '../api/queries'
import { PageHead } from '../frame/PageHead'
import { Trouble } from '../frame/Trouble'
import { useProblem } from '../frame/useProblem'
import { Waiting } from '../list/Waiting'
import { StoryDirectives, StoryVisits } from './Story'

/** A site with all its visits and everything that was asked there over time. */
export function SitePage({ id }: { id: number }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(siteOf(id))
  if (!data) return <div className="page">{error ? <Trouble error={error} retry={refetch} /> : <Waiting />}</div>
  return (
    <div className="page">
      <PageHead title={data.name} />
      <p className="soft">
        {t(`kind_${data.kind}`)}
        {data.town && (
          <>
            {' · '}
            <Link href={`/places/areas/${data.town}`}>{data.town_name}</Link>
          </>
        )}
        {data.aliases && data.aliases.length > 0 && ` · ${t('aliases', { names: data.aliases.join('、') })}`}
      </p>
      {(data.near ?? []).map((match) => (
        <Near key={match.site.id} id={id} match={match} />
      ))}
      <StoryVisits of={{ site: id }} />
      <StoryDirectives of={{ site: id }} />
    </div>
  )
}

/** Another site that could be this one: a person says so, no program. */
function Near({ id, match }: { id: number; match: Schemas['Match'] }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const say = useProblem()
  const client = useQueryClient()
  const { mutate } = useMutation({
    mutationFn: (call: () => Promise<{ event?: number }>) => call(),
    onError: (error) => void message.error(say(error)),
    onSuccess: () => client.invalidateQueries(),
  })
  const undo = (seq: number) => mutate(() => answer(api.POST('/api/events/{seq}/undo', { params: { path: { seq } } })))
  const said = ({ event }: { event?: number }) => {
    if (event) message.success({ content: <UndoLine text={t('merged')} word={t('undo')} undo={() => undo(event)} />, duration: 8 })
  }
  const merge = () => {
    const params = { path: { id: match.site.id } }
    mutate(() => answer(api.POST('/api/sites/{id}/merge', { params, body: { into: id } })), { onSuccess: said })
  }
  return (
    <Alert
      type="info"
      showIcon
      title={
        <>
          {t('nearSites')} <Link href={`/places/sites/${match.site.id}`}>{match.site.name}</Link>{' '}
          <span className="soft">{t(`how_${match.how}`)}</span>
        </>
      }
      action={
        <Button size="small" onClick={merge}>
          {t('merge')}
        </Button>
      }
    />
  )
}

function UndoLine({ text, word, undo }: { text: string; word: string; undo: () => void }) {
  return (
    <>
      {text}{' '}
      <Button size="small" type="link" onClick={undo}>
        {word}
      </Button>
    </>
  )
}

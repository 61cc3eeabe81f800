import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../api/client'
import { sayPeople, sayShare } from '../circle/minutes'
import { Trouble } from '../frame/Trouble'
import { useProblem } from '../frame/useProblem'
import { sayInstant } from '../i18n/day'
import { More } from '../list/More'
import { Waiting } from '../list/Waiting'
import { FileLinks } from './FileLinks'
import { runList, type Run } from './queries'
import { RunFacts } from './RunFacts'
import { useParameterWords } from './useParameterWords'

interface Props {
  open?: number
  show: (id: number | undefined) => void
}

/** What was measured and planned, newest first; a row opens to all that it was made of. */
export function RunTable({ open, show }: Props) {
  const { t } = useTranslation()
  const list = useInfiniteQuery(runList)
  const runs = list.data?.pages.flatMap((p) => p.runs)
  return (
    <section aria-labelledby="runs-head">
      <div className="section-head">
        <h2 id="runs-head">{t('runs')}</h2>
        <FileLinks path="/api/runs/export" />
      </div>
      {list.error && <Trouble error={list.error} retry={list.refetch} />}
      {list.isPending && <Waiting rows={3} />}
      {runs?.length === 0 && <p className="soft">{t('runsEmpty')}</p>}
      {runs && runs.length > 0 && (
        <table className="list">
          <thead>
            <tr>
              <th>{t('runHead')}</th>
              <th>{t('runAsked')}</th>
              <th>{t('runFound')}</th>
              <th>{t('runEnded')}</th>
              <th>{t('runAgain')}</th>
            </tr>
          </thead>
          <tbody>
            {runs.map((run) => (
              <Fragment key={run.id}>
                <RunLine run={run} open={run.id === open} toggle={() => show(run.id === open ? undefined : run.id)} />
                {run.id === open && (
                  <tr className="particulars">
                    <td colSpan={5}>
                      <RunFacts run={run} />
                    </td>
                  </tr>
                )}
              </Fragment>
            ))}
          </tbody>
        </table>
      )}
      <More list={list} />
    </section>
  )
}

function RunLine({ run, open, toggle }: { run: Run; open: boolean; toggle: () => void }) {
  const { t, i18n } = useTranslation()
  const words = useParameterWords()
  const found = useFound()
  return (
    <tr>
      <td>
        <Button size="small" type="text" aria-expanded={open} onClick={toggle}>
          <span aria-hidden="true">{open ? '▾' : '▸'}</span> {t(`runKind_${run.kind}`)} {run.id}
        </Button>
      </td>
      <td className="wide">{words(run.parameters)}</td>
      <td>{found(run)}</td>
      <td className="day">{sayInstant(run.ended_at, i18n.language)}</td>
      <td>
        {run.repeats ? <p className={run.same ? 'yes' : 'no'}>{t(run.same ? 'runSame' : run.summary.cut ? 'runOther_siting' : 'runOther', { n: run.repeats })}</p> : null}
        <Repeat run={run} />
      </td>
    </tr>
  )
}

/** Says what a run found in a line. */
function useFound(): (run: Run) => string {
  const { t, i18n } = useTranslation()
  return ({ kind, summary: s, stopped }) => {
    const holes = { people: sayPeople(s.people, i18n.language), areas: s.areas, rules: s.rules ?? 0, share: sayShare(s.share, i18n.language) }
    if (kind === 'access') return t(s.nodes ? 'runFoundAccess_nodes' : 'runFoundAccess', holes)
    const found = t(s.nodes ? 'runFoundSiting_nodes' : 'runFoundSiting', { ...holes, n: s.sites ?? 0, more: sayPeople(s.newly_within ?? 0, i18n.language) })
    return `${found} · ${t(s.status === 'optimal' ? (s.cut ? 'runOptimalCut' : 'runOptimal') : stopped ? 'runStopped' : 'runLimit')}`
  }
}

function Repeat({ run }: { run: Run }) {
  const { t } = useTranslation()
  const say = useProblem()
  const { message } = App.useApp()
  const client = useQueryClient()
  const repeat = useMutation({
    mutationFn: () => answer(api.POST('/api/runs/{id}/repeat', { params: { path: { id: run.id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['jobs'] }),
    onError: (error) => void message.error(say(error)),
  })
  return (
    <Button size="small" loading={repeat.isPending} onClick={() => repeat.mutate()} title={t('runRepeatWhy')} aria-label={`${t('runRepeat')}: ${run.id}`}>
      {t('runRepeat')}
    </Button>
  )
}

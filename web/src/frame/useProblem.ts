import { useTranslation } from 'react-i18next'
import { Refused, type Problem } from '../api/client'
import { sayInstant } from '../i18n/day'

/** Says in the person's language what went wrong, what was kept and what to do. */
export function useProblem(): (error: unknown) => string {
  const { t, i18n } = useTranslation()
  return (error) => {
    const problem = error instanceof Refused ? error.problem : { detail: String(error) }
    const first = whoWasFirst(problem)
    if (first) return t('problem_staleBy', { who: first.actor, what: t(`verb_${first.verb}`, { defaultValue: first.verb }), when: sayInstant(first.at, i18n.language) })
    const key = isMissing(error) ? 'problem_not_there' : isInAddress(error) ? 'problem_query' : `problem_${problem.code ?? ''}`
    const fields = problem.errors?.map((e) => `${e.location} ${e.message}`).join('; ')
    const holes = { detail: fields ?? problem.detail ?? '', request: problem.request_id ?? '—' }
    return i18n.exists(key) ? t(key, holes) : t('problem_other', holes)
  }
}

/** Whether it is the filters of an address that the server could not take: trying again would not help. */
export function isInAddress(error: unknown): boolean {
  const errors = error instanceof Refused ? (error.problem.errors ?? []) : []
  return errors.length > 0 && errors.every((e) => e.location.startsWith('query.'))
}

/** Whether an address names what is not there, or what nothing can be called. */
export function isMissing(error: unknown): boolean {
  if (!(error instanceof Refused)) return false
  const { code, errors } = error.problem
  return code === 'not_there' || errors?.some((e) => e.location.startsWith('path.')) === true
}

/** Of a lost race, the event that changed the row: a visit's events are those of its items too. */
function whoWasFirst({ code, current, since }: Partial<Problem>) {
  if (code !== 'stale') return undefined
  const at = (current as { changed_at?: string } | undefined)?.changed_at
  return since?.find((e) => e.at === at) ?? since?.[0]
}

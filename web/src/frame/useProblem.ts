import { useTranslation } from 'react-i18next'
import { Refused } from '../api/client'

/** Says in the person's language what went wrong, what was kept and what to do. */
export function useProblem(): (error: unknown) => string {
  const { t, i18n } = useTranslation()
  return (error) => {
    const problem = error instanceof Refused ? error.problem : { detail: String(error) }
    const key = `problem_${problem.code ?? ''}`
    const fields = problem.errors?.map((e) => `${e.location} ${e.message}`).join('; ')
    const holes = { detail: fields ?? problem.detail ?? '', request: problem.request_id ?? '—' }
    return i18n.exists(key) ? t(key, holes) : t('problem_other', holes)
  }
}

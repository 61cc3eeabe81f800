import { useTranslation } from 'react-i18next'
import { Refused } from '../api/client'
import { useProblem } from '../frame/useProblem'

/** Says of a refused file what happened, what was kept and what to do. */
export function useRefusal(): (error: unknown) => { title: string; description?: string } {
  const { t, i18n } = useTranslation()
  const say = useProblem()
  return (error) => {
    const problem = error instanceof Refused ? error.problem : undefined
    const ofTheFile = problem?.status === 422 || problem?.status === 413
    if (!problem || !ofTheFile || i18n.exists(`problem_${problem.code ?? ''}`)) return { title: say(error) }
    return { title: t('dataRefused', { why: problem.detail }), description: t(problem.status === 413 ? 'dataRefusedLarge' : 'dataRefusedDo') }
  }
}

import type { Schemas } from '../api/client'
import type { PlanAddress } from './usePlanAddress'

type Question = Schemas['SitingParameters']

/** What the form asks, as the server takes it. */
export function questionOf(address: PlanAddress, category: string, without: string[]): Question {
  return {
    profile: address.profile,
    category,
    within: address.within,
    ...(address.problem === 'lscp' ? {} : address.budget === undefined ? { p: address.p } : { budget: address.budget }),
    problem: address.problem as Question['problem'],
    candidates: address.candidates as Question['candidates'],
    forbidden: without,
    limit: address.seconds,
  }
}

/** The address of a form that asks a question. */
export function changesOf(question: Question): Parameters<PlanAddress['set']>[0] {
  const text = (value: number | undefined) => (value ? String(value) : undefined)
  return {
    profile: question.profile,
    category: question.category,
    within: text(question.within),
    p: text(question.p),
    budget: text(question.budget),
    problem: question.problem,
    candidates: question.candidates,
    without: question.forbidden?.join(',') || undefined,
    seconds: text(question.limit),
  }
}

/** Whether two questions have the same answer, but for the time that is given to it. */
export function sameQuestion(a: Question, b: Question): boolean {
  const key = (q: Question) => JSON.stringify([q.profile ?? 'adult', q.category, q.within, q.p ?? 0, q.budget ?? 0, q.problem ?? 'mclp', q.candidates ?? 'buildings', [...(q.forbidden ?? [])].sort()])
  return key(a) === key(b)
}

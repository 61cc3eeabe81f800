import type { TFunction } from 'i18next'
import { answer, api, isRefused, Refused, type Schemas } from '../api/client'
import { forgetHere, lastHere } from './ownActs'

/** Takes back the last that this window did to a row, and says what that was. */
export async function undoHere(subject: number, t: TFunction) {
  const event = lastHere(subject)
  if (event === undefined) throw new Refused({ code: 'nothing_done' })
  return undoEvent(event, t)
}

/** Takes back an act of this window. */
export async function undoEvent(event: number, t: TFunction) {
  try {
    const { act, changed } = await answer(api.POST('/api/events/{seq}/undo', { params: { path: { seq: event } } }))
    forgetHere(event)
    return { changed, said: saidUndone(act, t) }
  } catch (error) {
    if (isRefused(error, 'undone_already') || isRefused(error, 'not_there')) forgetHere(event)
    throw error
  }
}

/** Says which act was taken back: what was done, to what, and to how many more. */
export function saidUndone(act: Schemas['Act'] | undefined, t: TFunction): string {
  if (!act) return t('undone')
  const what = t(`verb_${act.verb}`, { defaultValue: act.verb })
  const named = act.rows.filter((r) => r.words)
  const words = named[0]?.words
  if (!words) return t('undoneAct', { what })
  return named.length > 1 ? t('undoneMany', { what, words, n: named.length - 1 }) : t('undoneOne', { what, words })
}

import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { Refused, type Item } from '../api/client'
import { valueOf, wordsOf } from '../api/item'
import { useProblem } from './useProblem'

/** Says in a dialog why it was not saved, that what was written is still there, and what somebody else made of the item. */
export function NotSaved({ error }: { error: unknown }) {
  const { t } = useTranslation()
  const say = useProblem()
  const problem = error instanceof Refused ? error.problem : {}
  const stands = problem.code === 'stale' ? standing(problem.current) : undefined
  return (
    <Alert
      type="error"
      showIcon
      title={say(error)}
      description={
        <>
          {stands && <div>{t('stands', { status: t(`status_${stands.status}`), words: wordsOf(valueOf(stands)) })}</div>}
          {t(problem.code === 'stale' ? 'writtenKeptOver' : 'writtenKept')}
        </>
      }
    />
  )
}

// Of a lost race the server gives the row as it is now, whichever row that is.
function standing(current: unknown): Item | undefined {
  const item = current as Partial<Item> | undefined
  return item?.proposal ?? item?.edited ? (item as Item) : undefined
}

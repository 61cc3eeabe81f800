import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { useProblem } from '../frame/useProblem'
import { useRecording } from './useRecording'

interface Props {
  facts: Schemas['CircleFacts']
  access: Schemas['AccessParameters']
}

/** Makes a run of what is shown, so that its figures stay in the record. */
export function RecordRun({ facts, access }: Props) {
  const { t } = useTranslation()
  const say = useProblem()
  const { record, busy, error } = useRecording(facts, access)
  return (
    <>
      <Button size="small" loading={busy} onClick={record}>
        {t('circleKeepRun')}
      </Button>
      {error && <span className="no"> {say(error)}</span>}
    </>
  )
}

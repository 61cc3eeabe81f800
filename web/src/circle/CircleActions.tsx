import { Button } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import type { Ground } from '../map/groundStyle'
import { ExportMenu } from '../map/ExportMenu'
import type { Edits } from './CircleStudy'
import { KeptScenarios } from './KeptScenarios'
import type { CircleAddress } from './useCircleAddress'

interface Props {
  facts: Schemas['CircleFacts']
  ground: Ground
  category: string
  minutes: number
  title: string
  edits: Edits
  address: CircleAddress
  effect?: Schemas['CircleEffect']
}

/** What can be done with the whole page: undo, export what is shown, a picture, a print. */
export function CircleActions({ facts, ground, category, minutes, title, edits, address, effect }: Props) {
  const { t, i18n } = useTranslation()
  useUndoKey(edits.undo)
  const file = (format: string) =>
    `/api/circle/${facts.version}/verdict/export?${new URLSearchParams({ category, minutes: String(minutes), format, lang: i18n.language === 'en' ? 'en' : 'zh' })}`
  return (
    <>
      <KeptScenarios facts={facts} category={category} minutes={minutes} title={title} edits={edits} address={address} effect={effect} />
      {edits.any && <Button onClick={() => edits.take({})}>{t('circleReset')}</Button>}
      {edits.can && <Button onClick={edits.undo}>{t('undo')}</Button>}
      <ExportMenu file={file} title={title} ground={ground} />
    </>
  )
}

function useUndoKey(undo: () => void) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key === 'z' && !(event.target instanceof HTMLInputElement)) {
        event.preventDefault()
        undo()
      }
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
}

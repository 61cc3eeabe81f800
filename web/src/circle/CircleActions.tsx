import { Button, Dropdown } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import type { Ground } from '../map/groundStyle'
import { mapPicture } from '../map/mapPicture'
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
      <Dropdown
        menu={{
          items: [
            { key: 'xlsx', label: <a href={file('xlsx')}>XLSX</a> },
            { key: 'csv', label: <a href={file('csv')}>CSV</a> },
            { key: 'png', label: t('picture'), onClick: () => void mapPicture(title, ground) },
            { key: 'print', label: t('print'), onClick: () => window.print() },
          ],
        }}
      >
        <Button>{t('export')}</Button>
      </Dropdown>
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

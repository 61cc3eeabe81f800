import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { scenarioList } from '../api/queries'
import { fileLanguage } from '../i18n/fileLanguage'
import { ExportMenu } from '../map/ExportMenu'
import type { Edits } from './CircleStudy'
import { KeptScenarios } from './KeptScenarios'
import { changeOf, keptName } from './scenario'
import type { CircleAddress } from './useCircleAddress'
import type { Rival } from './useRival'
import type { Steps } from './useSteps'

interface Props {
  facts: Schemas['CircleFacts']
  category: string
  minutes: number
  rival?: Rival
  title: string
  edits: Edits
  address: CircleAddress
  home?: number
  effect?: Schemas['CircleEffect']
}

/** What can be done with the whole page: undo and redo, export what is shown, a picture, a print. */
export function CircleActions({ facts, category, minutes, rival, title, edits, address, home, effect }: Props) {
  const { t, i18n } = useTranslation()
  const { steps } = address
  useUndoKeys(steps)
  const name = keptName(address.scenario, category, useQuery(scenarioList).data?.scenarios ?? [])
  const file = (format: string) => {
    const query = new URLSearchParams({ category, minutes: String(minutes), format, lang: fileLanguage(i18n.language), list: shownList(address, home) })
    if (address.sort) query.set('sort', address.sort)
    if (home !== undefined) query.set('home', String(home))
    if (edits.any) query.set('change', JSON.stringify(changeOf(address.scenario, category)))
    if (name) query.set('scenario', name)
    if (rival) {
      query.set('other_version', rival.facts.version)
      query.set('other_category', rival.category)
      query.set('other_minutes', String(rival.minutes))
    }
    return `/api/circle/${facts.version}/verdict/export?${query}`
  }
  return (
    <>
      <KeptScenarios facts={facts} category={category} minutes={minutes} title={title} edits={edits} address={address} effect={effect} />
      {edits.any && <Button onClick={() => edits.take({})}>{t('circleReset')}</Button>}
      {(steps.canUndo || steps.canRedo) && (
        <>
          <Button disabled={!steps.canUndo} onClick={steps.undo} title="Ctrl+Z">
            {t('undo')}
          </Button>
          <Button disabled={!steps.canRedo} onClick={steps.redo} title="Ctrl+Shift+Z, Ctrl+Y">
            {t('redo')}
          </Button>
        </>
      )}
      <ExportMenu file={file} title={title} />
    </>
  )
}

/** The list that is exported: that which is shown, where it shows something. */
function shownList({ list, gaps }: CircleAddress, home: number | undefined): string {
  return (list === 'gaps' && !gaps) || (list === 'home' && home === undefined) || list === 'metres' ? 'areas' : list
}

/** Ctrl+Z undoes, Ctrl+Shift+Z and Ctrl+Y redo, but for where something is written. */
function useUndoKeys(steps: Steps) {
  const latest = useRef(steps)
  useEffect(() => {
    latest.current = steps
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase()
      if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== 'z' && key !== 'y')) return
      if (event.target instanceof HTMLElement && event.target.matches('input, textarea, [contenteditable]')) return
      event.preventDefault()
      if (key === 'z' && !event.shiftKey) latest.current.undo()
      else latest.current.redo()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}

import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import type { Edits } from './CircleStudy'
import { readSpot } from './readSpot'
import { nextNew, type Scenario } from './scenario'

interface Props {
  facts: Schemas['CircleFacts']
  scenario: Scenario
  edits: Edits
}

/** Tries a new facility at coordinates, for who has no map or no mouse. */
export function AddFacility({ facts, scenario, edits }: Props) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [refused, setRefused] = useState(false)
  const add = () => {
    const spot = readSpot(text, facts.box)
    setRefused(!spot)
    if (!spot) return
    edits.put(nextNew(scenario), spot)
    setText('')
  }
  return (
    <form
      className="home-search"
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <Input aria-label={t('circleAddAt')} placeholder={t('circleAddHint')} value={text} onChange={(event) => setText(event.target.value)} />
      <Button htmlType="submit" disabled={!text.trim()}>
        {t('circleAdd')}
      </Button>
      <p role="status" className="no">
        {refused ? t('circleAddRefused') : ''}
      </p>
    </form>
  )
}

import { PlusCircleOutlined } from '@ant-design/icons'
import { useEffect, useRef, type PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useMap } from '../map/useMap'
import { nextNew, type Scenario, type Spot } from './scenario'

interface Props {
  scenario: Scenario
  drag: (id: string, at: Spot) => void
  drop: (id: string, at: Spot | null) => void
}

/** A new facility, to be dragged onto the map, until Escape takes it back; by keyboard it is put in the map's middle. */
export function DragChip({ scenario, drag, drop }: Props) {
  const { t } = useTranslation()
  const map = useMap()
  const held = useRef<string>(undefined)
  const ended = useRef<AbortController>(undefined)
  useEffect(() => () => ended.current?.abort(), [])
  const spotOf = (event: PointerEvent): Spot | null => {
    const box = map.getContainer().getBoundingClientRect()
    const [x, y] = [event.clientX - box.left, event.clientY - box.top]
    if (x < 0 || y < 0 || x > box.width || y > box.height) return null
    const { lng, lat } = map.unproject([x, y])
    return [lng, lat]
  }
  const letGo = (at: Spot | null) => {
    ended.current?.abort()
    if (held.current) drop(held.current, at)
    held.current = undefined
  }
  const begin = (event: PointerEvent<HTMLButtonElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    held.current = nextNew(scenario)
    ended.current = new AbortController()
    window.addEventListener('keydown', (key) => { if (key.key === 'Escape') letGo(null) }, { signal: ended.current.signal })
  }
  const move = (event: PointerEvent) => {
    const at = spotOf(event)
    if (held.current && at && (event.movementX || event.movementY)) drag(held.current, at)
  }
  const end = (event: PointerEvent<HTMLButtonElement>) => {
    const chip = event.currentTarget.getBoundingClientRect()
    const moved = event.clientX < chip.left || event.clientX > chip.right || event.clientY < chip.top || event.clientY > chip.bottom
    letGo(moved ? spotOf(event) : null)
  }
  const addInMiddle = (event: { detail: number }) => {
    if (event.detail !== 0) return // a pointer's click: it was dragged, or not
    const { lng, lat } = map.getCenter()
    drop(nextNew(scenario), [lng, lat])
  }
  return (
    <button type="button" className="drag-chip" title={t('circleDragHint')} onPointerDown={begin} onPointerMove={move} onPointerUp={end} onPointerCancel={() => letGo(null)} onClick={addInMiddle}>
      <PlusCircleOutlined aria-hidden /> {t('circleDrag')}
    </button>
  )
}

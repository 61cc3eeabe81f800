import type { Map as MapLibre, MapLayerMouseEvent, MapLayerTouchEvent } from 'maplibre-gl'
import { isClose } from '../map/hovering'
import type { Spot } from './scenario'

/** What is done to facilities: drag is told while one is dragged, drop once where it is let go; nowhere where that is off the map. */
export interface Hands {
  drag: (id: string, at: Spot) => void
  drop: (id: string, at: Spot | null) => void
  hover: (id: string | undefined) => void
  choose: (id: string) => void
}

/** Lets the facilities of a layer be dragged by mouse, pen or finger, and tells over which one the pointer is. */
export function dragging(map: MapLibre, hands: () => Hands | undefined): () => void {
  const canvas = map.getCanvas()
  const idOf = (event: MapLayerMouseEvent | MapLayerTouchEvent) => event.features?.[0]?.properties.id as string | undefined
  const begin = (event: MapLayerMouseEvent | MapLayerTouchEvent) => {
    const id = idOf(event)
    if (!id || ('points' in event ? event.points.length > 1 : event.originalEvent.button !== 0)) return
    event.preventDefault() // the map stays
    hold(map, id, event.point, hands)
  }
  const over = (event: MapLayerMouseEvent) => {
    canvas.style.cursor = 'grab'
    hands()?.hover(idOf(event))
  }
  const out = () => {
    canvas.style.cursor = ''
    hands()?.hover(undefined)
  }
  map.on('mousedown', 'facility', begin)
  map.on('touchstart', 'facility', begin)
  map.on('mouseenter', 'facility', over)
  map.on('mouseleave', 'facility', out)
  return () => {
    map.off('mousedown', 'facility', begin)
    map.off('touchstart', 'facility', begin)
    map.off('mouseenter', 'facility', over)
    map.off('mouseleave', 'facility', out)
  }
}

/** Follows the pointer, wherever it goes, until it is let go, or Escape is pressed. A hand that trembles chooses; it does not move. */
function hold(map: MapLibre, id: string, from: { x: number; y: number }, hands: () => Hands | undefined): void {
  const ended = new AbortController()
  let moved = false
  const placed = (event: PointerEvent) => {
    const box = map.getContainer().getBoundingClientRect()
    const [x, y] = [event.clientX - box.left, event.clientY - box.top]
    moved ||= !isClose(from, { x, y })
    const { lng, lat } = map.unproject([x, y])
    return x < 0 || y < 0 || x > box.width || y > box.height ? null : ([lng, lat] as Spot)
  }
  const end = (at: Spot | null, given = true) => {
    ended.abort()
    map.getCanvas().style.cursor = ''
    if (moved) hands()?.drop(id, at)
    else if (given) hands()?.choose(id)
  }
  const move = (event: PointerEvent) => {
    const at = placed(event)
    if (event.pointerType === 'mouse' && event.buttons === 0) end(null) // it was let go where nobody could tell
    else if (moved && at) {
      map.getCanvas().style.cursor = 'grabbing'
      hands()?.drag(id, at)
    }
  }
  const { signal } = ended
  window.addEventListener('pointermove', move, { signal })
  window.addEventListener('pointerup', (event) => { end(placed(event)) }, { signal })
  window.addEventListener('pointercancel', () => { end(null) }, { signal })
  window.addEventListener('keydown', (event) => { if (event.key === 'Escape') end(null, false) }, { signal })
}

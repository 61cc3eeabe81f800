import type { Map as MapLibre, MapLayerMouseEvent, MapTouchEvent } from 'maplibre-gl'
import { isClose, near, touchOf, type Touch } from '../map/hovering'
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
  const idOf = (event: MapLayerMouseEvent) => event.features?.[0]?.properties.id as string | undefined
  const press = (event: MapLayerMouseEvent) => {
    const id = idOf(event)
    if (!id || event.originalEvent.button !== 0) return
    event.preventDefault() // the map stays
    hold(map, id, event.point, touchOf(event.originalEvent), hands)
  }
  const touch = (event: MapTouchEvent) => {
    const finger = touchOf(event.originalEvent)
    const id = event.points.length === 1 && nearest(map, event.point, finger.around)
    if (!id) return
    event.preventDefault()
    hold(map, id, event.point, finger, hands)
  }
  const over = (event: MapLayerMouseEvent) => {
    canvas.style.cursor = 'grab'
    hands()?.hover(idOf(event))
  }
  const out = () => {
    canvas.style.cursor = ''
    hands()?.hover(undefined)
  }
  map.on('mousedown', 'facility', press)
  map.on('touchstart', touch)
  map.on('mouseenter', 'facility', over)
  map.on('mouseleave', 'facility', out)
  return () => {
    map.off('mousedown', 'facility', press)
    map.off('touchstart', touch)
    map.off('mouseenter', 'facility', over)
    map.off('mouseleave', 'facility', out)
  }
}

/** The facility that is drawn nearest to a place, not farther than so many pixels. */
function nearest(map: MapLibre, at: { x: number; y: number }, around: number): string | undefined {
  const far = ({ geometry }: { geometry: GeoJSON.Geometry }) => {
    if (geometry.type !== 'Point') return Infinity
    const { x, y } = map.project(geometry.coordinates as [number, number])
    return Math.hypot(x - at.x, y - at.y)
  }
  const [first] = near(map, at, ['facility'], around).sort((a, b) => far(a) - far(b))
  return first?.properties.id as string | undefined
}

/** Follows the pointer, wherever it goes, until it is let go, or Escape is pressed. A hand that trembles chooses; it does not move. */
function hold(map: MapLibre, id: string, from: { x: number; y: number }, touch: Touch, hands: () => Hands | undefined): void {
  const ended = new AbortController()
  let moved = false
  const placed = (event: PointerEvent) => {
    const box = map.getContainer().getBoundingClientRect()
    const [x, y] = [event.clientX - box.left, event.clientY - box.top]
    moved ||= !isClose(from, { x, y }, touch)
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
  map.getCanvas().addEventListener('touchmove', (event) => { event.preventDefault() }, { signal, passive: false }) // the page stays
  window.addEventListener('pointermove', move, { signal })
  window.addEventListener('pointerup', (event) => { end(placed(event)) }, { signal })
  window.addEventListener('pointercancel', () => { end(null) }, { signal })
  window.addEventListener('keydown', (event) => { if (event.key === 'Escape') end(null, false) }, { signal })
}

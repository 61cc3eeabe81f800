import type { Map as MapLibre } from 'maplibre-gl'
import { createContext, useContext } from 'react'

export const MapContext = createContext<MapLibre | null>(null)

/** The map that a layer lies on: its style is loaded. */
export function useMap(): MapLibre {
  const map = useContext(MapContext)
  if (!map) throw new Error('a layer lies on a MapView')
  return map
}

const shown = new Set<MapLibre>()

/** Notes that a map is there. */
export function keep(map: MapLibre): void {
  shown.add(map)
}

/** Notes that a map is taken away with all that is on it. */
export function forget(map: MapLibre): void {
  shown.delete(map)
}

/** Whether a map is still there: what is left of its page may run once more after it. */
export function there(map: MapLibre): boolean {
  return shown.has(map)
}

/** Waits until all maps of the page show what they should, or some seconds: what does not come by then is left out. */
export async function allDrawn(seconds = 8): Promise<void> {
  const end = performance.now() + 1000 * seconds
  for (let calm = 0; calm < 3 && performance.now() < end; ) {
    await new Promise((next) => setTimeout(next, 100))
    calm = [...shown].every((map) => map.isStyleLoaded() && map.areTilesLoaded()) ? calm + 1 : 0
  }
}

/** Has all maps drawn with so many times the pixels that the page has, but no fewer than its screen shows. */
export async function widen(factor: number): Promise<void> {
  for (const map of shown) map.setPixelRatio(Math.max(window.devicePixelRatio, Math.min(factor, 4)))
  await allDrawn()
}

/** Has all maps drawn for the screen again. */
export function redraw(): void {
  for (const map of shown) map.setPixelRatio(window.devicePixelRatio)
}

/** Draws, and gives what an effect returns: how to take the drawing away again. Both only while the map is there: a change of look takes it away before its layers know. */
export function drawn(map: MapLibre, draw: () => () => void): () => void {
  if (!there(map)) return () => undefined
  const undo = draw()
  return () => {
    if (there(map)) undo()
  }
}

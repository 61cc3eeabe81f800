import type { Map as MapLibre } from 'maplibre-gl'
import { createContext, useContext } from 'react'

export const MapContext = createContext<MapLibre | null>(null)

/** The map that a layer lies on: its style is loaded. */
export function useMap(): MapLibre {
  const map = useContext(MapContext)
  if (!map) throw new Error('a layer lies on a MapView')
  return map
}

const gone = new WeakSet<MapLibre>()

/** Notes that a map is taken away with all that is on it. */
export function forget(map: MapLibre): void {
  gone.add(map)
}

/** Whether a map is still there: what is left of its page may run once more after it. */
export function there(map: MapLibre): boolean {
  return !gone.has(map)
}

/** Draws, and gives what an effect returns: how to take the drawing away again, where its map is still there. */
export function drawn(map: MapLibre, draw: () => () => void): () => void {
  const undo = draw()
  return () => {
    if (!gone.has(map)) undo()
  }
}

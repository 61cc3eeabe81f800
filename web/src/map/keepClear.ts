import type { Map as MapLibre } from 'maplibre-gl'

const wide = 22 // pixels of a mark with its rim

/** Keeps the names of places off the marks of a source: marks are drawn as circles, which names would pass over. It gives how to end that. */
export function keepClear(map: MapLibre, source: string): () => void {
  const id = `${source}-clear`
  map.addImage(id, new ImageData(wide, wide))
  map.addLayer({ id, type: 'symbol', source, layout: { 'icon-image': id, 'icon-allow-overlap': true } })
  return () => {
    map.removeLayer(id)
    map.removeImage(id)
  }
}

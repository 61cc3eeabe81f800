import type { LngLat, Map as MapLibre, MapGeoJSONFeature, MapLayerMouseEvent } from 'maplibre-gl'

const tremble = 3 // how many pixels a click may move; it is the map's too

/** Whether the way from one pixel to another is still a click. */
export function isClose(a: { x: number; y: number }, b: { x: number; y: number }): boolean {
  return Math.hypot(a.x - b.x, a.y - b.y) <= tremble
}

/** Makes the features of a layer answer to the pointer: a hand over them, and a click where nothing of the layer over them is hit. It gives how to end that. */
export function hovering(map: MapLibre, layer: string, click: (feature: MapGeoJSONFeature, at: LngLat) => void, over?: string): () => void {
  const canvas = map.getCanvas()
  const enter = () => (canvas.style.cursor = 'pointer')
  const out = () => (canvas.style.cursor = '')
  const clicked = (event: MapLayerMouseEvent) => {
    const feature = event.features?.[0]
    if (feature && !(over && hit(map, event.point, [over]))) click(feature, event.lngLat)
  }
  map.on('mouseenter', layer, enter)
  map.on('mouseleave', layer, out)
  map.on('click', layer, clicked)
  return () => {
    map.off('mouseenter', layer, enter)
    map.off('mouseleave', layer, out)
    map.off('click', layer, clicked)
  }
}

/** Whether something of some layers is drawn so many pixels around a place. */
export function hit(map: MapLibre, { x, y }: { x: number; y: number }, layers: readonly string[], around = tremble): boolean {
  const drawn = layers.filter((layer) => map.getLayer(layer))
  return drawn.length > 0 && map.queryRenderedFeatures([[x - around, y - around], [x + around, y + around]], { layers: drawn }).length > 0
}

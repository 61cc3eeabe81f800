import type { LngLat, Map as MapLibre, MapGeoJSONFeature, MapLayerMouseEvent } from 'maplibre-gl'

/** What a pointer hits and how steady it is, in pixels: what is so far beside it is meant, and so much it may move in a click. */
export interface Touch {
  around: number
  tremble: number
}

const mouse: Touch = { around: 3, tremble: 3 } // the map's own
const finger: Touch = { around: 22, tremble: 12 }

/** What points: a finger, or anything finer. Browsers that do not say it of a click are asked what they have. */
export function touchOf(event: Event): Touch {
  const type = event instanceof PointerEvent && event.pointerType
  const coarse = type ? type === 'touch' : event.type.startsWith('touch') || (event.type === 'click' && window.matchMedia('(pointer: coarse)').matches)
  return coarse ? finger : mouse
}

/** Whether the way from one pixel to another is still a click. */
export function isClose(a: { x: number; y: number }, b: { x: number; y: number }, { tremble }: Touch): boolean {
  return Math.hypot(a.x - b.x, a.y - b.y) <= tremble
}

/** Makes the features of a layer answer to the pointer: a hand over them, and a click where nothing of the layer over them is hit. It gives how to end that. */
export function hovering(map: MapLibre, layer: string, click: (feature: MapGeoJSONFeature, at: LngLat) => void, over?: string): () => void {
  const canvas = map.getCanvas()
  const enter = () => (canvas.style.cursor = 'pointer')
  const out = () => (canvas.style.cursor = '')
  const clicked = (event: MapLayerMouseEvent) => {
    const feature = event.features?.[0]
    if (feature && !(over && hit(map, event.point, [over], touchOf(event.originalEvent).around))) click(feature, event.lngLat)
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
export function hit(map: MapLibre, { x, y }: { x: number; y: number }, layers: readonly string[], around: number): boolean {
  return near(map, { x, y }, layers, around).length > 0
}

/** What of some layers is drawn so many pixels around a place. */
export function near(map: MapLibre, { x, y }: { x: number; y: number }, layers: readonly string[], around: number): MapGeoJSONFeature[] {
  const drawn = layers.filter((layer) => map.getLayer(layer))
  return drawn.length > 0 ? map.queryRenderedFeatures([[x - around, y - around], [x + around, y + around]], { layers: drawn }) : []
}

import type { Map as MapLibre, MapGeoJSONFeature, MapLayerMouseEvent } from 'maplibre-gl'

/** Makes the features of a layer answer to the pointer: a hand over them, and a click. It gives how to end that. */
export function hovering(map: MapLibre, layer: string, click: (feature: MapGeoJSONFeature) => void): () => void {
  const canvas = map.getCanvas()
  const over = () => (canvas.style.cursor = 'pointer')
  const out = () => (canvas.style.cursor = '')
  const clicked = (event: MapLayerMouseEvent) => {
    const feature = event.features?.[0]
    if (feature) click(feature)
  }
  map.on('mouseenter', layer, over)
  map.on('mouseleave', layer, out)
  map.on('click', layer, clicked)
  return () => {
    map.off('mouseenter', layer, over)
    map.off('mouseleave', layer, out)
    map.off('click', layer, clicked)
  }
}

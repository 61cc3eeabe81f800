import type { FeatureCollection } from 'geojson'
import { useEffect, useId } from 'react'
import { marks, minuteColours } from '../map/groundStyle'
import { drawn, useMap } from '../map/useMap'
import { usePageLook } from '../map/usePageLook'

export interface Outline {
  shapes: readonly number[][][][]
  dashed: boolean
}

/** Outlines over the map, faintly filled: gaps, or the ground around a facility. */
export function ShapeLayer({ outlines, reach = false }: { outlines: readonly Outline[]; reach?: boolean }) {
  const map = useMap()
  const look = usePageLook()
  const id = useId()
  useEffect(
    () =>
      drawn(map, () => {
        const colour = reach ? marks[look].mark : minuteColours[look].gain
        map.addSource(id, { type: 'geojson', data: features(outlines) })
        map.addLayer({ id: `${id}-fill`, type: 'fill', source: id, paint: { 'fill-color': colour, 'fill-opacity': 0.08 } })
        map.addLayer({ id: `${id}-line`, type: 'line', source: id, filter: ['!', ['get', 'dashed']], paint: { 'line-color': colour, 'line-width': 2 } })
        map.addLayer({ id: `${id}-dash`, type: 'line', source: id, filter: ['get', 'dashed'], paint: { 'line-color': colour, 'line-width': 1.5, 'line-dasharray': [3, 2] } })
        return () => {
          for (const part of ['dash', 'line', 'fill']) map.removeLayer(`${id}-${part}`)
          map.removeSource(id)
        }
      }),
    [map, look, id, outlines, reach],
  )
  return null
}

function features(outlines: readonly Outline[]): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: outlines.flatMap(({ shapes, dashed }) =>
      shapes.map((coordinates) => ({ type: 'Feature' as const, geometry: { type: 'Polygon' as const, coordinates }, properties: { dashed } })),
    ),
  }
}

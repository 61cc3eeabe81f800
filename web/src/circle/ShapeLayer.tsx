import type { FeatureCollection } from 'geojson'
import { useEffect, useId } from 'react'
import { marks, minuteColours } from '../map/groundStyle'
import { drawn, useMap } from '../map/useMap'
import { usePageLook } from '../map/usePageLook'

export interface Outline {
  shapes: readonly number[][][][]
  dashed: boolean
}

interface Props {
  outlines: readonly Outline[]
  kind: 'gap' | 'reach'
}

// A band along the inner side of a gap's edge: in tiles the rings run so that what they hold is on their right.
const band = { 'line-width': 6, 'line-offset': 4, 'line-opacity': 0.3 }

/** Outlines over the map: gaps, whose homes are hatched already, or the ground around a facility. */
export function ShapeLayer({ outlines, kind }: Props) {
  const map = useMap()
  const look = usePageLook()
  const id = useId()
  useEffect(
    () =>
      drawn(map, () => {
        const colour = kind === 'reach' ? marks[look].mark : minuteColours[look].gap
        const fill = { 'fill-color': colour, 'fill-opacity': kind === 'reach' ? 0.08 : 0 }
        map.addSource(id, { type: 'geojson', data: features(outlines) })
        map.addLayer({ id: `${id}-fill`, type: 'fill', source: id, paint: fill })
        map.addLayer({ id: `${id}-band`, type: 'line', source: id, layout: { visibility: kind === 'gap' ? 'visible' : 'none' }, paint: { 'line-color': colour, ...band } })
        map.addLayer({ id: `${id}-line`, type: 'line', source: id, filter: ['!', ['get', 'dashed']], paint: { 'line-color': colour, 'line-width': 2 } })
        map.addLayer({ id: `${id}-dash`, type: 'line', source: id, filter: ['get', 'dashed'], paint: { 'line-color': colour, 'line-width': 1.5, 'line-dasharray': [3, 2] } })
        return () => {
          for (const part of ['dash', 'line', 'band', 'fill']) map.removeLayer(`${id}-${part}`)
          map.removeSource(id)
        }
      }),
    [map, look, id, outlines, kind],
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

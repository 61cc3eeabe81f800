import type { FeatureCollection } from 'geojson'
import type { ExpressionSpecification } from 'maplibre-gl'
import { useEffect } from 'react'
import type { Schemas } from '../api/client'
import { minuteColours } from '../map/groundStyle'
import { drawn, useMap } from '../map/useMap'
import { usePageLook } from '../map/usePageLook'

interface Props {
  home: Schemas['CircleHome']
  way?: Schemas['AccessWay']
}

/** A home in a ring, and the way from it to a facility, as it is walked; the walk to the street is dashed, as nobody knows it. */
export function WayLayer({ home, way }: Props) {
  const map = useMap()
  const look = usePageLook()
  useEffect(
    () =>
      drawn(map, () => {
        const line = { 'line-cap': 'round', 'line-join': 'round' } as const
        const rim = look === 'dark' ? '#15191b' : '#ffffff'
        const ink = minuteColours[look].way
        map.addSource('way', { type: 'geojson', data: drawing(home, way) })
        const walked: ExpressionSpecification = ['!', ['has', 'start']]
        map.addLayer({ id: 'way-start', type: 'line', source: 'way', filter: ['has', 'start'], paint: { 'line-color': ink, 'line-width': 3, 'line-dasharray': [1.5, 1] } })
        map.addLayer({ id: 'way-rim', type: 'line', source: 'way', filter: walked, layout: line, paint: { 'line-color': rim, 'line-width': 8 } })
        map.addLayer({ id: 'way', type: 'line', source: 'way', filter: walked, layout: line, paint: { 'line-color': ink, 'line-width': 4 } })
        const ring = { 'circle-radius': 11, 'circle-opacity': 0 }
        map.addLayer({ id: 'chosen-rim', type: 'circle', source: 'way', filter: ['==', ['geometry-type'], 'Point'], paint: { ...ring, 'circle-stroke-color': rim, 'circle-stroke-width': 5 } })
        map.addLayer({ id: 'chosen', type: 'circle', source: 'way', filter: ['==', ['geometry-type'], 'Point'], paint: { ...ring, 'circle-stroke-color': ink, 'circle-stroke-width': 3 } })
        return () => {
          for (const id of ['chosen', 'chosen-rim', 'way', 'way-rim', 'way-start']) map.removeLayer(id)
          map.removeSource('way')
        }
      }),
    [map, look, home, way],
  )
  return null
}

function drawing(home: Schemas['CircleHome'], way?: Schemas['AccessWay']): FeatureCollection {
  const first = way?.legs[0]?.course[0]
  const start = first ? [{ type: 'Feature' as const, geometry: { type: 'LineString' as const, coordinates: [[home.lon, home.lat], first] }, properties: { start: true } }] : []
  const courses = way?.legs.map((leg) => ({ type: 'Feature' as const, geometry: { type: 'LineString' as const, coordinates: leg.course }, properties: {} })) ?? []
  return { type: 'FeatureCollection', features: [...start, ...courses, { type: 'Feature', geometry: { type: 'Point', coordinates: [home.lon, home.lat] }, properties: {} }] }
}

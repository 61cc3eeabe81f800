import type { FeatureCollection } from 'geojson'
import { useEffect } from 'react'
import type { Schemas } from '../api/client'
import { minuteColours } from '../map/groundStyle'
import { drawn, useMap } from '../map/useMap'
import { usePageLook } from '../map/usePageLook'

/** The way from a home to a facility, as it was walked; the walks to and from the street are dotted by their absence. */
export function WayLayer({ way }: { way: Schemas['AccessWay'] }) {
  const map = useMap()
  const look = usePageLook()
  useEffect(
    () =>
      drawn(map, () => {
        const line = { 'line-cap': 'round', 'line-join': 'round' } as const
        map.addSource('way', { type: 'geojson', data: courses(way) })
        map.addLayer({ id: 'way-rim', type: 'line', source: 'way', layout: line, paint: { 'line-color': look === 'dark' ? '#15191b' : '#ffffff', 'line-width': 8 } })
        map.addLayer({ id: 'way', type: 'line', source: 'way', layout: line, paint: { 'line-color': minuteColours[look].way, 'line-width': 4 } })
        return () => {
          map.removeLayer('way')
          map.removeLayer('way-rim')
          map.removeSource('way')
        }
      }),
    [map, look, way],
  )
  return null
}

function courses(way: Schemas['AccessWay']): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: way.legs.map((leg) => ({ type: 'Feature', geometry: { type: 'LineString', coordinates: leg.course }, properties: { class: leg.class } })),
  }
}

import type { FeatureCollection, Point } from 'geojson'
import type { GeoJSONSource } from 'maplibre-gl'
import { useEffect, useMemo, useRef } from 'react'
import type { Schemas } from '../api/client'
import { useTypeScale } from '../frame/useTypeScale'
import { fonts, marks, minuteColours } from '../map/groundStyle'
import { keepClear } from '../map/keepClear'
import { drawn, useMap } from '../map/useMap'
import { usePageLook } from '../map/usePageLook'
import { dragging, type Hands } from './dragging'
import { isNew, type Scenario, type Spot } from './scenario'

type Place = Schemas['AccessPlace']

interface Props {
  places: readonly Place[]
  scenario: Scenario
  newName: string
  hands?: Hands // none where facilities are only looked at
}

/** The facilities: a ring for each that is there, a full disc for one that is tried elsewhere, a cross for one that is closed. */
export function FacilityLayer({ places, scenario, newName, hands }: Props) {
  const map = useMap()
  const look = usePageLook()
  const scale = useTypeScale()
  const points = useMemo(() => pointsOf(places, scenario, newName), [places, scenario, newName])
  const latest = useRef({ points, hands })
  useEffect(() => {
    latest.current = { points, hands }
  })
  useEffect(
    () =>
      drawn(map, () => {
        const colours = marks[look]
        const tried = minuteColours[look].gain
        map.addSource('facilities', { type: 'geojson', data: latest.current.points })
        map.addLayer({
          id: 'facility', type: 'circle', source: 'facilities',
          paint: {
            'circle-radius': ['interpolate', ['linear'], ['zoom'], 11, 5, 15, 9],
            'circle-color': ['match', ['get', 'state'], 'tried', tried, 'closed', colours.rim, colours.mark],
            'circle-stroke-color': ['match', ['get', 'state'], 'closed', colours.mark, colours.rim],
            'circle-stroke-width': 2,
          },
        })
        map.addLayer({
          id: 'facility-name', type: 'symbol', source: 'facilities', minzoom: 12,
          layout: {
            'text-field': ['case', ['==', ['get', 'state'], 'closed'], ['concat', '✕ ', ['get', 'name']], ['get', 'name']],
            'text-font': fonts, 'text-size': 12 * scale, 'text-variable-anchor': ['top', 'bottom', 'left', 'right'], 'text-radial-offset': 1.2, 'text-optional': true,
          },
          paint: { 'text-color': colours.ink, 'text-halo-color': colours.rim, 'text-halo-width': 2 },
        }, 'place-name') // which keep their place
        const free = keepClear(map, 'facilities')
        return () => {
          free()
          map.removeLayer('facility-name')
          map.removeLayer('facility')
          map.removeSource('facilities')
        }
      }),
    [map, look, scale],
  )
  useEffect(() => {
    void map.getSource<GeoJSONSource>('facilities')?.setData(points)
  }, [map, look, scale, points])
  const held = hands !== undefined
  useEffect(() => (held ? dragging(map, () => latest.current.hands) : undefined), [map, held])
  return null
}

function pointsOf(places: readonly Place[], scenario: Scenario, newName: string): FeatureCollection<Point> {
  const point = (id: string, name: string, at: Spot, state: string) => ({
    type: 'Feature' as const,
    geometry: { type: 'Point' as const, coordinates: at },
    properties: { id, name, state },
  })
  const there = places.map((p) => {
    const spot = scenario[p.id]
    return point(p.id, p.name, spot ?? [p.lon, p.lat], spot === undefined ? 'there' : spot ? 'tried' : 'closed')
  })
  const added = Object.entries(scenario).flatMap(([id, spot]) => (isNew(id) && spot ? [point(id, `${newName} ${id.slice(4)}`, spot, 'tried')] : []))
  return { type: 'FeatureCollection', features: [...there, ...added] }
}

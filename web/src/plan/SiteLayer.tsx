import type { FeatureCollection, Point } from 'geojson'
import type { ExpressionSpecification, GeoJSONSource } from 'maplibre-gl'
import { useEffect, useMemo } from 'react'
import type { Schemas } from '../api/client'
import { useTypeScale } from '../frame/useTypeScale'
import { fonts, marks, minuteColours } from '../map/groundStyle'
import { keepClear } from '../map/keepClear'
import { drawn, useMap } from '../map/useMap'
import { usePageLook } from '../map/usePageLook'

/** A site, by its place in the list of its plan; one that was just found has no name yet. */
export interface NumberedSite {
  lon: number
  lat: number
  name?: string
}

interface Props {
  there: readonly Schemas['AccessPlace'][]
  sites: readonly NumberedSite[]
}

/** The facilities that are there, and the new sites with their numbers. */
export function SiteLayer({ there, sites }: Props) {
  const map = useMap()
  const look = usePageLook()
  const scale = useTypeScale()
  const points = useMemo(() => pointsOf(there, sites), [there, sites])
  useEffect(
    () =>
      drawn(map, () => {
        const colours = marks[look]
        const isNew: ExpressionSpecification = ['==', ['get', 'state'], 'new']
        map.addSource('sites', { type: 'geojson', data: { type: 'FeatureCollection', features: [] } })
        map.addLayer({
          id: 'site', type: 'circle', source: 'sites',
          paint: { 'circle-radius': ['case', isNew, 12, 6], 'circle-color': ['case', isNew, minuteColours[look].gain, colours.mark], 'circle-stroke-color': colours.rim, 'circle-stroke-width': 2 },
        })
        map.addLayer({
          id: 'site-number', type: 'symbol', source: 'sites', filter: ['==', ['get', 'state'], 'new'],
          layout: { 'text-field': ['get', 'number'], 'text-font': fonts, 'text-size': 13 * scale, 'text-allow-overlap': true },
          paint: { 'text-color': colours.rim },
        })
        map.addLayer({
          id: 'site-name', type: 'symbol', source: 'sites', minzoom: 12,
          layout: { 'text-field': ['get', 'name'], 'text-font': fonts, 'text-size': 12 * scale, 'text-variable-anchor': ['top', 'bottom', 'left', 'right'], 'text-radial-offset': 1.1, 'text-optional': true },
          paint: { 'text-color': colours.ink, 'text-halo-color': colours.rim, 'text-halo-width': 2 },
        })
        const free = keepClear(map, 'sites')
        return () => {
          free()
          for (const id of ['site-name', 'site-number', 'site']) map.removeLayer(id)
          map.removeSource('sites')
        }
      }),
    [map, look, scale],
  )
  useEffect(() => {
    void map.getSource<GeoJSONSource>('sites')?.setData(points)
  }, [map, look, scale, points])
  return null
}

function pointsOf(there: readonly Schemas['AccessPlace'][], sites: readonly NumberedSite[]): FeatureCollection<Point> {
  const point = ({ name = '', ...place }: NumberedSite, state: string, number: string) => ({
    type: 'Feature' as const,
    geometry: { type: 'Point' as const, coordinates: [place.lon, place.lat] },
    properties: { name: isPlace(name) ? '' : name, state, number },
  })
  return { type: 'FeatureCollection', features: [...there.map((p) => point(p, 'there', '')), ...sites.map((s, i) => point(s, 'new', String(i + 1)))] }
}

/** Whether a name is but coordinates, which the map says better. */
function isPlace(name: string): boolean {
  return /^[\d.,\s-]+$/.test(name)
}

import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { FeatureCollection, Point } from 'geojson'
import { lazy, Suspense, useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { Refused, type Schemas } from '../api/client'
import { groundNow, siteList } from '../api/queries'
import { Trouble } from '../frame/Trouble'
import { useTypeScale } from '../frame/useTypeScale'
import { Waiting } from '../list/Waiting'
import { canDraw } from '../map/canDraw'
import { fonts, marks } from '../map/groundStyle'
import { hovering } from '../map/hovering'
import { drawn, useMap } from '../map/useMap'
import { usePageLook } from '../map/usePageLook'

const MapView = lazy(() => import('../map/MapView'))

/** The sites of the record where they lie. The list of sites says the same in words. */
export function SiteMap() {
  const { t } = useTranslation()
  const ground = useQuery(groundNow)
  const sites = useAllSites()
  if (!canDraw()) return <p className="empty">{t('mapNoWebGL')}</p>
  if (ground.error instanceof Refused && ground.error.problem.status === 404) return <p className="empty">{t('mapNoGround')}</p>
  if (ground.error) return <Trouble error={ground.error} retry={ground.refetch} />
  if (!ground.data || !sites) return <Waiting />
  return (
    <Suspense fallback={<Waiting />}>
      <Drawn ground={ground.data} sites={sites} />
    </Suspense>
  )
}

/** All sites, page after page; a district has some thousands. */
function useAllSites() {
  const list = useInfiniteQuery(siteList({ limit: 200 }))
  const { hasNextPage, isFetching, fetchNextPage } = list
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage()
  }, [hasNextPage, isFetching, fetchNextPage])
  return useMemo(() => (list.data && !hasNextPage ? list.data.pages.flatMap((p) => p.sites) : undefined), [list.data, hasNextPage])
}

function Drawn({ ground, sites }: { ground: Schemas['Basemap']; sites: Schemas['SiteRow'][] }) {
  const { t } = useTranslation()
  const points = useMemo(() => pointsOf(sites), [sites])
  return (
    <MapView ground={ground} label={t('sitesOnMap')} layers={<SitePoints points={points} />}>
      {t('mapSites', { n: points.features.length, without: sites.length - points.features.length })}
    </MapView>
  )
}

function SitePoints({ points }: { points: FeatureCollection<Point> }) {
  const map = useMap()
  const [, go] = useLocation()
  const colours = marks[usePageLook()]
  const scale = useTypeScale()
  useEffect(
    () =>
      drawn(map, () => {
        map.addSource('sites', { type: 'geojson', data: points })
        map.addLayer({
          id: 'site', type: 'circle', source: 'sites',
          paint: { 'circle-radius': ['interpolate', ['linear'], ['get', 'stops'], 0, 5, 10, 12], 'circle-color': colours.mark, 'circle-stroke-color': colours.rim, 'circle-stroke-width': 2 },
        })
        map.addLayer({
          id: 'site-name', type: 'symbol', source: 'sites', minzoom: 11,
          layout: { 'text-field': ['get', 'name'], 'text-font': fonts, 'text-size': 13 * scale, 'text-anchor': 'top', 'text-offset': [0, 0.8] },
          paint: { 'text-color': colours.ink, 'text-halo-color': colours.rim, 'text-halo-width': 2 },
        })
        return () => {
          map.removeLayer('site-name')
          map.removeLayer('site')
          map.removeSource('sites')
        }
      }),
    [map, points, colours, scale],
  )
  useEffect(() => hovering(map, 'site', (feature) => go(`/places/sites/${feature.id}`)), [map, go])
  return null
}

function pointsOf(sites: Schemas['SiteRow'][]): FeatureCollection<Point> {
  return {
    type: 'FeatureCollection',
    features: sites.flatMap((s) =>
      s.point
        ? [{ type: 'Feature' as const, id: s.id, geometry: { type: 'Point' as const, coordinates: [s.point.lon, s.point.lat] }, properties: { name: s.name, stops: s.stops } }]
        : [],
    ),
  }
}

import { Map as MapLibre, NavigationControl, ScaleControl, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import 'maplibre-gl/dist/maplibre-gl.css'
import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { groundStyle, type Ground } from './groundStyle'
import { usePageLook } from './usePageLook'

setWorkerUrl(workerUrl)

export type View = [lon: number, lat: number, zoom: number]

interface Props {
  ground: Ground
  view?: View // where it begins; all of the ground without one
  moved?: (view: View) => void
  /** Adds what the map shows, anew whenever the look changes; the map is the caller's until then. */
  draw: (map: MapLibre) => void
  label: string
  children?: ReactNode // the legend
}

/** A map over the ground of this server. What it shows must stand in a table too: maps are not for everybody. */
export default function MapView({ ground, view, moved, draw, label, children }: Props) {
  const { t } = useTranslation()
  const look = usePageLook()
  const box = useRef<HTMLDivElement>(null)
  const start = useRef(view)
  const map = useRef<MapLibre>(null)
  const latest = useRef({ draw, moved })
  useEffect(() => {
    latest.current = { draw, moved }
  })
  useEffect(() => {
    const [west, south, east, north] = ground.box as [number, number, number, number]
    const made = new MapLibre({
      container: box.current as HTMLDivElement,
      style: groundStyle(ground, look, location.origin),
      attributionControl: { compact: false },
      locale: { 'NavigationControl.ZoomIn': t('zoomIn'), 'NavigationControl.ZoomOut': t('zoomOut'), 'Map.Title': label },
      dragRotate: false,
      ...(start.current ? { center: [start.current[0], start.current[1]], zoom: start.current[2] } : { bounds: [west, south, east, north], fitBoundsOptions: { padding: 24 } }),
    })
    made.touchZoomRotate.disableRotation()
    made.addControl(new NavigationControl({ showCompass: false }), 'top-right')
    made.addControl(new ScaleControl({ unit: 'metric' }), 'bottom-left')
    made.on('style.load', () => latest.current.draw(made))
    made.on('moveend', () => {
      const { lng, lat } = made.getCenter()
      start.current = [lng, lat, made.getZoom()]
      latest.current.moved?.(start.current)
    })
    map.current = made
    return () => made.remove()
  }, [ground, look, label, t])
  useEffect(() => {
    if (map.current?.isStyleLoaded()) draw(map.current)
  }, [draw])
  return (
    <figure className="map">
      <div ref={box} className="map-canvas" />
      <figcaption>{children}</figcaption>
    </figure>
  )
}

import { Map as MapLibre, NavigationControl, ScaleControl, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import 'maplibre-gl/dist/maplibre-gl.css'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useTypeScale } from '../frame/useTypeScale'
import { fitPaper } from './fitPaper'
import { groundSaid } from './groundSaid'
import { groundStyle, type Ground } from './groundStyle'
import { forget, keep, MapContext } from './useMap'
import { usePageLook } from './usePageLook'

setWorkerUrl(workerUrl)

export type View = [lon: number, lat: number, zoom: number]

interface Props {
  ground: Ground
  box?: readonly number[] // what it begins with; all of the ground without one
  view?: View // where it is, once somebody moved it
  moved?: (view: View) => void
  label: string
  layers: ReactNode // what is drawn on it, see useMap
  children?: ReactNode // the legend
}

/** A map over the ground of this server. What it shows must stand in a table too: maps are not for everybody. */
export default function MapView({ ground, box: first = ground.box, view, moved, label, layers, children }: Props) {
  const { t } = useTranslation()
  const look = usePageLook()
  const scale = useTypeScale()
  const box = useRef<HTMLDivElement>(null)
  const at = useRef(view)
  const start = useRef(first)
  const latest = useRef(moved)
  const [map, setMap] = useState<MapLibre>()
  useEffect(() => {
    latest.current = moved
  })
  useEffect(() => {
    const [west, south, east, north] = start.current as [number, number, number, number]
    const isNarrow = window.matchMedia('(max-width: 600px)').matches
    const made = new MapLibre({
      container: box.current as HTMLDivElement,
      style: groundStyle(ground, look, { origin: location.origin, credit: groundSaid(ground, t), scale }),
      attributionControl: { compact: isNarrow },
      cooperativeGestures: window.matchMedia('(pointer: coarse)').matches, // a finger that wants down the page may begin on the map
      locale: {
        'AttributionControl.ToggleAttribution': t('mapCredit'), 'CooperativeGesturesHandler.MobileHelpText': t('mapTwoFingers'),
        'CooperativeGesturesHandler.WindowsHelpText': t('mapCtrl'), 'CooperativeGesturesHandler.MacHelpText': t('mapCtrl'),
        'NavigationControl.ZoomIn': t('zoomIn'), 'NavigationControl.ZoomOut': t('zoomOut'), 'Map.Title': label,
      },
      dragRotate: false,
      canvasContextAttributes: { preserveDrawingBuffer: true }, // for prints and pictures
      ...(at.current ? { center: [at.current[0], at.current[1]], zoom: at.current[2] } : { bounds: [west, south, east, north], fitBoundsOptions: { padding: { top: 64, right: 56, bottom: 40, left: 24 } } }),
    })
    keep(made)
    made.touchZoomRotate.disableRotation()
    made.addControl(new NavigationControl({ showCompass: false }), 'top-right')
    made.addControl(new ScaleControl({ unit: 'metric' }), 'bottom-left')
    if (isNarrow) made.once('load', () => fold(made))
    made.on('style.load', () => setMap(made))
    made.on('moveend', () => {
      const { lng, lat } = made.getCenter()
      at.current = [lng, lat, made.getZoom()]
      latest.current?.(at.current)
    })
    return () => {
      forget(made)
      setMap(undefined)
      made.remove()
    }
  }, [ground, look, scale, label, t])
  useEffect(() => fitPaper(() => box.current), [])
  useEffect(() => {
    if (!map || !view || (at.current && same(at.current, view))) return
    map.jumpTo({ center: [view[0], view[1]], zoom: view[2] })
  }, [map, view])
  return (
    <figure className="map">
      <div className="map-frame">
        <div ref={box} className="map-canvas" />
        {map && <MapContext value={map}>{layers}</MapContext>}
      </div>
      <figcaption>{children}</figcaption>
    </figure>
  )
}

/** Folds whose data it is behind its button: on a phone it would cover the map. */
function fold(map: MapLibre): void {
  const credit = map.getContainer().querySelector('.maplibregl-ctrl-attrib')
  credit?.classList.remove('maplibregl-compact-show')
  credit?.removeAttribute('open')
}

/** Whether two views are one on the screen; addresses round them. */
function same(a: View, b: View): boolean {
  return Math.abs(a[0] - b[0]) < 1e-4 && Math.abs(a[1] - b[1]) < 1e-4 && Math.abs(a[2] - b[2]) < 0.02
}

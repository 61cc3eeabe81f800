import type { ExpressionSpecification, Map as MapLibre, MapMouseEvent } from 'maplibre-gl'
import { useEffect, useMemo, useRef } from 'react'
import type { Schemas } from '../api/client'
import { belowStreets, minuteColours } from '../map/groundStyle'
import { hatch } from '../map/hatch'
import { hit, hovering, touchOf } from '../map/hovering'
import { drawn, there, useMap } from '../map/useMap'
import { usePageLook } from '../map/usePageLook'
import { classesWithin } from './minutes'
import type { Spot } from './scenario'

type Facts = Schemas['CircleFacts']
type Moved = Schemas['MovedTimes']

// What a trial found stands in the state of a feature, over what its tile tells.
const seconds: ExpressionSpecification = ['to-number', ['coalesce', ['feature-state', 's'], ['get', 's']]]

function colour(ends: readonly number[], steps: readonly string[], none: string): ExpressionSpecification {
  const rest = ends.flatMap((end, i) => [end + 1, (i < ends.length - 1 && (steps[i + 1] ?? steps.at(-1))) || none])
  return ['step', seconds, steps[0], ...rest] as unknown as ExpressionSpecification
}

interface Props {
  facts: Facts
  category: string
  effect?: { homes: Moved; cells: Moved }
  served?: Schemas['CircleCatchment'] // whom to show among the others
  limit?: number // seconds beyond which all is hatched, as who has no way is
  choose?: (home: number) => void
  near?: (at: Spot) => void // chooses the home nearest to a place
}

/** Homes and cells in the colours of their minutes; the tiles come from the server, what a trial changes from it. */
export function HomeLayers({ facts, category, effect, served, limit, choose, near }: Props) {
  const map = useMap()
  const look = usePageLook()
  const { version } = facts
  const ends = useMemo(() => classesWithin(limit).ends, [limit])
  useEffect(
    () =>
      drawn(map, () => {
        const colours = minuteColours[look]
        const paint = colour(ends, colours.steps, colours.noneGround)
        const rim = colour(ends, colours.rims, colours.none)
        map.addImage('hatch', hatch(colours.none, colours.noneGround))
        map.addSource('circle', {
          type: 'vector',
          tiles: [`${location.origin}/api/circle/${version}/tiles/{z}/{x}/{y}?category=${encodeURIComponent(category)}`],
          minzoom: 8,
          maxzoom: 15,
        })
        const from = { source: 'circle' } as const
        const outline: ExpressionSpecification = ['==', ['geometry-type'], 'Polygon']
        const point: ExpressionSpecification = ['==', ['geometry-type'], 'Point']
        map.addLayer({ id: 'cell', type: 'fill', ...from, 'source-layer': 'cell', maxzoom: 13, paint: { 'fill-color': paint, 'fill-antialias': false } }, belowStreets)
        map.addLayer({ id: 'cell-none', type: 'fill', ...from, 'source-layer': 'cell', maxzoom: 13, paint: { 'fill-pattern': 'hatch' } }, belowStreets)
        map.addLayer({ id: 'home', type: 'fill', ...from, 'source-layer': 'home', minzoom: 13, filter: outline, paint: { 'fill-color': paint, 'fill-outline-color': rim } }, belowStreets)
        map.addLayer({ id: 'home-none', type: 'fill', ...from, 'source-layer': 'home', minzoom: 13, filter: outline, paint: { 'fill-pattern': 'hatch' } }, belowStreets)
        map.addLayer({ id: 'home-edge', type: 'line', ...from, 'source-layer': 'home', minzoom: 13, filter: outline, paint: { 'line-color': colours.none, 'line-width': 1.5 } }, belowStreets)
        map.addLayer({
          id: 'spot', type: 'circle', ...from, 'source-layer': 'home', minzoom: 13, filter: point,
          paint: { 'circle-color': paint, 'circle-radius': ['interpolate', ['exponential', 2], ['zoom'], 13, 1.5, 18, 14], 'circle-stroke-color': rim, 'circle-stroke-width': ['case', ['>', seconds, ends.at(-1) ?? 0], 1.5, ['>', seconds, ends.at(-2) ?? 0], 1, ['<=', seconds, ends[0] ?? 0], 0.75, 0] },
        })
        map.addLayer({ id: 'area', type: 'line', ...from, 'source-layer': 'area', paint: { 'line-color': colours.edge, 'line-width': 1, 'line-opacity': 0.7, 'line-dasharray': [4, 3] } })
        return () => {
          for (const id of ['area', 'spot', 'home-edge', 'home-none', 'home', 'cell-none', 'cell']) map.removeLayer(id)
          map.removeSource('circle')
          map.removeImage('hatch')
        }
      }),
    [map, look, version, category, ends],
  )
  const anew = [look, version, category, limit]
  useStates(map, 'home', 's', numbered(effect?.homes, 1), anew)
  useStates(map, 'cell', 's', numbered(effect?.cells, facts.homes + 1), anew)
  useStates(map, 'home', 'served', marked(served?.homes, 1), anew)
  useStates(map, 'cell', 'served', marked(served?.cells, facts.homes + 1), anew)
  const some = served !== undefined
  useEffect(() => {
    if (there(map)) fade(map, some, ends.at(-1) ?? 0)
  }, [map, some, look, version, category, ends])
  useEffect(() => {
    if (!choose || !near) return
    const click = (feature: { id?: string | number }) => choose(Number(feature.id) - 1)
    const ends = [
      hovering(map, 'home', click, 'facility'),
      hovering(map, 'spot', click, 'facility'),
      hovering(map, 'cell', (_, { lng, lat }) => near([lng, lat]), 'facility'),
      touching(map, near),
    ]
    return () => ends.forEach((end) => end())
  }, [map, choose, near])
  return null
}

const beside = 14 // how many pixels beside a home a touch may be; buildings are small on a phone

/** Chooses a home that is touched beside. */
function touching(map: MapLibre, near: (at: Spot) => void): () => void {
  const homes = ['home', 'spot']
  const clicked = ({ point, lngLat, originalEvent }: MapMouseEvent) => {
    if (!hit(map, point, ['facility'], touchOf(originalEvent).around) && !hit(map, point, homes, 0) && hit(map, point, homes, beside)) near([lngLat.lng, lngLat.lat])
  }
  map.on('click', clicked)
  return () => map.off('click', clicked)
}

function numbered(moved: Moved | undefined, from: number): Map<number, number> {
  return new Map(moved?.number.map((number, i) => [number + from, moved.seconds[i] ?? 0]))
}

function marked(numbers: readonly number[] | undefined, from: number): Map<number, boolean> {
  return new Map(numbers?.map((number) => [number + from, true]))
}

/** Makes all but the served homes faint, so that these stand out in the colours of their minutes. */
function fade(map: MapLibre, some: boolean, last: number): void {
  // Always by state: while tiles are made anew, states are still set on the old ones, by what the layer says now.
  const full: ExpressionSpecification = ['case', ['boolean', ['feature-state', 'served'], false], 1, some ? 0.15 : 1]
  const beyond: ExpressionSpecification = ['case', ['>', seconds, last], full, 0]
  map.setPaintProperty('cell', 'fill-opacity', full)
  map.setPaintProperty('cell-none', 'fill-opacity', beyond)
  map.setPaintProperty('home', 'fill-opacity', full)
  map.setPaintProperty('home-none', 'fill-opacity', beyond)
  map.setPaintProperty('home-edge', 'line-opacity', beyond)
  map.setPaintProperty('spot', 'circle-opacity', full)
  map.setPaintProperty('spot', 'circle-stroke-opacity', full)
}

/** Keeps one state of a layer's features as asked: what differs from before is set, what is gone is taken away. */
function useStates<T>(map: MapLibre, sourceLayer: string, key: string, states: Map<number, T>, anew: unknown[]) {
  const before = useRef(new Map<number, T>())
  const drawing = anew.join('\n')
  const last = useRef(drawing)
  useEffect(() => {
    if (!there(map)) return
    if (last.current !== drawing) before.current = new Map() // another source, which has no states yet
    last.current = drawing
    const at = (id: number) => ({ source: 'circle', sourceLayer, id })
    for (const id of before.current.keys()) if (!states.has(id)) map.removeFeatureState(at(id), key)
    for (const [id, value] of states) if (before.current.get(id) !== value) map.setFeatureState(at(id), { [key]: value })
    before.current = states
  })
}

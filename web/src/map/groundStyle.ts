import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl'
import type { Schemas } from '../api/client'
import type { Look } from '../frame/look'

export type Ground = Schemas['Basemap']

// Quiet colours: what is shown on the map is the data, the ground only says where.
const palettes = {
  light: { land: '#f5f4f0', water: '#c3daea', green: '#dfe9d8', building: '#e3ded4', street: '#ffffff', casing: '#cfcac0', path: '#bdb6a8', rail: '#9b958a', border: '#8f7f9b', ink: '#3d4648', halo: '#ffffff', waterInk: '#3f6f94' },
  dark: { land: '#15191b', water: '#1c3142', green: '#1d2a20', building: '#262c2f', street: '#3a4347', casing: '#0f1214', path: '#4a5357', rail: '#5d666a', border: '#7d6c8c', ink: '#b9c3c6', halo: '#15191b', waterInk: '#7fb2d6' },
}

/** What a style is told: where tiles come from, whose data they are, and how much larger than usual words are. */
interface Told {
  origin: string
  credit: string
  scale: number
}

/** The style of a map over the ground, in one of the two looks. Nothing of it is fetched but tiles of this server. */
export function groundStyle(ground: Ground, look: Look, { origin, credit, scale }: Told): StyleSpecification {
  return {
    version: 8,
    sources: {
      ground: {
        type: 'vector',
        tiles: [`${origin}/api/ground/${ground.version}/{z}/{x}/{y}`],
        minzoom: 0,
        maxzoom: ground.maxZoom,
        bounds: ground.box as [number, number, number, number],
        attribution: asText(credit),
      },
    },
    layers: groundLayers(palettes[look], scale),
  }
}

/** Words as markup, which is what a map takes; people name layers as they like. */
function asText(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

/** The colours of what lies on the ground: marks, their rims and their names. */
export const marks = {
  light: { mark: '#0b6b6b', rim: '#ffffff', ink: '#0b4f4f' },
  dark: { mark: '#5cc3bf', rim: '#15191b', ink: '#bfe6e3' },
}

/** The families that labels are drawn in, on this machine: no glyphs are fetched. */
export const fonts = ['Noto Sans CJK SC', 'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', 'sans-serif']

/** A width that doubles with each zoom from 14 on, so that a street keeps its metres, and stays a line before. */
function width(at14: number): ExpressionSpecification {
  return ['interpolate', ['exponential', 1.6], ['zoom'], 8, at14 / 4, 14, at14, 18, at14 * 6]
}

function is(value: string): ExpressionSpecification {
  return ['==', ['get', 'class'], value]
}

function groundLayers(c: (typeof palettes)['light'], scale: number): LayerSpecification[] {
  const from = { source: 'ground' } as const
  const line = { 'line-cap': 'round', 'line-join': 'round' } as const
  return [
    { id: 'land', type: 'background', paint: { 'background-color': c.land } },
    { id: 'green', type: 'fill', ...from, 'source-layer': 'area', filter: is('green'), paint: { 'fill-color': c.green } },
    { id: 'water', type: 'fill', ...from, 'source-layer': 'area', filter: is('water'), paint: { 'fill-color': c.water } },
    { id: 'river', type: 'line', ...from, 'source-layer': 'river', layout: line, paint: { 'line-color': c.water, 'line-width': width(1.6) } },
    { id: 'building', type: 'fill', ...from, 'source-layer': 'building', paint: { 'fill-color': c.building } },
    { id: 'path', type: 'line', ...from, 'source-layer': 'street', filter: is('path'), layout: line, paint: { 'line-color': c.path, 'line-width': width(0.6), 'line-dasharray': [2, 1.5] } },
    { id: 'minor-casing', type: 'line', ...from, 'source-layer': 'street', filter: is('minor'), layout: line, paint: { 'line-color': c.casing, 'line-width': width(2.6) } },
    { id: 'major-casing', type: 'line', ...from, 'source-layer': 'street', filter: is('major'), layout: line, paint: { 'line-color': c.casing, 'line-width': width(4.2) } },
    { id: 'minor', type: 'line', ...from, 'source-layer': 'street', filter: is('minor'), layout: line, paint: { 'line-color': c.street, 'line-width': width(1.8) } },
    { id: 'major', type: 'line', ...from, 'source-layer': 'street', filter: is('major'), layout: line, paint: { 'line-color': c.street, 'line-width': width(3.2) } },
    { id: 'rail', type: 'line', ...from, 'source-layer': 'rail', paint: { 'line-color': c.rail, 'line-width': width(1), 'line-dasharray': [6, 2] } },
    { id: 'boundary', type: 'line', ...from, 'source-layer': 'boundary', paint: { 'line-color': c.border, 'line-width': 1, 'line-dasharray': [4, 2, 1, 2] } },
    {
      id: 'street-name', type: 'symbol', ...from, 'source-layer': 'street', minzoom: 14, filter: ['has', 'name'],
      layout: { 'symbol-placement': 'line', 'text-field': ['get', 'name'], 'text-font': fonts, 'text-size': 12 * scale },
      paint: { 'text-color': c.ink, 'text-halo-color': c.halo, 'text-halo-width': 1.5 },
    },
    {
      id: 'place-name', type: 'symbol', ...from, 'source-layer': 'place',
      layout: { 'text-field': ['get', 'name'], 'text-font': fonts, 'text-size': ['match', ['get', 'class'], 'city', 18 * scale, 'town', 16 * scale, 'village', 14 * scale, 12 * scale], 'text-padding': 6, 'text-variable-anchor': ['center', 'top', 'bottom', 'left', 'right'], 'text-radial-offset': 0.8 },
      paint: { 'text-color': ['match', ['get', 'class'], 'water', c.waterInk, c.ink], 'text-halo-color': c.halo, 'text-halo-width': 1.5 },
    },
  ]
}

/** The layer of the ground below which areas of data are drawn, so that streets and names stay on top. */
export const belowStreets = 'path'

/** Colours of minutes by class, dark for near, in steps that print; who is beyond them or without any is hatched in the one bright colour, as they are looked for. Rims keep apart from the land what is like it, in the hue of their class: of a small house there is little else to see. */
export const minuteColours = {
  light: { steps: ['#00224e', '#575d6d', '#a69d75', '#fee838'], rims: ['#00224e', '#575d6d', '#a69d75', '#dcb800'], none: '#8e2a8e', noneGround: '#ffffff', edge: '#8a9197', gain: '#b3261e', way: '#b3261e', gap: '#8e2a8e' },
  dark: { steps: ['#3c6cc4', '#878d9e', '#bdb385', '#fee838'], rims: ['#86abf0', '#878d9e', '#bdb385', '#fee838'], none: '#e39ae3', noneGround: '#191d20', edge: '#a2adb3', gain: '#ff8a80', way: '#ff8a80', gap: '#e39ae3' },
} as const

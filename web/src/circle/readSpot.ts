import type { Spot } from './scenario'

const number = String.raw`([+-]?\d+(?:\.\d+)?)`
const pair = new RegExp(String.raw`^${number}\s*°?\s*[,，;；\s]\s*${number}\s*°?$`)

/**
 * Coordinates that a person wrote: longitude first, unless they lie on the ground only the other way round, as they do
 * when they come from a program that puts the latitude first.
 */
export function readSpot(text: string, [west = 0, south = 0, east = 0, north = 0]: readonly number[]): Spot | undefined {
  const found = pair.exec(text.trim())
  if (!found) return undefined
  const [a, b] = [Number(found[1]), Number(found[2])]
  const far = (lon: number, lat: number) => Math.max(west - lon, lon - east, south - lat, lat - north, 0)
  const [lon, lat] = far(b, a) < far(a, b) ? [b, a] : [a, b]
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? [lon, lat] : undefined
}

// Package tile cuts features into vector tiles for a map that is drawn in a browser.
//
// # Problem
//
// A map of a town has a hundred thousand shapes. The page must get those in view alone, as coarse as
// the zoom allows, and where two tiles meet nothing may be torn: a road that leaves one tile must enter
// the next at the very same place, and two parks that share an edge must go on sharing it.
//
// # Model
//
// Tiles are the usual ones of spherical Mercator: at zoom z the world is a square of 2^z by 2^z tiles,
// x to the east, y to the south, each 4096 units wide (Mapbox Vector Tile 2.1). Places are kept in world
// units, 2^32 to the world's side, under a centimetre; a tile's unit at zoom z is 2^(20−z) of them.
//
// # Steps
//
//  1. A Draft gathers features: points, lines and areas with a layer, an id, texts and the zoom they
//     begin at.
//  2. Build cuts all outlines at their junctions, the places where different neighbours meet, and gives
//     every other corner the zoom it begins at (Douglas and Peucker's distance, never more than that of
//     the corner above it). An arc is always walked from its smaller end, so the same arc gives the same
//     answer in every feature it belongs to: that is what keeps shared edges shared.
//  3. Set.Tile takes the features in view, keeps the corners of its zoom, rounds them to the grid that
//     all tiles of the zoom have in common, adds a corner wherever an edge meets the border of the tile,
//     cuts off what lies beyond a margin, and writes the protocol buffer.
//
// # Invariants
//
// The same draft gives the same bytes. Corners on a common border are equal in both tiles. Nothing of a
// feature is moved by more than half a unit by rounding and Tolerance units by leaving out corners. A
// tile is at most MaxBytes: where it would be more, the smallest features are left out, and it says how
// many.
//
// # Not done
//
// Features across the antimeridian are not cut there; areas may touch themselves after rounding, which
// renderers bear.
package tile

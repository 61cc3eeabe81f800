// Package raster reads grids of numbers laid over the ground: metres of height, people per cell.
//
// # Problem
//
// Elevation models and gridded populations come as GeoTIFF. Of its many shapes the public data
// sets use few: one band, rows from north to south, strips or tiles, plain or packed, degrees of
// WGS-84 or, for people, metres of World Mollweide. Those are read here; any other is refused by name rather than misread.
//
// # Model
//
// A [Grid] has its north-west corner, the size of a cell in degrees or metres, and one float64 for each cell,
// NaN where there is no value. Cells are areas: cell (0, 0) covers the ground from the corner to one
// cell east and south of it, and its value stands for its middle.
//
// # Not here
//
// Other projected grids, several bands, overviews, JPEG and other lossy packing.
package raster

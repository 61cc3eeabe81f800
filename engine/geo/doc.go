// Package geo holds places on the ground: which datum a coordinate is in, how many metres apart
// two of them are, and which of many are near.
//
// # Datums
//
// The same pair of degrees means three places hundreds of metres apart, depending on who wrote
// it: WGS-84 (satellites, OpenStreetMap; CGCS2000, the national datum, agrees with it to the
// metre), GCJ-02 (Chinese map services) and BD-09 (Baidu). So each is a type of its own, and a
// value changes datum only by a conversion that is named for it. Inside the program all places
// are WGS-84. Longitude comes first, always, in degrees.
//
// # Metres
//
// Distance measures on the WGS-84 ellipsoid and is what lengths should use; Haversine measures on
// a sphere, as most other tools do, and is there to compare with them. Plane lays a flat grid of
// metres around one point for work that needs angles and feet of perpendiculars.
//
// # Index
//
// Index finds boxes near a point or within a box, in an order that depends on the boxes alone.
// Nearest means metres on the ground, never degrees: at 31° north a degree of longitude is 15 %
// shorter than one of latitude, and the wrong street would win.
//
// Nothing here crosses the antimeridian except Distance, Haversine and Plane, which take the
// short way round; boxes do not.
package geo

// Package street holds walking, cycling and driving networks and finds how long every place needs
// to the nearest of many others.
//
// # Problem
//
// A district has some 100,000 to 10,000,000 street nodes, a hundred thousand homes and a dozen
// kinds of facility. For each home the seconds to the nearest facility of each kind are wanted,
// exactly, in the time of a cup of tea on one machine, together with a reason wherever there are none.
//
// # Model
//
//   - A [Network] is a directed graph. Time, not cost: an [Edge] carries the deciseconds it takes in
//     each direction and nothing that would stand for effort. A direction that is closed has no arc.
//   - Nodes are the places where a choice exists. A chain of pieces without one is a single edge;
//     its inner places keep their coordinates and the time from either end.
//   - A [Link] ties a point on the ground to the network: on an edge, at a time from its ends, with
//     the seconds of the walk to the street. A point may have several links (gates, entrances,
//     street candidates); its time is the best over them.
//   - Time is an integer of deciseconds. A piece may have any fraction; a chain is rounded once,
//     to nearest, where it is cut: at its ends and at each inner place, from one running sum. So
//     an edge is off by at most half a decisecond whatever number of pieces it was made of, the
//     parts of an edge sum to the whole, and a path of k edges is off by at most (k+2)/2
//     deciseconds: k edges and the two stubs of its ends.
//
// # Steps
//
//	Draft (CSV, GeoJSON or OpenStreetMap) → Build: quickest of parallel pieces, chains joined,
//	nodes along a Hilbert curve, arcs in compressed rows → Network ⇄ file
//	points → Snap → Links → Points
//	Nearest, NearestK, Count: searches from the facilities over reversed arcs, so that one search
//	serves all origins; Path and Reach go forward from one origin.
//
// # Invariants
//
//   - No edge is a loop, no two pieces join the same two places: the quickest in each direction
//     was kept, never a sum.
//   - Node order, edge order and all results depend on the input alone, not on threads. Ties of
//     time go to the lowest facility number.
//   - Nothing is pruned. Each node knows its component and each component its size, so that a
//     small island is reported as one.
//   - [Never] means there is no way (or none within the limit). It is not a time and is never
//     written out as a number.
//   - A limit includes itself: a time equal to the limit is within it.
//
// # Not here
//
// Turn bans and timetables. What people may reach and what a standard asks is in package access.
package street

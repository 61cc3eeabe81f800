// Package access measures what people can reach: the life circle of every home, the shares of every
// village and town, the gaps, the catchments, and what a change would do.
//
// # Problem
//
// A rule says that a kindergarten should be within 300 metres or 5 minutes. Whether it is, for how
// many people, where not and why not, must come from the streets, not from circles; must count
// people, not land; and must say what it does not know.
//
// # Model
//
//   - [Origins] are where people are: buildings, cells of a population grid, committee points, or
//     the nodes of a network. People are whole thousandths of a person ([People]), so that sums have
//     no order and parts add up to the whole.
//   - A [Category] is one kind of facility, each facility with the points by which it is entered.
//   - Times come from package street: whole deciseconds, walks to the street included.
//   - A [Rule] asks for a category within a time, the time itself included. On a network in metres
//     (profile "metre") a second is a metre, and a rule in metres is one in seconds.
//   - A [Tally] holds, for an area and a category, how many people have which time, exactly. Shares,
//     medians and inequality are read off it, divided once, at the end.
//
// # Steps
//
//	origins, facilities → links (street.Snapper) → Measure: nearest, ranks, counts, straight lines
//	→ tallies per area and up the tree → rows per area and rule
//	→ gaps, catchments, isochrones for the map
//	Study.Try: a change → differences → changed tallies → changed rows
//	Parts: Halo says how wide a margin makes a part exact; Merge adds tallies
//
// # Invariants
//
//   - An origin without a time has a [Reason]; no row is left out and no number stands for it.
//   - Coverage is counted from network times. Polygons are drawn from them and count nothing.
//   - Result and order are the same for any number of threads. Facilities are numbered by their ids,
//     so that ties do not depend on the order of a file.
//   - Higher levels of a standard do not stand in for lower ones: each rule is judged by itself.
package access

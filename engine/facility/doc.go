// Package facility finds the places that people go to in an OpenStreetMap extract: schools,
// clinics, shops, parks, stops.
//
// # Problem
//
// One school may be mapped as a node with a name, an area without one, and a building in it. A bus
// stop is a pole beside the road, a platform, and the same again across the street. Counted as they
// stand, half the facilities of a town are ghosts. And a park is not where its middle is: people
// enter it at its gates.
//
// # Model
//
// A Category says what belongs to it: tags that are enough by themselves, tags that are enough with
// a name that fits, names that rule it out, and how large it must be. Categories are data; a
// district brings its own. An object may belong to several (a school of nine years is a primary and
// a junior school), and is then a Facility of each.
//
// # Steps
//
//  1. Wanted lists what to load from the extract for some categories.
//  2. Find sorts nodes, open ways and areas into categories by tags, names and size, without those
//     that are closed for good or for now, planned or being built by a tag or their name, or private.
//  3. Within a category objects that are one facility are merged: equal names close together, a
//     label inside an area, two kinds of mapping side by side.
//  4. Each facility gets its entrances: mapped entrances and gates on its outline, else its point;
//     an area that is entered by gates and has none mapped keeps its outline instead, so that
//     streets leading in can be found on the network.
//
// # Invariants
//
// The same map and categories give the same facilities in the same order. Merging never loses an
// entrance. What was left out is counted, by category, in a Report.
//
// # Not done
//
// Opening hours are kept as text and not interpreted.
package facility

// Package format reads the plain text in which researchers exchange location problems:
//
//   - OR-Library pmed (Beasley 1985): a graph, whose vertices are both demand and sites
//   - OR-Library pmedcap: points with demands, and a capacity
//   - mclp 1: sites and weighted demand points on an integer plane, with a radius
//
// All three are whitespace separated integers. The readers stream, so a file of a million points
// needs the memory of its distinct cover sets only; they take any bytes, keep to the limits
// below, and name the line and column of whatever is wrong.
package format

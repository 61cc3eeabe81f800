// Package gazetteer knows the names of the country's towns and villages and the statistical
// codes they stand for.
package gazetteer

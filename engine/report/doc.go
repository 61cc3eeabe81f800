// Package report reads the prose of a field visit and gives the visit, its stops in order, the
// people, the organisations met and what was asked of whom.
package report

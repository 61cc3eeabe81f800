package siting

import (
	"context"
	"math"
	"slices"
)

// Program is a mixed integer program to minimise: cost·x with lower ≤ x ≤ upper and row bounds
// on a sparse matrix, row r at Index[Start[r]:Start[r+1]]. It has the fields of highs.Model, so
// that a caller can convert one to the other; this package knows no solver.
type Program struct {
	Maximize bool
	Cost     []float64
	Lower    []float64
	Upper    []float64
	Integer  []bool
	RowLower []float64
	RowUpper []float64
	Start    []int32
	Index    []int32
	Value    []float64
}

// Exact solves a program to gap 0. Done means that x is proven best, or with x nil that the
// program has no solution; not done says nothing.
type Exact func(ctx context.Context, p *Program) (x []float64, done bool)

// binary adds a column of 0 or 1 and returns it.
func (p *Program) binary(cost float64) int32 {
	p.Cost, p.Lower, p.Upper = append(p.Cost, cost), append(p.Lower, 0), append(p.Upper, 1)
	p.Integer = append(p.Integer, true)
	return int32(len(p.Cost) - 1)
}

func (p *Program) row(lower, upper float64, index []int32, value []float64) {
	if p.Start == nil {
		p.Start = []int32{0}
	}
	p.RowLower, p.RowUpper = append(p.RowLower, lower), append(p.RowUpper, upper)
	p.Index, p.Value = append(p.Index, index...), append(p.Value, value...)
	p.Start = append(p.Start, int32(len(p.Index)))
}

// program is what is left of a capacitated median once the sites are settled: each row at one of
// the sites it may use, within their capacities. Columns stand for rows and, in each, for sites.
func (r *capRelax) program() *Program {
	p := &Program{}
	held, load := make([][]int32, r.sites), make([][]float64, r.sites)
	for j := range r.rows() {
		var index []int32
		for i := range r.sites {
			if at := j*r.sites + i; !r.out[i] && r.allowed[at] {
				x := p.binary(float64(r.cost[at]))
				index = append(index, x)
				held[i], load[i] = append(held[i], x), append(load[i], float64(r.load[j]))
			}
		}
		p.row(1, 1, index, slices.Repeat([]float64{1}, len(index)))
	}
	for i, index := range held {
		p.row(math.Inf(-1), float64(r.capacity[i]), index, load[i])
	}
	return p
}

// exactly assigns the rows by the given solver, offers the assignment, and says whether it
// settles the node. Sums and capacities are looked at again in integers.
func (g *assignment) exactly(relax *capRelax) bool {
	x, done := g.find.exact(g.search.ctx, relax.program())
	if !done || x == nil {
		return done
	}
	chosen := *relax
	chosen.allowed = slices.Clone(relax.allowed)
	column := 0
	for j := range relax.rows() {
		for i := range relax.sites {
			if at := j*relax.sites + i; !relax.out[i] && relax.allowed[at] {
				chosen.allowed[at] = x[column] > 0.5
				column++
			}
		}
	}
	return g.offer(&chosen)
}

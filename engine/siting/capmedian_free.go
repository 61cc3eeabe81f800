package siting

import (
	"context"
	"slices"
)

// freeNodes is the most nodes of the median without limits of room that a CapMedian begins with.
const freeNodes = 200

// unlimited solves the median in which every site has room for all that it can serve at all. No choice within limits costs
// less, so its bound holds; and where its loads fit, it is the answer. It is nil where its sums do not fit.
func (p *CapMedian) unlimited(ctx context.Context, opt Options) *Result {
	opt.Nodes, opt.Progress = freeNodes, nil
	r, err := (&Median{Costs: p.roomy(), People: p.People, Choice: p.Choice}).solve(ctx, opt)
	if err != nil {
		return nil
	}
	return r
}

// roomy returns the costs without the sites that a row's load does not fit into.
func (p *CapMedian) roomy() Matrix {
	m, least := p.Costs, slices.Min(p.Capacity)
	for j, load := range p.Load {
		if load <= least {
			continue
		}
		if &m.Cell[0] == &p.Costs.Cell[0] {
			m.Cell = slices.Clone(m.Cell)
		}
		for i, room := range p.Capacity {
			if load > room {
				m.Row(j)[i] = Never
			}
		}
	}
	return m
}

// take begins with the sites of a median without limits, and with who goes where if that fits.
func (w *capSearch) take(free *Result) {
	if free != nil && free.Sites != nil {
		w.best.goal = -free.Bound
		w.open = append(w.open[:0], w.form.sel.with(free.Sites)...)
		if w.serve(free.Serve) {
			w.offer(w.value())
		} else {
			w.settle(slices.Clone(w.open))
		}
	}
	if w.best.sites == nil {
		w.settle(w.greedy())
	}
}

// serve assigns every kept row as given, and says whether that fits.
func (w *capSearch) serve(serve []int32) bool {
	copy(w.left, w.form.capacity)
	for k, j := range w.form.keep {
		i := serve[j]
		if i < 0 {
			return false
		}
		w.at[k] = i
		if w.left[i] -= w.form.load[k]; w.left[i] < 0 {
			return false
		}
	}
	return true
}

package street

import (
	"context"
	"slices"
)

// NearestK returns, for each kind of facility, the k nearest facilities of every origin, the nearest
// first: result[kind][rank]. It is [Network.Nearest] otherwise, and its first rank equals it. A
// facility with several links counts once.
//
// k is from 1 to 255, else it panics. O(k·(nodes + arcs)·log) for each kind; 8k bytes a node and
// thread beside the result.
//
// Method: one search per kind from all its facilities over reversed arcs, in which a node is settled
// by the first k different facilities that come to it.
func (n *Network) NearestK(ctx context.Context, origins *Points, kinds []*Points, k int, o Options) ([][]Nearest, error) {
	if k < 1 || k > 255 {
		panic("street: k is not from 1 to 255")
	}
	found := make([][]Nearest, len(kinds))
	err := each(ctx, len(kinds), o.Threads, o.Progress, func() func(int) {
		r := ranking{Network: n, k: k, limit: min(o.Limit, Never-1)}
		return func(i int) {
			r.settle(n.seeds(kinds[i]))
			found[i] = r.collect(origins, kinds[i])
		}
	})
	return found, err
}

// ranking holds the k best labels of each node, of different facilities, in order; unreached after
// the last.
type ranking struct {
	*Network
	k     int
	limit Time
	best  []label
}

func (r *ranking) of(best []label, i int32) []label { return best[int(i)*r.k : (int(i)+1)*r.k] }

func (r *ranking) settle(seeds []seed) {
	r.best = slices.Repeat([]label{unreached}, r.k*len(r.places))
	count := make([]uint8, len(r.places))
	var open heap
	for _, s := range seeds {
		open.push(s)
	}
	for len(open) > 0 {
		s := open.pop()
		if s.label.time() > r.limit || !r.add(s, count) {
			continue
		}
		for _, a := range r.in.of(s.node) {
			if int(count[a.To]) < r.k {
				open.push(seed{a.To, s.label.after(a.Time)})
			}
		}
	}
}

// add appends a label to its node's, unless k facilities or this one came first.
func (r *ranking) add(s seed, count []uint8) bool {
	best := r.of(r.best, int32(s.node))
	have := best[:count[s.node]]
	if len(have) == r.k || slices.ContainsFunc(have, s.label.sameFacility) {
		return false
	}
	best[len(have)] = s.label
	count[s.node]++
	return true
}

func (l label) sameFacility(o label) bool { return l.facility() == o.facility() }

// insert puts a label among the best of an origin, which come in no order.
func insert(best []label, l label) {
	at := slices.IndexFunc(best, l.sameFacility)
	if at < 0 {
		at = len(best) - 1
	}
	if l >= best[at] {
		return
	}
	for ; at > 0 && l < best[at-1]; at-- {
		best[at] = best[at-1]
	}
	best[at] = l
}

// collect reads the origins' labels off the nodes' labels and off the facilities on the same edges.
func (r *ranking) collect(origins, facilities *Points) []Nearest {
	best := slices.Repeat([]label{unreached}, r.k*origins.count)
	for i, link := range origins.links {
		of := r.of(best, origins.owner[i])
		for _, p := range r.exits(link) {
			if p.time == Never {
				continue
			}
			for _, l := range r.of(r.best, int32(p.node)) {
				insert(of, l.after(p.time))
			}
		}
		r.sameEdge(of, link, facilities)
	}
	return r.byRank(best, origins.count)
}

func (r *ranking) sameEdge(of []label, origin Link, facilities *Points) {
	e, ok := origin.Edge()
	if !ok {
		return
	}
	from, to := facilities.onEdge(e)
	for i := from; i < to; i++ {
		f := facilities.links[i]
		if t := along(origin.stretch, f.stretch).plus(origin.Walk).plus(f.Walk); t != Never {
			insert(of, labelOf(t, facilities.owner[i]))
		}
	}
}

func (r *ranking) byRank(best []label, origins int) []Nearest {
	ranks := make([]Nearest, r.k)
	for rank := range ranks {
		found := Nearest{make([]Time, origins), make([]int32, origins)}
		for i := range origins {
			l := best[i*r.k+rank]
			if l.time() > r.limit {
				l = unreached
			}
			found.Time[i], found.Facility[i] = l.time(), l.facility()
		}
		ranks[rank] = found
	}
	return ranks
}

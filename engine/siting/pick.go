package siting

import (
	"cmp"
	"math/bits"
	"slices"
)

// picker chooses the free sites of most gain within what is left to spend, and prices the
// budget. It owns the scratch space, so that a search can call it a million times.
type picker struct {
	order  []int32
	picked []int32
	// A node is settled by penalties: taking free site i in lowers the bound by at least
	// priceIn×cost − gain, keeping it out by at least gain − priceOut×cost, where positive.
	priceIn, priceOut int64
}

// bound returns the bound of a relaxation at its multipliers, and leaves gains and picked sites.
func (p *picker) bound(s *selection, relax relaxation, mult, gain []int64) int64 {
	bound := relax.gains(mult, gain)
	for i, state := range s.state {
		if state == in {
			bound += gain[i]
		}
	}
	return bound + p.best(s, gain)
}

// best returns an upper bound on the gain of any affordable set of free sites, and the sites of
// an affordable set that comes close (with unit costs: reaches it). For every price ≥ 0
//
//	price×left + Σ max(0, gain − price×cost)
//
// is such a bound; the price is the ratio of gain to cost of the site where the money runs out.
// With unit costs both the last site taken and the first one left give the same bound, and the
// sharper price serves each penalty. Gains must be ≥ 0.
func (p *picker) best(s *selection, gain []int64) int64 {
	p.order, p.picked, p.priceIn, p.priceOut = p.order[:0], p.picked[:0], 0, 0
	all := s.left
	for i, state := range s.state {
		if state == free && gain[i] > 0 {
			p.order = append(p.order, int32(i))
			if !s.unit && all >= 0 {
				all -= s.cost[i]
			}
		}
	}
	if s.unit && int64(len(p.order)) <= s.left || !s.unit && all >= 0 {
		return p.takeAll(gain)
	}
	if s.unit {
		return p.takeMost(int(s.left), gain)
	}
	return p.takeRatio(s, gain)
}

func (p *picker) takeAll(gain []int64) int64 {
	sum := int64(0)
	for _, i := range p.order {
		sum += gain[i]
	}
	p.picked = append(p.picked, p.order...)
	return sum
}

func (p *picker) takeMost(k int, gain []int64) int64 {
	partition(p.order, k, gain)
	sum := int64(0)
	p.priceIn = int64(1) << 62
	for _, i := range p.order[:k] {
		sum += gain[i]
		p.priceIn = min(p.priceIn, gain[i])
	}
	for _, i := range p.order[k:] {
		p.priceOut = max(p.priceOut, gain[i])
	}
	if k == 0 {
		p.priceIn = p.priceOut
	}
	p.picked = append(p.picked, p.order[:k]...)
	return sum
}

func (p *picker) takeRatio(s *selection, gain []int64) int64 {
	slices.SortFunc(p.order, func(a, b int32) int {
		return cmp.Or(compareProducts(gain[b], s.cost[a], gain[a], s.cost[b]), cmp.Compare(a, b))
	})
	left, price := s.left, int64(0)
	for _, i := range p.order {
		if s.cost[i] <= left {
			left -= s.cost[i]
			p.picked = append(p.picked, i)
		} else if price == 0 {
			price = gain[i] / s.cost[i]
		}
	}
	p.priceIn, p.priceOut = price, price
	sum := price * s.left
	for _, i := range p.order {
		sum += max(0, gain[i]-price*s.cost[i])
	}
	return sum
}

// compareProducts compares a×b with c×d, all ≥ 0, without overflow.
func compareProducts(a, b, c, d int64) int {
	ah, al := bits.Mul64(uint64(a), uint64(b))
	ch, cl := bits.Mul64(uint64(c), uint64(d))
	return cmp.Or(cmp.Compare(ah, ch), cmp.Compare(al, cl))
}

// partition moves the k sites of most gain to the front, ties to the lower site, by Hoare's
// selection with the middle element as pivot: no randomness, linear on what a search brings.
func partition(order []int32, k int, gain []int64) {
	before := func(a, b int32) bool { return gain[a] > gain[b] || gain[a] == gain[b] && a < b }
	lo, hi := 0, len(order)-1
	for lo < hi {
		pivot := order[(lo+hi)/2]
		a, b := lo, hi
		for a <= b {
			for before(order[a], pivot) {
				a++
			}
			for before(pivot, order[b]) {
				b--
			}
			if a <= b {
				order[a], order[b] = order[b], order[a]
				a, b = a+1, b-1
			}
		}
		switch {
		case k <= b:
			hi = b
		case k >= a:
			lo = a
		default:
			return
		}
	}
}

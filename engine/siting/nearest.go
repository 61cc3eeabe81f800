package siting

import (
	"math"
	"math/bits"
	"slices"
)

// nearest returns the site that serves each row, the first of the cheapest, or −1, and what that
// costs together.
func nearest(m Matrix, people []int64, open []int32) (serve []int32, cost int64) {
	serve = make([]int32, m.Rows())
	for j := range serve {
		best := Never
		serve[j] = -1
		for _, i := range open {
			if c := m.Row(j)[i]; c < best {
				best, serve[j] = c, i
			}
		}
		if serve[j] >= 0 {
			cost += people[j] * int64(best)
		}
	}
	return serve, cost
}

// open returns added and existing sites together, ascending, and never nil.
func open(added, existing []int32) []int32 {
	list := append(append([]int32{}, added...), existing...)
	slices.Sort(list)
	return list
}

// appendReached appends the sites of a row of costs that are within a limit, ascending.
func appendReached(list []int32, costs []int32, limit int32) []int32 {
	for i, cost := range costs {
		if cost <= limit && cost != Never {
			list = append(list, int32(i))
		}
	}
	return list
}

// allowed returns what the choice may spend: sites, or cost.
func (c *Choice) allowed() int64 {
	if c.Cost == nil {
		return int64(c.P)
	}
	return c.Budget
}

// product returns a×b, both ≥ 0, or the largest number when that does not fit.
func product(a, b int64) uint64 {
	high, low := bits.Mul64(uint64(a), uint64(b))
	if high > 0 {
		return math.MaxUint64
	}
	return low
}

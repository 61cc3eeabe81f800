package siting

import "slices"

// spreadFlows is how many exchanges are weighed at most.
const spreadFlows = 2000

// spread exchanges sites, one at a time, for others that cover more people while as many are served: small sites beside
// each other serve as many as sites apart where there are people enough around, but fewer have one in reach.
func (w *flowSearch) spread(sites []int32) []int32 {
	value, tries := w.serve(sites), spreadFlows
	for next := sites; next != nil; {
		sites = next
		next = w.wider(sites, value, &tries)
	}
	slices.Sort(sites)
	return sites
}

// wider is the first exchange that covers more and serves value, or nil.
func (w *flowSearch) wider(sites []int32, value int64, tries *int) []int32 {
	left, reach := w.base.left, w.covered(sites)
	for _, i := range sites {
		if w.base.state[i] == free {
			left -= w.base.cost[i]
		}
	}
	for at, drop := range sites {
		if w.base.state[drop] != free {
			continue
		}
		for _, add := range w.frees {
			next := slices.Clone(sites)
			next[at] = add
			if w.base.cost[add] > left+w.base.cost[drop] || slices.Contains(sites, add) || w.covered(next) <= reach {
				continue
			}
			if *tries--; *tries < 0 || w.ctx.Err() != nil {
				return nil
			}
			if w.serve(next) == value {
				return next
			}
		}
	}
	return nil
}

// covered counts the people whom any of the sites covers.
func (w *flowSearch) covered(sites []int32) int64 {
	sum := int64(0)
	w.round++
	for _, i := range sites {
		for _, j := range w.rows.column(i) {
			if w.reached[j] != w.round {
				w.reached[j] = w.round
				sum += w.rows.weight[j]
			}
		}
	}
	return sum
}

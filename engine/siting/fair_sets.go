package siting

import (
	"cmp"
	"math/bits"
	"slices"
)

// fairSets is a village that few sets of sites bring to its target: every choice that reaches it
// holds one of them. Relaxing "the sites of the set are chosen", with a multiplier for each site
// of the village, leaves the cheapest set, and that is the sharpest bound which the village
// allows on its own (Guignard and Kim 1987, Lagrangean decomposition): it knows everything that
// cuts for the village could say.
type fairSets struct {
	village int32
	worth   int64    // of reaching the target
	sites   []int32  // that are in some set, at most 64
	must    []uint64 // sets that reach the target, none within another
	may     []uint64 // sets that reach it less the relief; nil when there is none
}

const (
	setSites = 64   // sites that a set of bits holds
	mostSets = 512  // that are worth keeping
	setSteps = 4096 // of enumeration before a village counts as one of too many sets
)

// cheapest returns the least price of a set, at most the worth, and that set; 0 when the worth is
// less than any.
func (f *fairSets) cheapest(sets []uint64, price []int64, worth int64) (least int64, best uint64) {
	least = worth
	for _, set := range sets {
		sum := int64(0)
		for rest := set; rest != 0 && sum < least; rest &= rest - 1 {
			sum += price[bits.TrailingZeros64(rest)]
		}
		if sum < least {
			least, best = sum, set
		}
	}
	return least, best
}

// below returns what is left of the village below s, and the multipliers that are left.
func (f *fairSets) below(s *selection, mult []int64) (*fairSets, []int64) {
	var gone, had uint64
	for k, i := range f.sites {
		switch s.state[i] {
		case in:
			had |= 1 << k
		case out:
			gone |= 1 << k
		case free:
		}
	}
	next := &fairSets{village: f.village, worth: f.worth, sites: f.sites}
	next.must, next.may = contract(f.must, had, gone), contract(f.may, had, gone)
	return next.trim(mult)
}

// trim returns the village over the sites that are in some set, and their multipliers.
func (f *fairSets) trim(mult []int64) (*fairSets, []int64) {
	var used uint64
	for _, set := range slices.Concat(f.must, f.may) {
		used |= set
	}
	next := &fairSets{village: f.village, worth: f.worth, must: renumber(f.must, used), may: renumber(f.may, used)}
	var kept []int64
	for rest := used; rest != 0; rest &= rest - 1 {
		k := bits.TrailingZeros64(rest)
		next.sites, kept = append(next.sites, f.sites[k]), append(kept, mult[k])
	}
	return next, kept
}

// reached says that nothing more is needed.
func (f *fairSets) reached() bool { return len(f.must) == 1 && f.must[0] == 0 }

// contract takes the sites that are chosen anyway out of the sets, drops the sets with a site
// that is not to be had, and the sets that hold another.
func contract(sets []uint64, had, gone uint64) []uint64 {
	var left []uint64
	for _, set := range sets {
		if set&gone == 0 {
			left = append(left, set&^had)
		}
	}
	return smallest(left)
}

// smallest returns the sets that hold no other, fewest sites first.
func smallest(sets []uint64) []uint64 {
	slices.SortFunc(sets, func(a, b uint64) int {
		return cmp.Or(cmp.Compare(bits.OnesCount64(a), bits.OnesCount64(b)), cmp.Compare(a, b))
	})
	kept := sets[:0]
	for _, set := range sets {
		if !slices.ContainsFunc(kept, func(k uint64) bool { return k&set == k }) {
			kept = append(kept, set)
		}
	}
	return kept
}

// renumber writes sets over the used sites only.
func renumber(sets []uint64, used uint64) []uint64 {
	short := make([]uint64, len(sets))
	for k, set := range sets {
		for at, rest := 0, used; rest != 0; at, rest = at+1, rest&(rest-1) {
			if set&rest&-rest != 0 {
				short[k] |= 1 << at
			}
		}
	}
	return short
}

// fairRow is a row of one village in the making of a relaxation.
type fairRow struct {
	sites  []int32
	people int64
	mult   int64
}

// setFinder enumerates the smallest sets of a village's sites that cover a target.
type setFinder struct {
	sites   []int32   // most people first
	rows    [][]int32 // of each site
	beyond  []int64   // people that the site and those after it reach at most
	people  []int64   // of each row
	count   []int8    // chosen sites of each row
	covered int64
	target  int64
	steps   int
	sets    []uint64
}

// newSetFinder returns nil for a village of too many sites.
func newSetFinder(rows []fairRow) *setFinder {
	e := &setFinder{count: make([]int8, len(rows))}
	of, reach := map[int32][]int32{}, map[int32]int64{}
	for j, row := range rows {
		e.people = append(e.people, row.people)
		for _, i := range row.sites {
			if of[i] == nil {
				e.sites = append(e.sites, i)
			}
			of[i] = append(of[i], int32(j))
			reach[i] += row.people
		}
	}
	if len(e.sites) > setSites {
		return nil
	}
	slices.SortFunc(e.sites, func(a, b int32) int { return cmp.Or(cmp.Compare(reach[b], reach[a]), cmp.Compare(a, b)) })
	e.rows, e.beyond = make([][]int32, len(e.sites)), make([]int64, len(e.sites)+1)
	for k, i := range slices.Backward(e.sites) {
		e.rows[k], e.beyond[k] = of[i], e.beyond[k+1]+reach[i]
	}
	return e
}

// find returns the smallest sets that cover the target; false when they are too many.
func (e *setFinder) find(target int64) ([]uint64, bool) {
	e.target, e.steps, e.sets = target, 0, nil
	ok := e.extend(0, 0)
	return e.sets, ok
}

// extend adds to a set that falls short each later site that brings anything.
func (e *setFinder) extend(from int, set uint64) bool {
	if e.covered >= e.target {
		if e.smallest(set) {
			e.sets = append(e.sets, set)
		}
		return len(e.sets) <= mostSets
	}
	ok := true
	for k := from; ok && k < len(e.sites) && e.covered+e.beyond[k] >= e.target; k++ {
		if e.steps++; e.steps > setSteps {
			return false
		}
		before := e.covered
		e.add(k, 1)
		if e.covered > before {
			ok = e.extend(k+1, set|1<<k)
		}
		e.add(k, -1)
	}
	return ok
}

func (e *setFinder) add(k int, delta int8) {
	for _, j := range e.rows[k] {
		before := e.count[j] > 0
		e.count[j] += delta
		if after := e.count[j] > 0; after != before {
			e.covered += int64(delta) * e.people[j]
		}
	}
}

// smallest says that no site of the set can be spared.
func (e *setFinder) smallest(set uint64) bool {
	for ; set != 0; set &= set - 1 {
		spared := e.covered
		for _, j := range e.rows[bits.TrailingZeros64(set)] {
			if e.count[j] == 1 {
				spared -= e.people[j]
			}
		}
		if spared >= e.target {
			return false
		}
	}
	return true
}

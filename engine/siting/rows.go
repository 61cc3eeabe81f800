package siting

import (
	"math"
	"math/bits"
	"slices"
)

// coverRows is covering demand in the form that searches work on: rows over free sites only.
// Row j brings weight[j] once need[j] of its sites are chosen; base is what the settled sites
// bring. Every problem about coverage is brought to this form.
type coverRows struct {
	sites  int
	start  []int32
	site   []int32
	weight []int64
	need   []int32
	base   int64
	// The other way round: the rows of site i are row[colStart[i]:colStart[i+1]], ascending.
	colStart []int32
	row      []int32
}

func (r *coverRows) demand() *coverRows     { return r }
func (r *coverRows) len() int               { return len(r.weight) }
func (r *coverRows) of(j int32) []int32     { return r.site[r.start[j]:r.start[j+1]] }
func (r *coverRows) column(i int32) []int32 { return r.row[r.colStart[i]:r.colStart[i+1]] }

// transpose fills the columns from the rows.
func (r *coverRows) transpose() {
	r.colStart = make([]int32, r.sites+1)
	for _, i := range r.site {
		r.colStart[i+1]++
	}
	for i := range r.sites {
		r.colStart[i+1] += r.colStart[i]
	}
	r.row = make([]int32, len(r.site))
	next := slices.Clone(r.colStart[:r.sites])
	for j := range int32(r.len()) {
		for _, i := range r.of(j) {
			r.row[next[i]] = j
			next[i]++
		}
	}
}

// reduce returns the rows that remain when sites are settled as in state, and for each old row
// the new row that stands for it, or −1. Sites that are in meet needs, those that are out fall
// away; rows that are met go into base, rows that cannot be met any more are dropped, and rows
// that have become identical are merged. All of it is exact.
func (r *coverRows) reduce(state []decision) (*coverRows, []int32) {
	small := &coverRows{sites: r.sites, start: []int32{0}, base: r.base}
	into := make([]int32, r.len())
	index := newRowIndex(r.len())
	var left []int32
	for j := range int32(r.len()) {
		left = left[:0]
		need := r.need[j]
		for _, i := range r.of(j) {
			switch state[i] {
			case free:
				left = append(left, i)
			case in:
				need--
			case out:
			}
		}
		into[j] = -1
		switch {
		case need <= 0:
			small.base += r.weight[j]
		case int(need) <= len(left):
			into[j] = small.merge(index, left, need, r.weight[j])
		}
	}
	small.transpose()
	return small, into
}

// merge adds a row, or adds its weight to the row that is the same, and returns the row.
func (r *coverRows) merge(index *rowIndex, sites []int32, need int32, weight int64) int32 {
	slot := index.find(hashRow(sites, need), func(j int32) bool {
		return r.need[j] == need && slices.Equal(r.of(j), sites)
	})
	if j := index.slots[slot]; j != 0 {
		r.weight[j-1] += weight
		return j - 1
	}
	r.weight, r.need = append(r.weight, weight), append(r.need, need)
	r.site = append(r.site, sites...)
	r.start = append(r.start, int32(len(r.site)))
	index.slots[slot] = int32(r.len())
	return int32(r.len()) - 1
}

// rowIndex is an open-addressed table from hash to row+1; 0 is empty. Searches merge rows at
// every node, and a map would take most of the time.
type rowIndex struct {
	slots []int32
	mask  uint64
}

// newRowIndex returns a table that is never more than half full.
func newRowIndex(rows int) *rowIndex {
	size := uint64(4)
	for size < 2*uint64(rows) {
		size *= 2
	}
	return &rowIndex{slots: make([]int32, size), mask: size - 1}
}

// find returns the slot of the row that equal accepts, or the empty slot where it belongs.
func (x *rowIndex) find(hash uint64, equal func(int32) bool) uint64 {
	for slot := hash & x.mask; ; slot = (slot + 1) & x.mask {
		if j := x.slots[slot]; j == 0 || equal(j-1) {
			return slot
		}
	}
}

// lean returns the sites without those that the value does not need, last first; keep stays. A
// plan should not spend what is left of a budget on sites that serve nobody.
func (r *coverRows) lean(sites, keep []int32) []int32 {
	have := make([]int32, r.len())
	for _, i := range sites {
		for _, j := range r.column(i) {
			have[j]++
		}
	}
	needed := slices.Clone(sites)
	for at, i := range slices.Backward(sites) {
		rows := r.column(i)
		matters := func(j int32) bool { return have[j] == r.need[j] }
		if slices.Contains(keep, i) || slices.ContainsFunc(rows, matters) {
			continue
		}
		for _, j := range rows {
			have[j]--
		}
		needed = slices.Delete(needed, at, at+1)
	}
	return needed
}

// size returns what the sum of all multipliers over all sites can reach.
func (r *coverRows) size() uint64 {
	longest := 1
	for j := range int32(r.len()) {
		longest = max(longest, len(r.of(j)))
	}
	high, low := bits.Mul64(uint64(abs(r.base)+total(r.weight)), uint64(longest))
	if high > 0 {
		return math.MaxUint64
	}
	return low
}

// rowBuilder collects rows and merges those that are the same.
type rowBuilder struct {
	built *coverRows
	index *rowIndex
}

// newRowBuilder returns a builder for at most the given number of rows.
func newRowBuilder(sites, rows int) *rowBuilder {
	return &rowBuilder{built: &coverRows{sites: sites, start: []int32{0}}, index: newRowIndex(rows)}
}

// add adds a row; one without weight says nothing and is left out.
func (b *rowBuilder) add(sites []int32, need int32, weight int64) {
	if weight > 0 && len(sites) >= int(need) {
		b.built.merge(b.index, sites, need, weight)
	}
}

func (b *rowBuilder) rows() *coverRows {
	b.built.transpose()
	return b.built
}

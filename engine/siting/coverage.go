package siting

import (
	"fmt"
	"slices"
)

// Coverage says which sites cover which demand: the sites of demand row j are
// Site[Start[j]:Start[j+1]], ascending and without repeats. Start has one entry more than there
// are rows and begins with 0. A row without sites is demand that no site can cover.
type Coverage struct {
	Sites int     // number of candidate sites, 1 to MaxSites
	Start []int   // row offsets into Site, ascending
	Site  []int32 // sites 0 … Sites−1
}

// Rows returns the number of demand rows.
func (c *Coverage) Rows() int { return max(0, len(c.Start)-1) }

// Row returns the sites that cover demand row j, ascending. The slice is shared.
func (c *Coverage) Row(j int) []int32 { return c.Site[c.Start[j]:c.Start[j+1]] }

// Within returns the coverage of a matrix of costs under a limit: a site covers a demand row
// when its cost is at most limit (inclusive) and not Never.
// Deterministic; O(rows × sites).
func Within(m Matrix, limit int32) Coverage {
	c := Coverage{Sites: m.Sites, Start: make([]int, 1, m.Rows()+1)}
	for j := range m.Rows() {
		for i, cost := range m.Row(j) {
			if cost <= limit && cost != Never {
				c.Site = append(c.Site, int32(i))
			}
		}
		c.Start = append(c.Start, len(c.Site))
	}
	return c
}

// validate returns an error that names the first row at fault.
func (c *Coverage) validate() error {
	if c.Sites < 1 || c.Sites > MaxSites {
		return &InputError{Field: "Cover.Sites", Row: -1, Reason: fmt.Sprintf("%d sites, want 1 to %d", c.Sites, MaxSites)}
	}
	if len(c.Start) == 0 || c.Start[0] != 0 || c.Start[len(c.Start)-1] != len(c.Site) {
		return &InputError{Field: "Cover.Start", Row: -1, Reason: "must begin with 0 and end with the length of Site"}
	}
	for j := range c.Rows() {
		if c.Start[j] > c.Start[j+1] || c.Start[j+1] > len(c.Site) {
			return &InputError{Field: "Cover.Start", Row: j, Reason: "offsets must ascend"}
		}
		if err := c.validateRow(j); err != nil {
			return err
		}
	}
	return nil
}

func (c *Coverage) validateRow(j int) error {
	last := int32(-1)
	for _, i := range c.Row(j) {
		if i < 0 || int(i) >= c.Sites {
			return &InputError{Field: "Cover.Site", Row: j, Reason: fmt.Sprintf("site %d of %d", i, c.Sites)}
		}
		if i <= last {
			return &InputError{Field: "Cover.Site", Row: j, Reason: "sites must ascend without repeats"}
		}
		last = i
	}
	return nil
}

// Merger collects demand rows and keeps one row, with the people added up, for all rows of one
// village that the same sites cover. This is exact, and on a plane with some hundred sites it
// turns a million people's addresses into some ten thousand rows. The zero value is not ready;
// use NewMerger.
type Merger struct {
	cover   Coverage
	people  []int64
	village []int32
	seen    map[uint64]int32 // hash to the last row with it
	before  []int32          // row to the previous row with the same hash, or −1
}

// NewMerger returns an empty Merger for rows over the given number of sites.
func NewMerger(sites int) *Merger {
	return &Merger{cover: Coverage{Sites: sites, Start: []int{0}}, seen: map[uint64]int32{}}
}

// Add adds one demand row: the sites that cover it, ascending and without repeats, its people
// and its village (any value, −1 for none). The slice may be reused by the caller. It returns
// the row that now stands for it. Equality is verified site by site, never taken from the hash.
func (m *Merger) Add(sites []int32, people int64, village int32) int32 {
	h := hashRow(sites, village)
	head, ok := m.seen[h]
	if !ok {
		head = -1
	}
	for r := head; r >= 0; r = m.before[r] {
		if m.village[r] == village && slices.Equal(m.cover.Row(int(r)), sites) {
			m.people[r] += people
			return r
		}
	}
	r := int32(len(m.people))
	m.seen[h], m.before = r, append(m.before, head)
	m.people, m.village = append(m.people, people), append(m.village, village)
	m.cover.Site = append(m.cover.Site, sites...)
	m.cover.Start = append(m.cover.Start, len(m.cover.Site))
	return r
}

// Rows returns the merged rows in the order of their first appearance: who covers them, their
// people and their village. The Merger must not be used afterwards.
func (m *Merger) Rows() (Coverage, []int64, []int32) { return m.cover, m.people, m.village }

// hashRow mixes the sites of a row, in order, with the village.
func hashRow(sites []int32, village int32) uint64 {
	h := uint64(uint32(village))*0x9E3779B97F4A7C15 + uint64(len(sites))
	for _, i := range sites {
		h = (h ^ uint64(uint32(i))) * 0x9FB21C651E98DF25
		h ^= h >> 32
	}
	return h
}

// Len returns the number of merged rows so far.
func (m *Merger) Len() int { return len(m.people) }

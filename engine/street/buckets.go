package street

import (
	"cmp"
	"math/bits"
	"slices"
)

// label is what a search knows of a node: the time to the nearest facility above, the facility's
// number below, so that comparing labels compares times and gives ties to the lowest facility.
type label uint64

// unreached is the label of a node that no search has come to.
const unreached = label(Never)<<32 | 0xffffffff

func labelOf(t Time, facility int32) label { return label(t)<<32 | label(uint32(facility)) }

func (l label) time() Time      { return Time(l >> 32) }
func (l label) facility() int32 { return int32(uint32(l)) }

// after returns the label with a time added, which may be far from but not at Never.
func (l label) after(t Time) label { return l + label(t)<<32 }

// search finds the label of every node: shortest paths from many sources at once, by Dial's
// buckets (R. B. Dial, Algorithm 360, CACM 12, 1969) some deciseconds wide, in which a node is
// scanned again when it improves after it was scanned. Arc times are whole numbers, so no heap is
// needed; the ring has room for the longest arc.
type search struct {
	labels  []label
	track   bool     // keep touched
	touched []NodeID // nodes with a label
	logging bool     // keep log
	log     []seed   // labels before they were improved, in order
	ring    [][]entry
	shift   uint // log2 of a bucket's width
	waiting int  // entries in the ring
}

// entry is a node in a bucket with the time it was put there for: stale when it has improved since.
type entry struct {
	time Time
	node NodeID
}

// Buckets of 64 ds are about the time of a short edge, so that few nodes are scanned twice; with
// more than maxBuckets the ring leaves the cache.
const (
	minShift   = 6
	maxBuckets = 4096
)

func newSearch(n *Network) *search {
	s := &search{labels: make([]label, len(n.places)), shift: minShift}
	for n.longest>>s.shift+2 > maxBuckets {
		s.shift++
	}
	s.ring = make([][]entry, 1<<bits.Len(uint(n.longest>>s.shift)+1))
	for u := range s.labels {
		s.labels[u] = unreached
	}
	return s
}

// seed is a source: a node with the label it starts from.
type seed struct {
	node  NodeID
	label label
}

// run finds the label of each node that is reached within the limit, itself included, over g. Labels
// that are better already stay, and what they imply is not searched again: seeds on a finished
// search update it. Seeds are sorted in place.
func (s *search) run(g *rows, seeds []seed, limit Time) {
	slices.SortFunc(seeds, func(a, b seed) int { return cmp.Compare(a.label, b.label) })
	limit = min(limit, Never-1)
	var bucket int
	for len(seeds) > 0 || s.waiting > 0 {
		if s.waiting == 0 {
			bucket = int(seeds[0].label.time() >> s.shift)
		}
		for len(seeds) > 0 && int(seeds[0].label.time()>>s.shift) <= bucket {
			s.improve(seeds[0].node, seeds[0].label, limit)
			seeds = seeds[1:]
		}
		s.scan(g, bucket&(len(s.ring)-1), limit)
		bucket++
	}
}

// improve gives a node a label if it is better than what the node has.
func (s *search) improve(u NodeID, l label, limit Time) {
	if l >= s.labels[u] || l.time() > limit {
		return
	}
	if s.track && s.labels[u] == unreached {
		s.touched = append(s.touched, u)
	}
	if s.logging {
		s.log = append(s.log, seed{u, s.labels[u]})
	}
	s.labels[u] = l
	slot := int(l.time()>>s.shift) & (len(s.ring) - 1)
	s.ring[slot] = append(s.ring[slot], entry{l.time(), u})
	s.waiting++
}

// scan relaxes the arcs of the nodes in a bucket, which may grow as it is read.
func (s *search) scan(g *rows, slot int, limit Time) {
	labels := s.labels
	for i := 0; i < len(s.ring[slot]); i++ {
		e := s.ring[slot][i]
		l := labels[e.node]
		if l.time() != e.time {
			continue
		}
		for _, a := range g.arcs[g.first[e.node]:g.first[e.node+1]] {
			if next := l.after(a.Time); next < labels[a.To] {
				s.improve(a.To, next, limit)
			}
		}
	}
	s.waiting -= len(s.ring[slot])
	s.ring[slot] = s.ring[slot][:0]
}

// reset forgets all labels: those touched if the search keeps track of them, else every one.
func (s *search) reset() {
	if s.track {
		for _, u := range s.touched {
			s.labels[u] = unreached
		}
		s.touched = s.touched[:0]
		return
	}
	for u := range s.labels {
		s.labels[u] = unreached
	}
}

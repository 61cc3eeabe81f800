package street

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

// search finds the label of every node: shortest paths from many sources at once.
//
// Nodes are searched block by block, as a block and its arcs fit into a core's cache and a city does
// not: of all blocks the one with the earliest waiting node is taken, and what follows from it
// within the block and a span of time is found; what leaves either waits. A node whose label
// improves after it was scanned is scanned again (so do U. Meyer and P. Sanders, Δ-stepping, J.
// Algorithms 49, 2003, without blocks). Labels only fall, and the search ends when none can: the
// order in which blocks are taken does not show.
//
// Within a block and span nodes wait in buckets by time (R. B. Dial, Algorithm 360, CACM 12, 1969),
// some deciseconds wide. Times are whole numbers, so no heap is needed.
type search struct {
	labels  []label
	track   bool     // keep touched
	touched []NodeID // nodes with a label
	logging bool     // keep log
	log     []seed   // labels before they were improved, in order

	blocks  []block
	open    []int32 // the blocks in which nodes wait
	buckets [][]entry
	window
}

// block is a stretch of node numbers, which lie along a Hilbert curve: a patch of the city.
type block struct {
	waiting  []entry
	earliest Time // of waiting
}

// window is what is being searched: a block and a span of time.
type window struct {
	block int32
	from  Time
}

// closed is a window in which nothing lies.
var closed = window{block: -1}

// entry is a node with the time it was put to wait for: stale when it has improved since.
type entry struct {
	time Time
	node NodeID
}

// A block's labels, rows and arcs are some 40 bytes a node, a third of a megabyte. A bucket is about
// as wide as a short edge takes, so that few nodes are scanned twice. A span (27 minutes) goes on
// long enough to be worth the change of blocks, and stops before much of the block is searched from
// one side that a neighbour's wave is about to reach sooner.
const (
	blockBits  = 13
	bucketBits = 6
	spanBits   = 14
)

// seed is a source: a node with the label it starts from.
type seed struct {
	node  NodeID
	label label
}

func newSearch(n *Network) *search {
	s := &search{
		labels:  make([]label, len(n.places)),
		blocks:  make([]block, len(n.places)>>blockBits+1),
		buckets: make([][]entry, 1<<(spanBits-bucketBits)),
	}
	for u := range s.labels {
		s.labels[u] = unreached
	}
	return s
}

// run finds the label of each node that is reached within the limit, itself included, over g. Labels
// that are better already stay, and what they imply is not searched again: seeds on a finished
// search update it.
func (s *search) run(g *rows, seeds []seed, limit Time) {
	limit = min(limit, Never-1)
	s.window = closed
	for _, x := range seeds {
		s.improve(x.node, x.label, limit)
	}
	for len(s.open) > 0 {
		s.enter(s.next())
		for i := range s.buckets {
			s.scan(g, i, limit)
		}
		s.window = closed
	}
}

// next takes the block with the earliest waiting node from those open.
func (s *search) next() int32 {
	best := 0
	for i, b := range s.open {
		if s.blocks[b].earliest < s.blocks[s.open[best]].earliest {
			best = i
		}
	}
	b := s.open[best]
	last := len(s.open) - 1
	s.open[best] = s.open[last]
	s.open = s.open[:last]
	return b
}

// enter opens a window at a block's earliest node and puts into buckets what waits within it.
func (s *search) enter(number int32) {
	b := &s.blocks[number]
	s.window = window{number, b.earliest}
	waiting := b.waiting
	b.waiting = b.waiting[:0]
	for _, e := range waiting {
		if s.labels[e.node].time() == e.time {
			s.wait(e)
		}
	}
}

// wait puts an entry into its bucket if it lies in the window, else into its block.
func (s *search) wait(e entry) {
	number := int32(e.node >> blockBits)
	if number == s.block && e.time-s.from < 1<<spanBits {
		i := (e.time - s.from) >> bucketBits
		s.buckets[i] = append(s.buckets[i], e)
		return
	}
	b := &s.blocks[number]
	if len(b.waiting) == 0 {
		s.open = append(s.open, number)
		b.earliest = e.time
	}
	b.earliest = min(b.earliest, e.time)
	b.waiting = append(b.waiting, e)
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
	s.wait(entry{l.time(), u})
}

// scan relaxes the arcs of the nodes in a bucket, which may grow as it is read.
func (s *search) scan(g *rows, bucket int, limit Time) {
	labels := s.labels
	for i := 0; i < len(s.buckets[bucket]); i++ {
		e := s.buckets[bucket][i]
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
	s.buckets[bucket] = s.buckets[bucket][:0]
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

package street

import "context"

// Survey is a finished search for the nearest facilities that keeps what it knows of every node, so
// that a change can be tried without searching all again. It is not for several goroutines at once.
type Survey struct {
	network *Network
	origins *Points
	kinds   []*Points
	limit   Time
	labels  [][]label // by kind
	found   []Nearest
	linkAt  []int32 // the links of origin i are links[linkAt[i]..linkAt[i+1]] of linkOf
	linkOf  []int32
	search  *search // its labels are those of the kind in work
	touched marks   // origins that a trial may change; empty between trials
}

// Survey does what Nearest does and keeps the labels: 8 bytes a node and kind beside the result.
func (n *Network) Survey(ctx context.Context, origins *Points, kinds []*Points, o Options) (*Survey, error) {
	s := &Survey{
		network: n, origins: origins, kinds: kinds, limit: min(o.Limit, Never-1),
		labels: make([][]label, len(kinds)), found: make([]Nearest, len(kinds)), search: newSearch(n),
	}
	err := each(ctx, len(kinds), o.Threads, o.Progress, func() func(int) {
		return func(k int) {
			search := newSearch(n)
			search.run(&n.in, n.seeds(kinds[k]), o.Limit)
			s.labels[k] = search.labels
			s.found[k] = n.collect(search.labels, origins, kinds[k], o.Limit)
		}
	})
	s.sortLinks()
	s.touched = newMarks(origins.count)
	return s, err
}

// Found returns the result before any change. It must not be written to.
func (s *Survey) Found() []Nearest { return s.found }

func (s *Survey) sortLinks() {
	s.linkAt = make([]int32, s.origins.count+1)
	for _, i := range s.origins.owner {
		s.linkAt[i+1]++
	}
	for i := range s.origins.count {
		s.linkAt[i+1] += s.linkAt[i]
	}
	s.linkOf = make([]int32, len(s.origins.owner))
	next := append([]int32(nil), s.linkAt...)
	for link, i := range s.origins.owner {
		s.linkOf[next[i]] = int32(link)
		next[i]++
	}
}

// Change is what is to be tried: facilities closed, opened or (the same number in both) moved, a way
// between two points opened, streets closed, origins linked anew.
type Change struct {
	Remove []FacilityOf
	Add    []NewFacility
	Open   []Passage
	Close  []Closing
	Relink []Relinked
}

// Relinked is an origin with the links that it has after a change.
type Relinked struct {
	Origin int32
	Links  []Link
}

// FacilityOf names a facility of a kind.
type FacilityOf struct {
	Kind     int
	Facility int32
}

// NewFacility is a facility with the number it would have in a new search.
type NewFacility struct {
	FacilityOf
	Links []Link
}

// Passage is a new way between two points of the network, a bridge or an opened gate; Never where it
// is closed in a direction. The walks of the two links are not part of it.
type Passage struct {
	From, To    Link
	Ahead, Back Time
}

// Difference is a new result of one origin: Never and -1 when it has none any more.
type Difference struct {
	Kind     int
	Origin   int32
	Time     Time
	Facility int32
}

// Try returns the origins whose nearest facility or its time would differ after a change, kind by
// kind in the order of their numbers, and leaves the survey as it was. The differences laid over
// Found are, to the byte, what a new search on the changed network and facilities would give.
// Closing a stretch also takes from origins and facilities the links they have within it; those that they and others are
// given instead are for the change to say (see Snapper.After).
// O(nodes and origins that change), and once the arcs when streets are closed. Deterministic.
//
// Method: what hung on something removed is forgotten and grown again from its rim (G. Ramalingam
// and T. Reps, J Algorithms 21, 1996); what is new spreads as far as it improves.
func (s *Survey) Try(c Change) []Difference {
	var all []Difference
	cuts := s.network.cuts(c.Close)
	net := s.network.without(cuts)
	relinked := map[int32][]Link{}
	for _, o := range c.Relink {
		relinked[o.Origin] = o.Links
	}
	for k := range s.kinds {
		t := trial{Survey: s, net: net, kind: k, change: &c, cuts: cuts, relinked: relinked}
		if t.concerned() {
			all = t.differences(all)
		}
	}
	return all
}

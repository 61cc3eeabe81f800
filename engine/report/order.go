package report

import "sort"

// order puts the stops in the order of the way: by where the text names them, a container right
// before its first site. A town that the lead lists and a later paragraph goes to stands where it
// is gone to.
func (t *tour) order() {
	for i := range t.stops {
		t.stops[i].place.name = t.standsAt(i)
	}
	by := make([]int, len(t.stops))
	for i := range by {
		by[i] = i
	}
	sort.SliceStable(by, func(a, b int) bool {
		x, y := t.stops[by[a]], t.stops[by[b]]
		if x.place.name.start != y.place.name.start {
			return x.place.name.start < y.place.name.start
		}
		return x.place.name.end < y.place.name.end
	})
	t.renumber(by)
}

// standsAt gives the mention of a stop that counts: the last one in front of its first site, the
// first one where it holds none.
func (t *tour) standsAt(i int) span {
	s := t.stops[i]
	first := -1
	for _, c := range t.stops {
		if c.parent == i && (first < 0 || c.place.name.start < first) {
			first = c.place.name.start
		}
	}
	at := s.place.name
	for _, m := range s.mentions {
		if first >= 0 && m.start > at.start && m.start <= first && m.end-m.start == at.end-at.start {
			at = m
		}
	}
	return at
}

// renumber moves the stops to a new order, and everything that points at them.
func (t *tour) renumber(by []int) {
	now := make([]int, len(by))
	stops := make([]stopMade, len(by))
	for n, old := range by {
		now[old] = n
		stops[n] = t.stops[old]
	}
	for n := range stops {
		if up := stops[n].parent; up >= 0 {
			stops[n].parent = now[up]
		}
	}
	t.stops = stops
	for f := range t.frames {
		for k, i := range t.frames[f].sites {
			t.frames[f].sites[k] = now[i]
		}
	}
}

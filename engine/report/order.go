package report

import "sort"

// order puts the stops in the order of the way: by where the text names them, a container right
// before its first site. A town that the lead lists and a later paragraph goes to stands where it
// is gone to.
func (t *tour) order() {
	t.settle()
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

// settle gives each stop the mention that counts. Where a town of the list in the lead stands where it is gone to,
// the other towns of that list do so too.
func (t *tour) settle() {
	listed := map[int]bool{} // sentences of lists whose towns are gone to later
	at := make([]span, len(t.stops))
	for i, s := range t.stops {
		at[i] = t.standsAt(i)
		if at[i] != s.place.name && s.place.level == townLevel {
			listed[s.sentence] = true
		}
	}
	for i, s := range t.stops {
		if at[i] == s.place.name && s.place.level == townLevel && listed[s.sentence] {
			at[i] = t.goneTo(i)
		}
		t.stops[i].place.name = at[i]
	}
}

// goneTo gives the first mention of a stop behind its list that a frame of its own opens with, else the one that counts.
func (t *tour) goneTo(i int) span {
	own := t.stops[i].place.name
	for _, m := range t.stops[i].mentions {
		for _, f := range t.frames {
			if m.start > own.start && m.end-m.start == own.end-own.start && len(f.sites) == 1 && f.sites[0] == i && f.at <= m.start && m.start-f.at < areaRunes {
				return m
			}
		}
	}
	return own
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

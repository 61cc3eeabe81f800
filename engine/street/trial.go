package street

import "slices"

// trial is a change being tried on one kind. It works on the survey's labels and puts them back.
type trial struct {
	*Survey
	net    *Network
	kind   int
	change *Change
	labels []label
	spurs  []spur // where passages begin
	stale  map[NodeID]bool
}

// spur is the beginning of a passage: like a facility, with the label of what the passage leads to.
type spur struct {
	link  Link
	label label
}

func (t *trial) concerned() bool {
	return len(t.change.Open)+len(t.change.Close) > 0 ||
		slices.ContainsFunc(t.change.Remove, func(f FacilityOf) bool { return f.Kind == t.kind }) ||
		slices.ContainsFunc(t.change.Add, func(f NewFacility) bool { return f.Kind == t.kind })
}

func (t *trial) differences(all []Difference) []Difference {
	t.labels = t.Survey.labels[t.kind]
	scratch := t.search.labels
	t.search.labels, t.search.logging = t.labels, true
	t.stale = map[NodeID]bool{}
	t.forget()
	t.regrow()
	t.openPassages()
	all = t.compare(all)
	for _, old := range slices.Backward(t.search.log) {
		t.labels[old.node] = old.label
	}
	t.search.log, t.search.logging, t.search.labels = t.search.log[:0], false, scratch
	return all
}

// compare appends, by origin, what differs from before.
func (t *trial) compare(all []Difference) []Difference {
	was := t.found[t.kind]
	t.touchOrigins()
	for origin := range t.touched.drain() {
		l := t.evaluate(origin)
		if l.time() != was.Time[origin] || l.facility() != was.Facility[origin] {
			all = append(all, Difference{t.kind, origin, l.time(), l.facility()})
		}
	}
	return all
}

func (t *trial) removed(facility int32) bool {
	return slices.Contains(t.change.Remove, FacilityOf{t.kind, facility})
}

func (t *trial) closed(l Link) bool { return l.edge >= 0 && slices.Contains(t.change.Close, l.edge) }

// facilities yields the links of the kind's facilities after the change that are on an edge, or all
// when every is set.
func (t *trial) facilities(e EdgeID, every bool, yield func(facility int32, l Link)) {
	base := t.kinds[t.kind]
	from, to := int32(0), int32(len(base.links))
	if !every {
		from, to = base.onEdge(e)
	}
	for i := from; i < to; i++ {
		if !t.removed(base.owner[i]) && !t.closed(base.links[i]) {
			yield(base.owner[i], base.links[i])
		}
	}
	for _, f := range t.change.Add {
		for _, l := range f.Links {
			if f.Kind == t.kind && (every || l.edge == e) && !t.closed(l) {
				yield(f.Facility, l)
			}
		}
	}
}

// forget makes unreached what hung on a facility that is removed, a link that is lost or an edge
// that is closed.
func (t *trial) forget() {
	var queue []NodeID
	base := t.kinds[t.kind]
	drop := func(u NodeID, l label) {
		if !t.stale[u] && t.labels[u] == l && l != unreached {
			t.stale[u] = true
			queue = append(queue, u)
		}
	}
	if len(t.change.Remove)+len(t.change.Close) > 0 {
		for i, l := range base.links {
			if t.removed(base.owner[i]) || t.closed(l) {
				for _, p := range t.network.entries(l) {
					if p.time != Never {
						drop(p.node, labelOf(p.time, base.owner[i]))
					}
				}
			}
		}
	}
	for _, e := range t.change.Close {
		edge := t.network.edges[e]
		drop(edge.A, t.labels[edge.B].after(edge.Ahead))
		if edge.Back != Never {
			drop(edge.B, t.labels[edge.A].after(edge.Back))
		}
	}
	for len(queue) > 0 {
		u := queue[0]
		queue = queue[1:]
		for _, a := range t.network.in.of(u) {
			drop(a.To, t.labels[u].after(a.Time))
		}
	}
	for u := range t.stale {
		t.search.log = append(t.search.log, seed{u, t.labels[u]})
	}
	for u := range t.stale {
		t.labels[u] = unreached
	}
}

// regrow labels the forgotten nodes from those around them, from the facilities that are left, and
// everything from those that are new.
func (t *trial) regrow() {
	var seeds []seed
	for u := range t.stale {
		for i, a := range t.network.out.of(u) {
			e := t.network.out.edge[int(t.network.out.first[u])+i]
			if t.labels[a.To] != unreached && !slices.Contains(t.change.Close, e) {
				seeds = append(seeds, seed{u, t.labels[a.To].after(a.Time)})
			}
		}
	}
	if len(t.stale) > 0 {
		t.facilities(0, true, func(facility int32, l Link) {
			for _, s := range t.network.appendSeeds(nil, l, facility) {
				if t.stale[s.node] {
					seeds = append(seeds, s)
				}
			}
		})
	}
	for _, f := range t.change.Add {
		for _, l := range f.Links {
			if f.Kind == t.kind && !t.closed(l) {
				seeds = t.network.appendSeeds(seeds, l, f.Facility)
			}
		}
	}
	t.search.run(&t.net.in, seeds, t.limit)
}

// openPassages lets what a passage leads to spread from its beginning, until none improves another.
func (t *trial) openPassages() {
	for improved := true; improved; {
		improved = false
		for i, p := range t.change.Open {
			improved = t.pass(2*i, p.From, p.To, p.Ahead) || improved
			improved = t.pass(2*i+1, p.To, p.From, p.Back) || improved
		}
	}
}

// pass updates the spur of a passage in one direction.
func (t *trial) pass(number int, from, to Link, takes Time) bool {
	for len(t.spurs) <= number {
		t.spurs = append(t.spurs, spur{label: unreached})
	}
	from.Walk, to.Walk = 0, 0
	if takes == Never || t.closed(from) || t.closed(to) {
		return false
	}
	l := t.atLink(to).after(takes)
	if l.time() > t.limit || l >= t.spurs[number].label {
		return false
	}
	t.spurs[number] = spur{from, l}
	var seeds []seed
	for _, p := range t.network.entries(from) {
		if p.time != Never {
			seeds = append(seeds, seed{p.node, l.after(p.time)})
		}
	}
	t.search.run(&t.net.in, seeds, t.limit)
	return true
}

// touchOrigins marks the origins whose result may have changed: on changed nodes, on edges that
// lead to those, and on the edges of the change itself.
func (t *trial) touchOrigins() {
	spot := func(from, to int32) {
		for _, origin := range t.origins.owner[from:to] {
			t.touched.add(origin)
		}
	}
	edge := func(l Link) {
		if e, ok := l.Edge(); ok {
			spot(t.origins.onEdge(e))
		}
	}
	for _, old := range t.search.log {
		spot(t.origins.onNode(old.node))
		for _, e := range t.network.in.edge[t.network.in.first[old.node]:t.network.in.first[old.node+1]] {
			spot(t.origins.onEdge(e))
		}
	}
	base := t.kinds[t.kind]
	if len(t.change.Remove) > 0 {
		for i, l := range base.links {
			if t.removed(base.owner[i]) {
				edge(l)
			}
		}
	}
	for _, f := range t.change.Add {
		for _, l := range f.Links {
			edge(l)
		}
	}
	for _, s := range t.spurs {
		if s.label != unreached {
			edge(s.link)
		}
	}
	for _, e := range t.change.Close {
		spot(t.origins.onEdge(e))
	}
}

// evaluate returns the label of an origin, unreached when beyond the limit.
func (t *trial) evaluate(origin int32) label {
	best := unreached
	for _, i := range t.linkOf[t.linkAt[origin]:t.linkAt[origin+1]] {
		if l := t.origins.links[i]; !t.closed(l) {
			best = min(best, t.atLink(l))
		}
	}
	if best.time() > t.limit {
		return unreached
	}
	return best
}

// atLink returns the label of a point with one link.
func (t *trial) atLink(l Link) label {
	best := unreached
	for _, p := range t.network.exits(l) {
		if p.time != Never && t.labels[p.node] != unreached {
			best = min(best, t.labels[p.node].after(p.time))
		}
	}
	e, ok := l.Edge()
	if !ok {
		return best
	}
	t.facilities(e, false, func(facility int32, f Link) {
		if d := along(l.stretch, f.stretch).plus(l.Walk).plus(f.Walk); d != Never {
			best = min(best, labelOf(d, facility))
		}
	})
	for _, s := range t.spurs {
		if d := along(l.stretch, s.link.stretch).plus(l.Walk); s.label != unreached && s.link.edge == e && d != Never {
			best = min(best, s.label.after(d))
		}
	}
	return best
}

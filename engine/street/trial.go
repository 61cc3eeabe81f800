package street

import (
	"iter"
	"slices"
)

// trial is a change being tried on one kind. It works on the survey's labels and puts them back.
type trial struct {
	*Survey
	net    *Network
	kind   int
	change *Change
	cuts   cuts
	labels []label
	spurs  []spur // where passages begin
	stale  map[NodeID]bool

	relinked map[int32][]Link // origins
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

// exits and entries are those that the change leaves.
func (t *trial) exits(l Link) [2]portal { return t.cuts.open(t.network, l, t.network.exits(l)) }

func (t *trial) entries(l Link) [2]portal { return t.cuts.open(t.network, l, t.network.entries(l)) }

// appendSeeds appends the nodes by which a point with a label is reached.
func (t *trial) appendSeeds(seeds []seed, point Link, at label) []seed {
	for _, p := range t.entries(point) {
		if p.time != Never {
			seeds = append(seeds, seed{p.node, at.after(p.time)})
		}
	}
	return seeds
}

// along is the way on one edge that the change leaves.
func (t *trial) along(e EdgeID, from, to stretch) Time {
	if t.cuts.between(e, from, to) || t.cuts.between(e, to, from) {
		return Never
	}
	return along(from, to)
}

// facilities yields the links of the kind's facilities after the change that are on an edge, or all
// when every is set.
func (t *trial) facilities(e EdgeID, every bool, yield func(facility int32, l Link)) {
	base := t.kinds[t.kind]
	from, to := int32(0), int32(len(base.links))
	if !every {
		from, to = base.onEdge(e)
	}
	for i := from; i < to; i++ {
		if !t.removed(base.owner[i]) && !t.cuts.hold(base.links[i]) {
			yield(base.owner[i], base.links[i])
		}
	}
	for _, f := range t.change.Add {
		for _, l := range f.Links {
			if f.Kind == t.kind && (every || l.edge == e) && !t.cuts.hold(l) {
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
	if len(t.change.Remove)+len(t.cuts) > 0 {
		for i, l := range base.links {
			gone, left := t.removed(base.owner[i]) || t.cuts.hold(l), t.entries(l)
			for j, p := range t.network.entries(l) {
				if p.time != Never && (gone || left[j].time == Never) {
					drop(p.node, labelOf(p.time, base.owner[i]))
				}
			}
		}
	}
	for _, c := range t.cuts {
		edge := t.network.edges[c.Edge]
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
			if t.labels[a.To] != unreached && !t.cuts.on(e) {
				seeds = append(seeds, seed{u, t.labels[a.To].after(a.Time)})
			}
		}
	}
	if len(t.stale) > 0 {
		t.facilities(0, true, func(facility int32, l Link) {
			for _, s := range t.appendSeeds(nil, l, labelOf(0, facility)) {
				if t.stale[s.node] {
					seeds = append(seeds, s)
				}
			}
		})
	}
	for _, f := range t.change.Add {
		for _, l := range f.Links {
			if f.Kind == t.kind && !t.cuts.hold(l) {
				seeds = t.appendSeeds(seeds, l, labelOf(0, f.Facility))
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
	if takes == Never || t.cuts.hold(from) || t.cuts.hold(to) {
		return false
	}
	l := t.atLink(to).after(takes)
	if l.time() > t.limit || l >= t.spurs[number].label {
		return false
	}
	t.spurs[number] = spur{from, l}
	t.search.run(&t.net.in, t.appendSeeds(nil, from, l), t.limit)
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
	for _, c := range t.cuts {
		spot(t.origins.onEdge(c.Edge))
	}
	for _, o := range t.change.Relink {
		t.touched.add(o.Origin)
	}
}

// evaluate returns the label of an origin, unreached when beyond the limit.
func (t *trial) evaluate(origin int32) label {
	best := unreached
	for l := range t.linksOf(origin) {
		if !t.cuts.hold(l) {
			best = min(best, t.atLink(l))
		}
	}
	if best.time() > t.limit {
		return unreached
	}
	return best
}

// linksOf yields the links of an origin after the change.
func (t *trial) linksOf(origin int32) iter.Seq[Link] {
	if links, ok := t.relinked[origin]; ok {
		return slices.Values(links)
	}
	return func(yield func(Link) bool) {
		for _, i := range t.linkOf[t.linkAt[origin]:t.linkAt[origin+1]] {
			if !yield(t.origins.links[i]) {
				return
			}
		}
	}
}

// atLink returns the label of a point with one link.
func (t *trial) atLink(l Link) label {
	best := unreached
	for _, p := range t.exits(l) {
		if p.time != Never && t.labels[p.node] != unreached {
			best = min(best, t.labels[p.node].after(p.time))
		}
	}
	e, ok := l.Edge()
	if !ok {
		return best
	}
	t.facilities(e, false, func(facility int32, f Link) {
		if d := t.along(e, l.stretch, f.stretch).plus(l.Walk).plus(f.Walk); d != Never {
			best = min(best, labelOf(d, facility))
		}
	})
	for _, s := range t.spurs {
		if d := t.along(e, l.stretch, s.link.stretch).plus(l.Walk); s.label != unreached && s.link.edge == e && d != Never {
			best = min(best, s.label.after(d))
		}
	}
	return best
}

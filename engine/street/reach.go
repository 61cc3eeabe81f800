package street

import (
	"cmp"
	"slices"

	"zhenyu/engine/geo"
)

// Span is a stretch of street that can be reached, in the order of the edge from A to B.
type Span struct {
	Edge   EdgeID
	Course []geo.E7
}

// Reach returns the stretches of street within the limit from a point (towards it when reverse is
// set), the walk to the street included, edge by edge. An edge reached from both ends but not in
// its middle gives two spans. Where a span ends within an edge is read off the share of the edge's
// time: it is for display, counts and shares come from the times themselves.
// O((nodes + arcs) within the limit), and once the nodes. Deterministic.
func (n *Network) Reach(links []Link, limit Time, reverse bool) []Span {
	r := reach{n, newSearch(n), min(limit, Never-1), reverse}
	r.search.track = true
	g, portals := &n.out, n.exits
	if reverse {
		g, portals = &n.in, n.entries
	}
	var seeds []seed
	edges := map[EdgeID][]shares{}
	for _, l := range links {
		for _, p := range portals(l) {
			if p.time != Never {
				seeds = append(seeds, seed{p.node, labelOf(p.time, 0)})
			}
		}
		if e, ok := l.Edge(); ok && l.Walk <= r.limit {
			edges[e] = append(edges[e], r.around(l))
		}
	}
	r.search.run(g, seeds, r.limit)
	for _, u := range r.search.touched {
		for _, e := range g.edge[g.first[u]:g.first[u+1]] {
			edges[e] = append(edges[e], r.from(e, u))
		}
	}
	return r.spans(edges)
}

// shares is a part of an edge: from and to are shares of its time, 0 at A and 1 at B.
type shares struct{ from, to float64 }

type reach struct {
	*Network
	search  *search
	limit   Time
	reverse bool
}

// from returns the part of an edge that is reached by one of its ends.
func (r *reach) from(e EdgeID, u NodeID) shares {
	edge := r.edges[e]
	ahead := u == edge.A // away from u means ahead on the edge
	takes := edge.Ahead
	if ahead == r.reverse {
		takes = edge.Back
	}
	share := shareOf(r.limit-r.search.labels[u].time(), takes)
	if ahead {
		return shares{0, share}
	}
	return shares{1 - share, 1}
}

// around returns the part of an edge that is reached from a point on it.
func (r *reach) around(l Link) shares {
	edge := r.edges[l.edge]
	up, down := edge.Ahead, edge.Back
	if r.reverse {
		up, down = down, up
	}
	at, rest := 1.0, r.limit-l.Walk
	if edge.Ahead > 0 {
		at = float64(l.ahead) / float64(edge.Ahead)
	}
	return shares{max(0, at-shareOf(rest, down)), min(1, at+shareOf(rest, up))}
}

// shareOf returns which share of an edge that takes a time can be passed in the rest of the limit.
func shareOf(rest, takes Time) float64 {
	switch {
	case takes == Never:
		return 0
	case rest >= takes:
		return 1
	}
	return float64(rest) / float64(takes)
}

func (r *reach) spans(edges map[EdgeID][]shares) []Span {
	ids := make([]EdgeID, 0, len(edges))
	for e := range edges {
		ids = append(ids, e)
	}
	slices.Sort(ids)
	var spans []Span
	for _, e := range ids {
		for _, s := range joined(edges[e]) {
			ahead := float64(r.edges[e].Ahead)
			from, to := stretch{ahead: round(s.from * ahead)}, stretch{ahead: round(s.to * ahead)}
			spans = append(spans, Span{e, r.part(e, from, to)})
		}
	}
	return spans
}

// joined merges parts that touch.
func joined(parts []shares) []shares {
	slices.SortFunc(parts, func(a, b shares) int { return cmp.Compare(a.from, b.from) })
	merged := parts[:1]
	for _, p := range parts[1:] {
		last := &merged[len(merged)-1]
		if p.from <= last.to {
			last.to = max(last.to, p.to)
		} else {
			merged = append(merged, p)
		}
	}
	return merged
}

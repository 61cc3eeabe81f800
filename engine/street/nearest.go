package street

import "context"

// Nearest is, for each origin, the time to the nearest facility of one kind and which one it is:
// Never and -1 where none is within reach.
type Nearest struct {
	Time     []Time
	Facility []int32
}

// Options of a search over many origins.
type Options struct {
	Limit   Time // the longest time that counts, itself included; Never for no limit
	Threads int  // at most this many at once; 0 means 1
}

// Nearest returns, for each kind of facility, the time from every origin to the nearest one along
// the network in the direction of travel, the walks between point and street included. Of equally
// near facilities the one with the lowest number is named.
//
// A cancelled ctx stops the search between two kinds and its error is returned. The result does not
// depend on Threads. O(nodes + arcs + origins) for each kind; 8 bytes an origin and kind for the
// result and about 12 bytes a node and thread.
//
// Method: one search per kind from all its facilities over reversed arcs, in Dial's buckets.
func (n *Network) Nearest(ctx context.Context, origins *Points, kinds []*Points, o Options) ([]Nearest, error) {
	found := make([]Nearest, len(kinds))
	err := each(ctx, len(kinds), o.Threads, func() func(int) {
		s := newSearch(n)
		return func(k int) {
			s.reset()
			s.run(&n.in, n.seeds(kinds[k]), o.Limit)
			found[k] = n.collect(s.labels, origins, kinds[k], o.Limit)
		}
	})
	return found, err
}

// seeds returns the nodes from which facilities are entered.
func (n *Network) seeds(facilities *Points) []seed {
	seeds := make([]seed, 0, 2*len(facilities.links))
	for i, l := range facilities.links {
		seeds = n.appendSeeds(seeds, l, facilities.owner[i])
	}
	return seeds
}

func (n *Network) appendSeeds(seeds []seed, l Link, facility int32) []seed {
	for _, p := range n.entries(l) {
		if p.time != Never {
			seeds = append(seeds, seed{p.node, labelOf(p.time, facility)})
		}
	}
	return seeds
}

// collect reads the origins' times off the nodes' labels.
func (n *Network) collect(labels []label, origins, facilities *Points, limit Time) Nearest {
	found := Nearest{make([]Time, origins.count), make([]int32, origins.count)}
	for i := range found.Time {
		found.Time[i], found.Facility[i] = Never, -1
	}
	c := collector{n, labels, origins, min(limit, Never-1), found}
	for u := range n.places {
		c.atNode(NodeID(u))
	}
	for e := range n.edges {
		c.onEdge(EdgeID(e))
	}
	c.onSameEdge(facilities)
	return found
}

// collector hands the labels of nodes to the points that are linked to them.
type collector struct {
	*Network
	labels  []label
	origins *Points
	limit   Time
	found   Nearest
}

func (c *collector) offer(point int32, l label) {
	t := l.time()
	if t <= c.limit && labelOf(t, l.facility()) < labelOf(c.found.Time[point], c.found.Facility[point]) {
		c.found.Time[point], c.found.Facility[point] = t, l.facility()
	}
}

func (c *collector) atNode(u NodeID) {
	from, to := c.origins.onNode(u)
	for i := from; i < to; i++ {
		c.offer(c.origins.owner[i], c.labels[u].after(c.origins.links[i].Walk))
	}
}

func (c *collector) onEdge(e EdgeID) {
	from, to := c.origins.onEdge(e)
	if from == to {
		return
	}
	edge := c.edges[e]
	a, b := c.labels[edge.A], c.labels[edge.B].after(edge.Ahead)
	if edge.Back == Never {
		a = unreached
	}
	for i := from; i < to; i++ {
		link := &c.origins.links[i]
		best := b - label(link.ahead)<<32
		if edge.Back != Never {
			best = min(best, a.after(link.back))
		}
		c.offer(c.origins.owner[i], best.after(link.Walk))
	}
}

// onSameEdge offers the facilities that an origin reaches without coming to a node.
func (c *collector) onSameEdge(facilities *Points) {
	for i, f := range facilities.links {
		e, ok := f.Edge()
		if !ok {
			continue
		}
		from, to := c.origins.onEdge(e)
		for j := from; j < to; j++ {
			o := c.origins.links[j]
			if t := along(o.stretch, f.stretch).plus(o.Walk).plus(f.Walk); t != Never {
				c.offer(c.origins.owner[j], labelOf(t, facilities.owner[i]))
			}
		}
	}
}

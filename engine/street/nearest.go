package street

import (
	"context"
	"slices"
)

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
	// Progress is told how many of the searches are done; nil for nobody.
	Progress func(done, of int)
}

// Nearest returns, for each kind of facility, the time from every origin to the nearest one along
// the network in the direction of travel, the walks between point and street included. Of equally
// near facilities the one with the lowest number is named.
//
// A cancelled ctx stops the search between two kinds and its error is returned. The result does not
// depend on Threads. O(nodes + arcs + origins) for each kind; 8 bytes an origin and kind for the
// result and about 8 bytes a node and thread.
//
// Method: one search per kind from all its facilities over reversed arcs, block by block.
func (n *Network) Nearest(ctx context.Context, origins *Points, kinds []*Points, o Options) ([]Nearest, error) {
	found := make([]Nearest, len(kinds))
	err := each(ctx, len(kinds), o.Threads, o.Progress, func() func(int) {
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

// collector hands the labels of nodes to the origins that are linked to them.
type collector struct {
	*Network
	origins *Points
	limit   Time
	found   Nearest
}

// collect reads the origins' times off the nodes' labels.
func (n *Network) collect(labels []label, origins, facilities *Points, limit Time) Nearest {
	found := Nearest{slices.Repeat([]Time{Never}, origins.count), slices.Repeat([]int32{-1}, origins.count)}
	c := collector{n, origins, min(limit, Never-1), found}
	c.fromNodes(labels)
	c.onSameEdge(facilities)
	return found
}

// offer gives an origin a label if it is better than what the origin has.
func (c *collector) offer(origin int32, l label) {
	time, facility := &c.found.Time[origin], &c.found.Facility[origin]
	if l < labelOf(*time, *facility) && l.time() <= c.limit {
		*time, *facility = l.time(), l.facility()
	}
}

// fromNodes goes through the origins' links, which lie street by street.
func (c *collector) fromNodes(labels []label) {
	var a, b label // of the ends of the edge in hand, b with the whole edge added
	last := EdgeID(-1)
	for i := range c.origins.links {
		l := &c.origins.links[i]
		var best label
		if l.edge < 0 {
			best = labels[^l.edge]
		} else {
			if l.edge != last {
				last = l.edge
				a, b = c.labelsOf(labels, last)
			}
			best = b - label(l.ahead)<<32
			if l.back != Never {
				best = min(best, a.after(l.back))
			}
		}
		c.offer(c.origins.owner[i], best.after(l.Walk))
	}
}

func (c *collector) labelsOf(labels []label, e EdgeID) (a, b label) {
	edge := &c.edges[e]
	return labels[edge.A], labels[edge.B].after(edge.Ahead)
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

package street

import (
	"context"
	"slices"
)

// Count returns, for each limit and origin, the number of facilities within the limit along the
// network, a time equal to it counting as within: result[c][i] for limit c and origin i. limits
// ascend; none may be Never. A facility with several links counts once.
//
// A cancelled ctx stops the search between two blocks of facilities and its error is returned. The
// result does not depend on threads. O(sum over facilities of the places within the last limit);
// 4 bytes an origin, limit and thread.
//
// Method: one bounded search from each facility over reversed arcs.
func (n *Network) Count(ctx context.Context, origins, facilities *Points, limits []Time, threads int) ([][]int32, error) {
	const block = 64 // facilities a worker takes at once
	links, _ := facilities.byPoint()
	var counters []*counter
	err := each(ctx, (len(links)+block-1)/block, threads, nil, func() func(int) {
		c := newCounter(n, origins, limits, nil)
		counters = append(counters, c)
		return func(b int) {
			for _, facility := range links[b*block : min(len(links), (b+1)*block)] {
				c.count(facility)
			}
		}
	})
	return totals(counters, origins, len(limits)), err
}

// Reached returns, for each facility, the sum of the weights of the origins that reach it within a
// limit, which is not Never, the limit included: the people it serves, whether or not another is
// nearer to them. weights has one number an origin. Cancelling, threads and method are as in Count.
func (n *Network) Reached(ctx context.Context, origins, facilities *Points, weights []int64, limit Time, threads int) ([]int64, error) {
	links, numbers := facilities.byPoint()
	sums := make([]int64, facilities.count)
	err := each(ctx, len(links), threads, nil, func() func(int) {
		c := newCounter(n, origins, []Time{limit}, weights)
		return func(i int) {
			c.sum = 0
			c.count(links[i])
			sums[numbers[i]] = c.sum
		}
	})
	return sums, err
}

// totals adds the counters, and to each limit what is within the shorter ones.
func totals(counters []*counter, origins *Points, limits int) [][]int32 {
	within := make([][]int32, limits)
	for c := range within {
		within[c] = make([]int32, origins.count)
	}
	for link, origin := range origins.owner {
		var sum int32
		for c := range within {
			for _, part := range counters {
				sum += part.hits[link*limits+c]
			}
			within[c][origin] += sum
		}
	}
	return within
}

// counter counts the facilities near each origin, one facility at a time.
type counter struct {
	*Network
	search  *search
	origins *Points
	limits  []Time
	// hits is, per link and limit, the facilities within it and not within the one before. It is
	// kept by link, not by origin, since links that lie together are met together.
	hits   []int32
	best   []nearby // of this facility, by origin, where origins have several links
	met    []int32  // the origins in best
	direct []Link   // this facility's links on edges

	weights []int64 // of origins, to be summed for each facility; nil to count facilities
	sum     int64
	listing bool    // list the origins of each facility instead
	list    []int32 // of this facility
}

// nearby is the nearest link of an origin.
type nearby struct {
	time Time
	link int32
}

func newCounter(n *Network, origins *Points, limits []Time, weights []int64) *counter {
	c := &counter{Network: n, search: newSearch(n), origins: origins, limits: limits, weights: weights}
	c.search.track = true
	if weights == nil {
		c.hits = make([]int32, len(origins.links)*len(limits))
	}
	if !c.simple() {
		c.best = slices.Repeat([]nearby{{time: Never}}, origins.count)
	}
	return c
}

// simple says that a link that is met is an origin that is met, and can be counted at once.
func (c *counter) simple() bool { return c.origins.single && c.weights == nil && !c.listing }

func (c *counter) count(facility []Link) {
	var seeds []seed
	c.direct = c.direct[:0]
	for _, l := range facility {
		seeds = c.appendSeeds(seeds, l, 0)
		if _, ok := l.Edge(); ok {
			c.direct = append(c.direct, l)
		}
	}
	c.search.reset()
	c.search.run(&c.in, seeds, c.limits[len(c.limits)-1])
	for _, u := range c.search.touched {
		c.atNode(u)
	}
	for i, l := range c.direct {
		if !slices.ContainsFunc(c.direct[:i], l.sameEdge) {
			c.onEdge(l.edge)
		}
	}
	c.settle()
}

func (l Link) sameEdge(o Link) bool { return l.edge == o.edge }

// atNode counts the origins on a node and on the edges by which one comes to it. An edge with both
// ends in reach is left to its first node.
func (c *counter) atNode(u NodeID) {
	t := c.search.labels[u].time()
	from, to := c.origins.onNode(u)
	for i := from; i < to; i++ {
		c.meet(i, t.plus(c.origins.links[i].Walk))
	}
	for i := c.in.first[u]; i < c.in.first[u+1]; i++ {
		e := c.in.edge[i]
		if from, to := c.origins.onEdge(e); from == to || slices.ContainsFunc(c.direct, Link{edge: e}.sameEdge) {
			continue
		}
		if edge := &c.edges[e]; u == edge.A || edge.Back == Never || c.search.labels[edge.A] == unreached {
			c.onEdge(e)
		}
	}
}

func (c *counter) onEdge(e EdgeID) {
	edge := c.edges[e]
	a, b := c.search.labels[edge.A].time(), c.search.labels[edge.B].time().plus(edge.Ahead)
	if edge.Back == Never {
		a = Never
	}
	from, to := c.origins.onEdge(e)
	for i := from; i < to; i++ {
		o := &c.origins.links[i]
		t := b.minus(o.ahead)
		if a != Never {
			t = min(t, a+o.back)
		}
		for _, f := range c.direct {
			if f.edge == e {
				t = min(t, along(o.stretch, f.stretch).plus(f.Walk))
			}
		}
		c.meet(i, t.plus(o.Walk))
	}
}

// meet takes note of a link of an origin that is a time from this facility.
func (c *counter) meet(link int32, t Time) {
	switch {
	case t > c.limits[len(c.limits)-1]:
	case c.simple():
		c.hit(link, t)
	default:
		best := &c.best[c.origins.owner[link]]
		if best.time == Never {
			c.met = append(c.met, c.origins.owner[link])
		}
		if t < best.time {
			*best = nearby{t, link}
		}
	}
}

func (c *counter) hit(link int32, t Time) {
	within := 0
	for t > c.limits[within] {
		within++
	}
	c.hits[int(link)*len(c.limits)+within]++
}

// settle counts, weighs or lists the origins that were met, once each.
func (c *counter) settle() {
	for _, origin := range c.met {
		switch {
		case c.listing:
			c.list = append(c.list, origin)
		case c.weights != nil:
			c.sum += c.weights[origin]
		default:
			c.hit(c.best[origin].link, c.best[origin].time)
		}
		c.best[origin].time = Never
	}
	c.met = c.met[:0]
}

// byPoint returns the links of each point that has any, points that lie together beside each other,
// and the points' numbers.
func (p *Points) byPoint() (links [][]Link, numbers []int32) {
	at := slices.Repeat([]int32{-1}, p.count)
	for i, owner := range p.owner {
		if at[owner] < 0 {
			at[owner] = int32(len(links))
			links = append(links, nil)
			numbers = append(numbers, owner)
		}
		links[at[owner]] = append(links[at[owner]], p.links[i])
	}
	return links, numbers
}

package street

import "slices"

// Lead says how a place hangs together with the core of its network: the largest set of nodes of the
// largest component each of which can be reached from every other. Without one-ways that is the
// whole component.
type Lead uint8

// The bits of a Lead.
const (
	LeadsOut Lead = 1 << iota // the core can be reached from the place
	LeadsIn                   // the place can be reached from the core
)

// leadsBoth is the Lead of most places.
const leadsBoth = LeadsOut | LeadsIn

// LeadOf returns the lead of the place that a link is on. O(1), the first time O(nodes + arcs).
func (n *Network) LeadOf(l Link) Lead { return leadOf(n.leads(), n.exits(l), n.entries(l)) }

// leadOf returns the lead of a place by the nodes that one leaves it by, and by those that one comes to it by.
func leadOf(leads []Lead, exits, entries [2]portal) (lead Lead) {
	for _, p := range exits {
		if p.time != Never {
			lead |= leads[p.node] & LeadsOut
		}
	}
	for _, p := range entries {
		if p.time != Never {
			lead |= leads[p.node] & LeadsIn
		}
	}
	return lead
}

// findLeads returns the lead of every node.
func (n *Network) findLeads() []Lead {
	leads := make([]Lead, len(n.places))
	if !slices.ContainsFunc(n.edges, func(e Edge) bool { return e.Back == Never }) {
		for u, c := range n.component {
			if c == 0 {
				leads[u] = leadsBoth
			}
		}
		return leads
	}
	core := n.core()
	spreadLead(leads, core, &n.in, LeadsOut)
	spreadLead(leads, core, &n.out, LeadsIn)
	return leads
}

// spreadLead marks what the arcs lead to from some nodes, those included.
func spreadLead(leads []Lead, from []NodeID, g *rows, mark Lead) {
	open := slices.Clone(from)
	for _, u := range from {
		leads[u] |= mark
	}
	for len(open) > 0 {
		u := open[len(open)-1]
		open = open[:len(open)-1]
		for _, a := range g.of(u) {
			if leads[a.To]&mark == 0 {
				leads[a.To] |= mark
				open = append(open, a.To)
			}
		}
	}
}

// core returns the nodes of the core, of equally large ones that with the lowest node.
// Method: R. Tarjan, SIAM J. Computing 1, 1972, without recursion.
func (n *Network) core() []NodeID {
	c := coreFinder{Network: n, rank: make([]int32, len(n.places)), low: make([]int32, len(n.places)), next: slices.Clone(n.out.first)}
	for u := range n.places {
		if n.component[u] == 0 && c.rank[u] == 0 {
			c.walk(NodeID(u))
		}
	}
	return c.best
}

// coreFinder walks the network in depth. A node's rank counts from 1 in the order of the walk; low
// is the lowest rank that it leads back to, or settled when its set is known.
type coreFinder struct {
	*Network
	rank, low []int32
	next      []int32 // the arc to be looked at next, by node
	way       []NodeID
	open      []NodeID // whose set is not known
	ranks     int32
	best      []NodeID
}

// settled is higher than every rank.
const settled = int32(Never)

func (c *coreFinder) walk(from NodeID) {
	c.enter(from)
	for len(c.way) > 0 {
		u := c.way[len(c.way)-1]
		if c.next[u] == c.out.first[u+1] {
			c.leave(u)
			continue
		}
		to := c.out.arcs[c.next[u]].To
		c.next[u]++
		if c.rank[to] == 0 {
			c.enter(to)
		} else if c.low[to] != settled {
			c.low[u] = min(c.low[u], c.rank[to])
		}
	}
}

func (c *coreFinder) enter(u NodeID) {
	c.ranks++
	c.rank[u], c.low[u] = c.ranks, c.ranks
	c.way, c.open = append(c.way, u), append(c.open, u)
}

// leave hands what a node leads back to to the one before it, or closes the set that it began.
func (c *coreFinder) leave(u NodeID) {
	c.way = c.way[:len(c.way)-1]
	if c.low[u] == c.rank[u] {
		c.closeSet(slices.Index(c.open, u))
		return
	}
	before := c.way[len(c.way)-1]
	c.low[before] = min(c.low[before], c.low[u])
}

func (c *coreFinder) closeSet(begin int) {
	set := c.open[begin:]
	for _, u := range set {
		c.low[u] = settled
	}
	if len(set) > len(c.best) || len(set) == len(c.best) && slices.Min(set) < slices.Min(c.best) {
		c.best = slices.Clone(set)
	}
	c.open = c.open[:begin]
}

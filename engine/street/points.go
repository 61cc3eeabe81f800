package street

import "slices"

// Points are origins or facilities on a network, sorted by where they are so that a search meets
// them street by street. Read-only and safe for any number of goroutines.
type Points struct {
	count  int
	single bool    // no point has two links
	owner  []int32 // the point of each link
	links  []Link
	spots  []int32 // links on spot s are links[spots[s]:spots[s+1]]; nodes are spots, edges follow; nil for few links
	nodes  int32
}

// Linked is one link of one point.
type Linked struct {
	Point int32
	Link  Link
}

// NewPoints returns the points 0 to count-1 with their links, of which a point may have none, one or
// several. It panics on a point outside the range and on a link of another network. Deterministic;
// O(links·log) time and 20 bytes a link for few links, O(nodes + edges + links) time and 4 bytes a
// node and edge more for many.
func (n *Network) NewPoints(count int, links []Linked) *Points {
	p := &Points{count: count, nodes: int32(len(n.places)), single: !repeats(links, count)}
	p.owner, p.links = make([]int32, len(links)), make([]Link, len(links))
	order := make([]uint64, len(links))
	for i, l := range links {
		order[i] = uint64(p.spot(l.Link))<<32 | uint64(i)
	}
	slices.Sort(order)
	for to, o := range order {
		p.owner[to], p.links[to] = links[uint32(o)].Point, links[uint32(o)].Link
	}
	if spots := len(n.places) + len(n.edges); len(links) > spots/16 {
		p.spots = make([]int32, spots+1)
		for _, o := range order {
			p.spots[o>>32+1]++
		}
		for s := range spots {
			p.spots[s+1] += p.spots[s]
		}
	}
	return p
}

// repeats says whether a point has two links.
func repeats(links []Linked, count int) bool {
	seen := make([]bool, count)
	for _, l := range links {
		if seen[l.Point] {
			return true
		}
		seen[l.Point] = true
	}
	return false
}

// AllPlaces returns every place of the network as a point, numbered as in its draft: the origins
// or facilities of a network whose source names them by place. O(places).
func (n *Network) AllPlaces() *Points {
	p := &Points{count: len(n.source), single: true, nodes: int32(len(n.places)), owner: n.source}
	p.links = make([]Link, 0, len(n.source))
	p.spots = make([]int32, 1, len(n.places)+len(n.edges)+1)
	for u := range n.places {
		p.links = append(p.links, OnNode(NodeID(u)))
		p.spots = append(p.spots, int32(len(p.links)))
	}
	for e := range n.edges {
		for _, s := range n.innerTime[n.innerAt[e]:n.innerAt[e+1]] {
			p.links = append(p.links, Link{edge: EdgeID(e), stretch: s})
		}
		p.spots = append(p.spots, int32(len(p.links)))
	}
	return p
}

// PlaceLinks returns the link of each place, numbered as in the network's draft; it must not be
// written to. O(places) the first time.
func (n *Network) PlaceLinks() []Link { return n.placeLinks() }

func (n *Network) linkPlaces() []Link {
	all := n.AllPlaces()
	links := make([]Link, all.count)
	for i, place := range all.owner {
		links[place] = all.links[i]
	}
	return links
}

// Len returns the number of points, those without a link included.
func (p *Points) Len() int { return p.count }

func (p *Points) spot(l Link) int32 {
	if u, ok := l.Node(); ok {
		return int32(u)
	}
	return p.nodes + int32(l.edge)
}

// onNode returns where in links those on a node are.
func (p *Points) onNode(u NodeID) (from, to int32) { return p.at(int32(u)) }

// onEdge returns where in links those on an edge are.
func (p *Points) onEdge(e EdgeID) (from, to int32) { return p.at(p.nodes + int32(e)) }

func (p *Points) at(spot int32) (from, to int32) {
	if p.spots != nil {
		return p.spots[spot], p.spots[spot+1]
	}
	first, _ := slices.BinarySearchFunc(p.links, spot, func(l Link, spot int32) int { return int(p.spot(l) - spot) })
	last := first
	for last < len(p.links) && p.spot(p.links[last]) == spot {
		last++
	}
	return int32(first), int32(last)
}

// Part returns the links of the points from one number to another, not included, which becomes 0. O(links).
func (p *Points) Part(from, to int) []Linked {
	var links []Linked
	for i, owner := range p.owner {
		if from <= int(owner) && int(owner) < to {
			links = append(links, Linked{owner - int32(from), p.links[i]})
		}
	}
	return links
}

// LinksOf returns the links of a point. O(links).
func (p *Points) LinksOf(point int) []Link {
	var links []Link
	for i, owner := range p.owner {
		if int(owner) == point {
			links = append(links, p.links[i])
		}
	}
	return links
}

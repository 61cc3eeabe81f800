package street

import "slices"

// Points are origins or facilities on a network, sorted by where they are so that a search meets
// them street by street. Read-only and safe for any number of goroutines.
type Points struct {
	count  int
	single bool    // no point has two links
	owner  []int32 // the point of each link
	links  []Link
	spots  []int32 // links on spot s are links[spots[s]:spots[s+1]]; nodes are spots, edges follow
	nodes  int32
}

// Linked is one link of one point.
type Linked struct {
	Point int32
	Link  Link
}

// NewPoints returns the points 0 to count-1 with their links, of which a point may have none, one or
// several. It panics on a point outside the range and on a link of another network. Deterministic;
// O(links + nodes + edges) time, 24 bytes a link and 4 a node and edge.
func (n *Network) NewPoints(count int, links []Linked) *Points {
	p := &Points{count: count, nodes: int32(len(n.places))}
	p.spots = make([]int32, len(n.places)+len(n.edges)+1)
	for _, l := range links {
		p.spots[p.spot(l.Link)+1]++
	}
	for s := range len(p.spots) - 1 {
		p.spots[s+1] += p.spots[s]
	}
	p.owner, p.links = make([]int32, len(links)), make([]Link, len(links))
	next := slices.Clone(p.spots)
	for _, l := range links {
		s := p.spot(l.Link)
		p.owner[next[s]], p.links[next[s]] = l.Point, l.Link
		next[s]++
	}
	p.single = !p.repeats()
	return p
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

// PlaceLinks returns the link of each place, numbered as in the network's draft. O(places).
func (n *Network) PlaceLinks() []Link {
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
func (p *Points) onNode(u NodeID) (from, to int32) { return p.spots[u], p.spots[u+1] }

// onEdge returns where in links those on an edge are.
func (p *Points) onEdge(e EdgeID) (from, to int32) {
	s := p.nodes + int32(e)
	return p.spots[s], p.spots[s+1]
}

func (p *Points) repeats() bool {
	seen := make([]bool, p.count)
	for _, i := range p.owner {
		if seen[i] {
			return true
		}
		seen[i] = true
	}
	return false
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

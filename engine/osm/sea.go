package osm

import (
	"cmp"
	"slices"

	"zhenyu/engine/geo"
)

// Coastline is the tag of lines that have the land on their left and the sea on their right.
var Coastline = Tag{Key: "natural", Value: "coastline"}

// Sea returns what lies on the sea's side of the map's coastline within a box; the map must have been
// loaded with lines of Coastline and their tag. Polygons are cut off at the box; their holes are islands.
//
// ok is false where the coastline does not say it: it ends far within the box (the extract was cut along
// another outline, or a way is missing) or runs against itself. Without a coastline in the box there is no
// sea, and ok.
//
// Method: lines are joined head to tail and cut at the box. From where one leaves the box, the sea's
// rim goes clockwise along the box to where the next enters. Deterministic; O(n + k log k) for n corners
// and k crossings of the box.
// Source of the rule: OpenStreetMap wiki, Tag:natural=coastline.
func (m *Map) Sea(box geo.Box) (sea []geo.Polygon, ok bool) {
	c := coast{rim: rim{box}}
	lines := m.coastlines()
	for _, line := range lines {
		c.add(line)
	}
	if c.broken || len(c.rings)+len(c.shores) == 0 {
		return nil, !c.broken
	}
	return c.polygons()
}

// coastlines returns the places of the coastline, ways joined where one begins as the other ends. A
// closed one has its first place at the end.
func (m *Map) coastlines() [][]geo.E7 {
	var chains [][]int32
	for i := range m.Lines.ID {
		if line := m.Lines.Nodes.At(i); len(line) > 1 && m.Lines.Tags.Get(i, Coastline.Key) == Coastline.Value {
			chains = append(chains, line)
		}
	}
	lines := make([][]geo.E7, 0, len(chains))
	for _, chain := range joinHeads(chains) {
		line := make([]geo.E7, 0, len(chain))
		for _, n := range chain {
			if at := m.Places.At[n]; at != Nowhere {
				line = append(line, at)
			}
		}
		lines = append(lines, line)
	}
	return lines
}

// joinHeads joins chains that begin where another ends, until none does. Of several that begin in one
// node the first goes on.
func joinHeads(chains [][]int32) (joined [][]int32) {
	starts, ends := map[int32][]int{}, map[int32]int{}
	for i, c := range chains {
		starts[c[0]] = append(starts[c[0]], i)
		ends[c[len(c)-1]]++
	}
	used := make([]bool, len(chains))
	follow := func(i int) {
		var line []int32
		for i >= 0 && !used[i] {
			used[i] = true
			line = append(line[:max(0, len(line)-1)], chains[i]...)
			next := starts[line[len(line)-1]]
			i = slices.IndexFunc(next, func(n int) bool { return !used[n] })
			if i >= 0 {
				i = next[i]
			}
		}
		joined = append(joined, line)
	}
	for _, open := range []bool{true, false} { // what nothing leads to first: the rest is closed
		for i, c := range chains {
			if !used[i] && (ends[c[0]] == 0) == open {
				follow(i)
			}
		}
	}
	return joined
}

// coast is the coastline within a box.
type coast struct {
	rim
	rings  []geo.Ring // that do not touch the box
	shores []shore    // that go from the box to the box
	broken bool
}

// shore is a stretch of coastline that enters the box and leaves it.
type shore struct {
	line     []geo.E7
	in, out  int64 // where on the rim
	followed bool
}

// add cuts a line into what lies within the box.
func (c *coast) add(line []geo.E7) {
	if len(line) > 3 && line[0] == line[len(line)-1] {
		outside := slices.IndexFunc(line, func(p geo.E7) bool { return !c.box.Contains(p) })
		if outside < 0 {
			c.rings = append(c.rings, line)
			return
		}
		line = slices.Concat(line[outside:len(line)-1], line[:outside+1])
	}
	var part []geo.E7
	for i := 1; i < len(line); i++ {
		p, q, meets := c.clip(line[i-1], line[i])
		if len(part) > 0 && (!meets || p != part[len(part)-1]) {
			c.shore(part)
			part = nil
		}
		if meets && p != q {
			if len(part) == 0 {
				part = []geo.E7{p}
			}
			part = append(part, q)
		}
	}
	if len(part) > 0 {
		c.shore(part)
	}
}

// shore keeps a stretch; its ends are drawn out to the box where they nearly touch it, since an
// extract's lines end at the last node within.
func (c *coast) shore(line []geo.E7) {
	first, begins := c.nearest(line[0])
	last, ends := c.nearest(line[len(line)-1])
	if !begins || !ends {
		c.broken = true
		return
	}
	line = slices.Compact(slices.Concat([]geo.E7{first}, line, []geo.E7{last}))
	c.shores = append(c.shores, shore{line: line, in: c.position(first), out: c.position(last)})
}

// polygons closes the shores along the box and puts the islands into them.
func (c *coast) polygons() (sea []geo.Polygon, ok bool) {
	slices.SortStableFunc(c.shores, func(a, b shore) int { return cmp.Compare(a.in, b.in) })
	var islands []geo.Ring
	for i := range c.shores {
		if !c.shores[i].followed {
			sea = append(sea, geo.Polygon{c.follow(i)})
		}
	}
	for _, r := range c.rings {
		island := r.SquareMetres() > 0 // the land is within
		slices.Reverse(r)
		if island {
			islands = append(islands, r)
		} else {
			sea = append(sea, geo.Polygon{r})
		}
	}
	for _, island := range islands {
		at := around(sea, island)
		if at < 0 && len(c.shores) == 0 { // nothing but islands
			at, sea = len(sea), append(sea, geo.Polygon{c.whole()})
		}
		if at < 0 {
			return nil, false
		}
		sea[at] = append(sea[at], island)
	}
	return sea, !slices.ContainsFunc(sea, func(p geo.Polygon) bool { return p[0].SquareMetres() <= 0 })
}

// around returns the smallest sea in which an island lies, or -1.
func around(sea []geo.Polygon, island geo.Ring) int {
	best := -1
	for i, p := range sea {
		if inside(island, p[0]) && (best < 0 || p[0].SquareMetres() < sea[best][0].SquareMetres()) {
			best = i
		}
	}
	return best
}

// follow goes round a sea, shore by shore, and gives it counterclockwise.
func (c *coast) follow(i int) geo.Ring {
	var ring geo.Ring
	for first := i; ; {
		s := &c.shores[i]
		s.followed = true
		ring = append(ring, s.line...)
		i = c.next(s.out, first)
		ring = append(ring, c.corners(s.out, c.shores[i].in)...)
		if i == first {
			break
		}
	}
	ring = slices.Compact(append(ring, ring[0]))
	slices.Reverse(ring)
	return ring
}

// next returns the shore not yet followed, or the first, that enters soonest clockwise from a position.
func (c *coast) next(from int64, first int) int {
	best := first
	for i := range c.shores {
		if !c.shores[i].followed && c.ahead(from, c.shores[i].in) < c.ahead(from, c.shores[best].in) {
			best = i
		}
	}
	return best
}

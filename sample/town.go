package sample

import (
	"slices"
	"strings"

	"zhenyu/engine/geo"
)

// town draws streets and what stands along them.
type town struct {
	*graph
	river   *water
	ends    map[string]int     // nodes with a name in the plan
	named   int                // how many of laneNames are given
	settled map[string]bool    // names of uses that have their block
	houses  *grid              // what is built
	floors  map[square]float64 // square metres to live on
	roads   *grid              // the streets' strips
	fronts  []front

	compounds []enclosure
	reserved  []shape // land that no row of houses reaches into
}

// front is the middle of a house's wall on a street: where a shop may be.
type front struct {
	at   geo.XY
	old  bool
	used bool
}

// drawCore draws the frame and divides its quarters into blocks.
func (t *town) drawCore() {
	for _, s := range frame {
		for _, end := range []string{s.from, s.to} {
			if _, ok := t.ends[end]; !ok {
				t.ends[end] = t.node(corners[end])
			}
		}
		t.street(t.crooked(t.ends[s.from], t.ends[s.to], 45, 14), "highway", s.highway, "name", s.name)
	}
	for _, q := range quarters {
		t.blocks = append(t.blocks, block{nodes: t.outline(q)})
	}
	t.tag(t.ends["centre"], "highway", "traffic_signals", "crossing", "traffic_signals")
	for _, end := range []string{"west", "north", "south", "bridge"} {
		t.tag(t.ends[end], "highway", "crossing", "crossing", "marked")
	}
	for i := 0; i < len(t.blocks); i++ {
		t.divideBlock(i)
	}
}

// outline returns the nodes of the frame's streets from corner to corner, once around.
func (t *town) outline(names []string) (ring []int) {
	for i, name := range names {
		from, to := t.ends[name], t.ends[names[(i+1)%len(names)]]
		for w := range t.ways {
			nodes := t.ways[w].nodes
			first, last := nodes[0], nodes[len(nodes)-1]
			if t.links[linkOf(nodes[0], nodes[1])] != w || min(first, last) != min(from, to) || max(first, last) != max(from, to) {
				continue
			}
			if first != from {
				nodes = slices.Clone(nodes)
				slices.Reverse(nodes)
			}
			ring = append(ring, nodes[:len(nodes)-1]...)
			break
		}
	}
	return ring
}

// divideBlock cuts a block until it is small enough for what it becomes; the parts that are cut off
// come later in the list and get their turn.
func (t *town) divideBlock(i int) {
	for range 40 {
		s := t.shape(&t.blocks[i])
		target := 30000.0
		if oldTown(s.middle()) {
			target = 6500
		}
		if u := t.wantedIn(s); u != nil {
			target = u.largest
			if s.area() <= target {
				t.settled[u.name], t.blocks[i].use = true, u
				return
			}
		}
		if s.area() <= target {
			return
		}
		// A cut that finds no sound way tries again with another angle; the count above ends it.
		if t.cut(i, t.laneTags(s)...) && t.named < len(laneNames) {
			t.named++
		}
	}
}

// wantedIn returns a planned use that asks for this land.
func (t *town) wantedIn(s shape) *use {
	for i := range uses {
		if u := &uses[i]; !t.settled[u.name] && s.holds(u.at) {
			return u
		}
	}
	return nil
}

func (t *town) laneTags(s shape) []string {
	highway := "residential"
	if oldTown(s.middle()) && s.area() < 20000 {
		highway = "living_street"
	}
	name := ""
	if t.named < len(laneNames) {
		name = laneNames[t.named]
	}
	return []string{"highway", highway, "name", name}
}

// drawRoads draws what leads out of the core, and the dead ends into the old town's blocks.
func (t *town) drawRoads() {
	for _, r := range roads {
		var through []geo.XY
		if r.from != "" {
			through = append(through, t.at[t.ends[r.from]])
		}
		through = append(through, r.through...)
		if r.to != "" {
			through = append(through, t.at[t.ends[r.to]])
		}
		nodes := t.curve(through, 70)
		if slices.Contains(r.tags, "bridge") {
			nodes = t.curve(through, 200)
		}
		if r.from != "" {
			nodes[0] = t.ends[r.from]
		}
		if r.to != "" {
			nodes[len(nodes)-1] = t.ends[r.to]
		}
		if r.end != "" {
			t.ends[r.end] = nodes[len(nodes)-1]
		}
		t.street(nodes, r.tags...)
	}
	for i := range t.blocks {
		if s := t.shape(&t.blocks[i]); t.blocks[i].use == nil && oldTown(s.middle()) && s.area() > 3500 {
			t.deadEnd(s)
		}
	}
}

// deadEnd draws a lane that leads from a block's rim into its middle and no further.
func (t *town) deadEnd(s shape) {
	to := plus(s.middle(), geo.XY{X: t.between(-8, 8), Y: t.between(-8, 8)})
	l, foot := t.nearest(to, t.isStreet)
	if metres(foot, to) < 22 {
		return
	}
	from := t.join(l.a, l.b, foot)
	t.street(t.crooked(from, t.node(to), 18, 3), "highway", "living_street")
}

// isStreet says whether houses may stand along a way.
func (t *town) isStreet(w int) bool {
	switch t.ways[w].get("highway") {
	case "primary", "secondary", "tertiary", "residential", "living_street", "unclassified":
		return t.ways[w].get("bridge") == ""
	}
	return false
}

func (w *way) get(key string) string {
	for _, tag := range w.tags {
		if tag.Key == key {
			return tag.Value
		}
	}
	return ""
}

// drawVillages draws the lanes of the villages and then the paths between them.
func (t *town) drawVillages() {
	for i := range villages {
		t.drawVillage(&villages[i])
	}
	ends := map[geo.XY]int{}
	for _, p := range paths {
		var nodes []int
		for _, at := range p.through {
			if _, ok := ends[at]; !ok {
				ends[at] = t.pathNode(at)
			}
			nodes = append(nodes, ends[at])
		}
		t.street(nodes, p.tags...)
	}
}

// pathNode returns a node of a street close by, or a new one.
func (t *town) pathNode(at geo.XY) int {
	l, foot := t.nearest(at, t.isStreet)
	if metres(at, foot) < 60 {
		return t.join(l.a, l.b, foot)
	}
	return t.node(at)
}

func (t *town) drawVillage(v *village) {
	lane := t.crooked(t.ends[v.joins], t.node(v.to), 36, 16)
	t.street(lane, "highway", "residential", "name", strings.TrimSuffix(v.name, "村")+"村道")
	direction := unit(minus(v.to, v.from))
	for _, side := range []float64{1, -1} {
		var ends []int
		for k := range v.lanes {
			n := lane[min(len(lane)-1, 1+int((float64(k)+t.between(0, 0.9))*float64(len(lane)-2)/float64(v.lanes)))]
			to := plus(t.at[n], times(turned(left(direction), t.between(-0.25, 0.25)), side*t.between(70, 170)))
			if t.river.near(to, 35) {
				continue
			}
			if path := t.untilCrossing(t.crooked(n, t.node(to), 26, 6)); len(path) > 2 {
				t.street(path, "highway", "residential")
				ends = append(ends, path[len(path)-1])
			}
		}
		t.joinEnds(ends)
	}
}

// joinEnds draws back lanes between every second pair of lane ends, so that a village has loops.
func (t *town) joinEnds(ends []int) {
	for i := 1; i < len(ends); i += 2 {
		if length := metres(t.at[ends[i-1]], t.at[ends[i]]); length > 30 && length < 160 {
			path := t.untilCrossing(t.crooked(ends[i-1], ends[i], 30, 8))
			if len(path) > 1 {
				t.street(path, "highway", "service", "surface", "concrete")
			}
		}
	}
}

// untilCrossing ends a path where it first meets a street, with a node of both.
func (t *town) untilCrossing(path []int) []int {
	for i := 1; i < len(path); i++ {
		a, b := path[i-1], path[i]
		l, at, ok := t.firstCrossing(a, b)
		if !ok {
			continue
		}
		end := t.join(l.a, l.b, at)
		if end == a || slices.Contains(path[:i], end) {
			return path[:i]
		}
		return append(path[:i:i], end)
	}
	return path
}

// firstCrossing finds the street link that the line from a to b meets first, those at a and b aside.
func (t *town) firstCrossing(a, b int) (l link, at geo.XY, ok bool) {
	nearest := 2.0
	p, d := t.at[a], minus(t.at[b], t.at[a])
	for w := range t.ways {
		nodes := t.ways[w].nodes
		for i := 1; i < len(nodes); i++ {
			m, n := nodes[i-1], nodes[i]
			if m == a || n == a || m == b || n == b || t.links[linkOf(m, n)] != w {
				continue
			}
			side := minus(t.at[n], t.at[m])
			det := cross(d, side)
			along, on := cross(minus(t.at[m], p), side)/det, cross(minus(t.at[m], p), d)/det
			if det != 0 && along >= 0 && along <= 1.15 && on >= 0 && on <= 1 && along < nearest {
				nearest, l, at, ok = along, link{m, n}, plus(p, times(d, along)), true
			}
		}
	}
	return l, at, ok
}

// drawFields parcels the land around the streets and houses into fields, with ponds, orchards and
// woods among them. Either side of the river has its own lie of the land.
func (t *town) drawFields() {
	for _, side := range []struct {
		angle, from, to float64
	}{{-0.13, -1930, 900}, {0.21, 600, 3030}} {
		t.parcel(side.angle, side.from, side.to)
	}
	for _, c := range canals {
		t.way(t.curve(c, 90), "waterway", "canal", "name", "白鹭圩中心河")
	}
}

// parcel lays rows of fields at an angle over the land between two eastings.
func (t *town) parcel(angle, from, to float64) {
	const width, gap = 105.0, 7.0
	for y := -3000.0; y < 3000; y += width + gap {
		for x := -3500 + t.between(0, 200); x < 4000; {
			length := t.between(110, 240)
			s := rectangle(turned(geo.XY{X: x + length/2, Y: y}, angle), turned(geo.XY{X: 1}, angle+t.between(-0.02, 0.02)), length, width)
			m := s.middle()
			if m.X > from && m.X < to && m.Y > -1890 && m.Y < 1500 && (m.X > 750) == (angle > 0) && t.outside(s) {
				t.drawField(s)
			}
			x += length + gap
		}
	}
}

// outside says whether land is open: no street, house, core or river on it.
func (t *town) outside(s shape) bool {
	core := shape{corners["west"], corners["southwest"], corners["southeast"], corners["bridge"], corners["east"], corners["northeast"], corners["north"], corners["northwest"]}
	for _, p := range append(slices.Clone(s), s.middle()) {
		if t.river.near(p, 30) || core.holds(p) || core.edge(p) < 25 {
			return false
		}
	}
	return !t.houses.meets(s) && !t.roads.meets(s)
}

func (t *town) drawField(s shape) {
	kinds := [][]string{{"landuse", "farmland", "crop", "vegetable"}, {"landuse", "orchard"}, {"natural", "wood"}, {"natural", "water", "water", "pond"}}
	tags := []string{"landuse", "farmland", "crop", "rice"}
	if kind := t.rand.IntN(40); kind < len(kinds) {
		tags = kinds[kind]
	}
	for _, l := range land {
		if s.holds(l.at) {
			tags = l.tags
		}
	}
	t.houses.add(s)
	var ring []geo.XY
	for i, p := range s {
		q := s[(i+1)%len(s)]
		ring = append(ring, p, beside(p, q, t.between(0.35, 0.65), t.between(-5, 5)))
	}
	t.ring(ring, tags...)
}

// halfWidth is half the width of streets, pavements included, in metres.
var halfWidth = map[string]float64{
	"primary": 8, "secondary": 6, "tertiary": 6, "unclassified": 3, "residential": 3.5, "living_street": 2.2,
	"service": 2, "footway": 1.5, "path": 1.5, "track": 3,
}

// strips marks the ground of every street, so that nothing is built on it.
func (t *town) strips() {
	for i := range t.ways {
		w := &t.ways[i]
		width, ok := halfWidth[w.get("highway")]
		if !ok {
			continue
		}
		for k := 1; k < len(w.nodes); k++ {
			a, b := t.at[w.nodes[k-1]], t.at[w.nodes[k]]
			t.roads.add(rectangle(mix(a, b, 0.5), minus(b, a), metres(a, b), 2*width))
		}
	}
}

// free says whether a house may stand on the ground.
func (t *town) free(s shape) bool {
	for _, p := range s {
		if t.river.near(p, 14) {
			return false
		}
	}
	for _, r := range t.reserved {
		if slices.ContainsFunc(s, r.holds) {
			return false
		}
	}
	return !t.houses.meets(s) && !t.roads.meets(s)
}

package sample

import "zhenyu/engine/geo"

// drawUse draws what a block was kept for.
func (t *town) drawUse(i int, u *use) {
	switch u.kind {
	case "park":
		t.drawPark(i, u.name)
	case "square":
		t.drawSquare(i, u.name)
	case "market":
		t.drawMarket(i, u.name)
	default:
		t.drawCompound(i, u)
	}
}

// institution says how a walled institution is tagged and what is in it.
type institution struct {
	area      []string
	building  string
	levels    int
	label     bool // it is mapped as a node, too
	pitch     bool
	buildings int
}

var institutions = map[string]institution{
	"middle school":  {[]string{"amenity", "school", "barrier", "fence"}, "school", 4, true, true, 3},
	"primary school": {[]string{"amenity", "school", "barrier", "fence"}, "school", 3, true, true, 2},
	"kindergarten":   {[]string{"amenity", "kindergarten", "barrier", "fence"}, "kindergarten", 3, false, false, 1},
	"health":         {[]string{"amenity", "clinic", "healthcare", "clinic", "opening_hours", "24/7"}, "hospital", 4, true, false, 2},
	"government":     {[]string{"office", "government", "government", "administrative"}, "government", 5, false, false, 2},
	"home":           {[]string{"amenity", "social_facility", "social_facility", "nursing_home", "social_facility:for", "senior"}, "residential", 3, true, false, 2},
	"bus station":    {[]string{"amenity", "bus_station"}, "transportation", 2, false, false, 1},
}

func (t *town) drawCompound(i int, u *use) {
	kind := institutions[u.kind]
	e, ok := t.enclose(i, 8, []string{"barrier", "gate", "entrance", "main"}, append([]string{"name", u.name}, kind.area...)...)
	if !ok {
		return
	}
	e.holds, e.name = &kind, u.name
	t.compounds = append(t.compounds, e)
}

// fill builds what an institution has in its compound.
func (t *town) fill(e enclosure) {
	if e.holds.pitch {
		if s, ok := t.room(e, 58, 34); ok {
			t.houses.add(s)
			t.ring(s, "leisure", "pitch", "sport", "basketball", "access", "private")
		}
	}
	for range e.holds.buildings {
		if s, ok := t.room(e, t.between(36, 48), 13); ok {
			t.building(s, e.holds.building, e.holds.levels)
		}
	}
	if e.holds.label {
		t.node(plus(e.middle, geo.XY{X: 7, Y: 9}), "name", e.name, e.holds.area[0], e.holds.area[1])
	}
}

// room finds ground in a compound for something of a size, or, where there is none, for something
// smaller of the same form.
func (t *town) room(e enclosure, length, width float64) (s shape, ok bool) {
	axis := t.slabAxis(e.inside)
	for size := 1.0; size > 0.4; size -= 0.15 {
		for y := -120.0; y <= 120; y += 6 {
			for x := -120.0; x <= 120; x += 6 {
				middle := plus(e.middle, plus(times(axis, x), times(left(axis), y)))
				s := rectangle(middle, axis, size*length, size*width)
				if within(s, e.inside, 4) && t.free(s) {
					return s, true
				}
			}
		}
	}
	return nil, false
}

// drawPark draws a park with two gates and paths that meet in its middle.
func (t *town) drawPark(i int, name string) {
	e, ok := t.enclose(i, 7, []string{"barrier", "gate"}, "leisure", "park", "name", name)
	if !ok {
		return
	}
	t.reserved = append(t.reserved, e.inside)
	ring := &t.ways[len(t.ways)-2] // the ring was drawn before the way in
	opposite := 0
	for k, n := range ring.nodes {
		if metres(t.at[n], e.middle) > metres(t.at[ring.nodes[opposite]], e.middle) {
			opposite = k
		}
	}
	gate := ring.nodes[opposite]
	t.tag(gate, "barrier", "entrance")
	l, foot := t.nearest(t.at[gate], t.isStreet)
	t.street([]int{t.join(l.a, l.b, foot), gate, e.hub}, "highway", "footway")
	for k, p := range e.inside.inset(16) {
		if k%2 == 0 {
			t.street([]int{e.hub, t.node(p)}, "highway", "footway")
		}
	}
	t.node(plus(e.middle, geo.XY{X: 14, Y: -12}), "leisure", "fitness_station")
	t.node(plus(e.middle, geo.XY{X: -16, Y: 10}), "leisure", "playground")
	t.node(plus(e.middle, geo.XY{X: 20, Y: 14}), "amenity", "toilets", "access", "yes")
	t.ring(rectangle(plus(e.middle, geo.XY{X: -34, Y: -26}), geo.XY{X: 1, Y: 0.3}, 40, 22), "natural", "water", "water", "pond")
}

// drawSquare draws an open square with a fitness corner.
func (t *town) drawSquare(i int, name string) {
	s := t.shape(&t.blocks[i]).inset(9)
	if len(s) < 3 {
		return
	}
	t.reserved = append(t.reserved, s)
	t.ring(s, "place", "square", "name", name)
	middle := t.node(s.middle())
	for _, k := range []int{0, len(s) / 2} {
		l, foot := t.nearest(s[k], t.isStreet)
		t.street([]int{t.join(l.a, l.b, foot), middle}, "highway", "footway")
	}
	t.node(plus(s.middle(), geo.XY{X: 8, Y: 8}), "leisure", "fitness_station")
}

// drawMarket draws a market hall with an entrance on the street.
func (t *town) drawMarket(i int, name string) {
	s := t.shape(&t.blocks[i]).inset(13)
	if len(s) < 3 {
		return
	}
	hall := rectangle(s.middle(), s.axis(), 56, 34)
	t.houses.add(hall)
	var nodes []int
	for _, p := range hall {
		nodes = append(nodes, t.node(p))
	}
	door := mix(hall[0], hall[1], 0.5)
	entry := t.node(door, "entrance", "main")
	ring := append([]int{nodes[0], entry}, nodes[1:]...)
	t.way(append(ring, nodes[0]), "building", "retail", "building:levels", "2", "amenity", "marketplace", "name", name, "opening_hours", "Mo-Su 05:30-18:30")
	l, foot := t.nearest(door, t.isStreet)
	t.street([]int{t.join(l.a, l.b, foot), entry}, "highway", "footway")
}

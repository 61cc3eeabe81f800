package sample

import (
	"fmt"
	"math"
	"slices"

	"zhenyu/engine/geo"
)

// house says how houses of a row look.
type house struct {
	wide, deep [2]float64 // metres, from and to
	levels     [2]int
	setback    float64 // from the street's middle to the front
	gap        [2]float64
	kind       string // value of building=*
	front      bool   // it may hold a shop
	old        bool
}

var (
	terrace  = house{wide: [2]float64{6, 11}, deep: [2]float64{8, 13}, levels: [2]int{2, 3}, setback: 1.5, gap: [2]float64{0, 1.5}, kind: "house", front: true, old: true}
	shops    = house{wide: [2]float64{10, 18}, deep: [2]float64{9, 11}, levels: [2]int{3, 5}, setback: 2, gap: [2]float64{0, 5}, kind: "apartments", front: true}
	farms    = house{wide: [2]float64{9, 13}, deep: [2]float64{8, 11}, levels: [2]int{2, 3}, setback: 4, gap: [2]float64{2.5, 9}, kind: "house"}
	backyard = house{wide: [2]float64{6, 10}, deep: [2]float64{7, 10}, levels: [2]int{1, 2}, setback: 1.2, gap: [2]float64{0.5, 6}, kind: "house"}
)

// build puts houses and compounds on the blocks, and houses along the lanes of the villages.
func (t *town) build() {
	for i := range t.blocks {
		if u := t.blocks[i].use; u != nil {
			t.drawUse(i, u)
		} else if s := t.shape(&t.blocks[i]); !oldTown(s.middle()) && s.area() > 5000 {
			t.estate(i)
		}
	}
	t.strips()
	for _, e := range t.compounds {
		if e.holds != nil {
			t.fill(e)
		} else {
			t.slabs(e)
		}
	}
	for _, e := range t.compounds {
		t.reserved = append(t.reserved, e.inside)
	}
	for i := range t.blocks {
		if t.blocks[i].use == nil {
			around := append(slices.Clone(t.blocks[i].nodes), t.blocks[i].nodes[0])
			t.row(around, 1, t.along(t.shape(&t.blocks[i])))
		}
	}
	for w := range t.ways {
		if !t.isStreet(w) && t.ways[w].get("highway") != "service" {
			continue
		}
		middle := t.at[t.ways[w].nodes[len(t.ways[w].nodes)/2]]
		switch name := t.ways[w].get("highway"); {
		case inVillage(middle) && (name == "residential" || name == "service"):
			t.row(t.ways[w].nodes, 1, farms)
			t.row(t.ways[w].nodes, -1, farms)
		case name == "living_street" && oldTown(middle):
			t.row(t.ways[w].nodes, 1, backyard)
			t.row(t.ways[w].nodes, -1, backyard)
		}
	}
}

// along returns what stands along a block's streets.
func (t *town) along(s shape) house {
	if oldTown(s.middle()) {
		return terrace
	}
	return shops
}

func inVillage(p geo.XY) bool {
	return slices.ContainsFunc(villages, func(v village) bool { return metres(p, v.at) < 420 })
}

// row builds houses along a line of nodes, to its left (side 1) or right (-1).
func (t *town) row(nodes []int, side float64, h house) {
	for i := 1; i < len(nodes); i++ {
		a, b := t.at[nodes[i-1]], t.at[nodes[i]]
		length, direction := metres(a, b), unit(minus(b, a))
		setback := h.setback + halfWidth[t.ways[t.links[linkOf(nodes[i-1], nodes[i])]].get("highway")]
		for at := t.between(1, 4); at < length; {
			wide, deep := t.between(h.wide[0], h.wide[1]), t.between(h.deep[0], h.deep[1])
			middle := plus(plus(a, times(direction, at+wide/2)), times(left(direction), side*(setback+deep/2)))
			s := rectangle(middle, direction, wide, deep)
			if at+wide > length+2 || !t.free(s) {
				at += 3
				continue
			}
			t.building(s, h.kind, h.levels[0]+t.rand.IntN(h.levels[1]-h.levels[0]+1))
			if h.front {
				wall := plus(middle, times(left(direction), -side*(deep/2-0.8)))
				t.fronts = append(t.fronts, front{at: wall, old: h.old})
			}
			at += wide + t.between(h.gap[0], h.gap[1])
		}
	}
}

func (t *town) building(s shape, kind string, levels int, more ...string) {
	t.houses.add(s)
	if kind == "house" || kind == "apartments" {
		t.floors[squareOf(s.middle())] += s.area() * float64(levels)
	}
	t.ring(s, append([]string{"building", kind, "building:levels", fmt.Sprint(levels)}, more...)...)
}

// enclosure is a ring around land with one gate, and the way in.
type enclosure struct {
	inside shape
	middle geo.XY
	hub    int          // the node in the middle where the way in ends
	holds  *institution // nil: flats
	name   string
}

// enclose draws a ring with tags inside a block, some metres from the streets, and a lane from the
// nearest street through a gate in the ring to the middle.
func (t *town) enclose(i int, by float64, gate []string, ring ...string) (e enclosure, ok bool) {
	s := t.shape(&t.blocks[i]).inset(by)
	if len(s) < 4 || s.area() < 600 {
		return e, false
	}
	nodes := make([]int, 0, len(s)+2)
	for _, p := range s {
		nodes = append(nodes, t.node(p))
	}
	longest := 0
	for k := range s {
		if metres(s[k], s[(k+1)%len(s)]) > metres(s[longest], s[(longest+1)%len(s)]) {
			longest = k
		}
	}
	at := mix(s[longest], s[(longest+1)%len(s)], t.between(0.4, 0.6))
	entry := t.node(at, gate...)
	nodes = slices.Insert(nodes, longest+1, entry)
	t.way(append(nodes, nodes[0]), ring...)

	e = enclosure{inside: s, middle: s.middle()}
	if !s.holds(e.middle) {
		e.middle = plus(at, times(left(unit(minus(s[(longest+1)%len(s)], s[longest]))), 15))
	}
	l, foot := t.nearest(at, t.isStreet)
	from := t.join(l.a, l.b, foot)
	e.hub = t.node(e.middle)
	t.street([]int{from, entry, e.hub}, "highway", "service", "service", "driveway")
	return e, true
}

// estate draws the wall of a compound; its slabs come when all streets are drawn.
func (t *town) estate(i int) {
	e, ok := t.enclose(i, 25, []string{"barrier", "gate", "access", "yes"}, "barrier", "wall")
	if !ok {
		return
	}
	axis := t.slabAxis(e.inside)
	for _, way := range []float64{1, -1} {
		end := e.middle
		for step := 15.0; step < 150; step += 15 {
			p := plus(e.middle, times(left(axis), way*step))
			if !e.inside.holds(p) || e.inside.edge(p) < 12 {
				break
			}
			end = p
		}
		if metres(end, e.middle) > 20 {
			t.street([]int{e.hub, t.node(end)}, "highway", "service")
		}
	}
	t.compounds = append(t.compounds, e)
}

// slabAxis is the direction of a compound's slabs: the nearest to east that suits the land, since
// flats face south.
func (t *town) slabAxis(s shape) geo.XY {
	axis := s.axis()
	if math.Abs(axis.Y) > math.Abs(axis.X) {
		axis = left(axis)
	}
	if axis.X < 0 {
		axis = times(axis, -1)
	}
	return unit(geo.XY{X: axis.X, Y: axis.Y * 0.7})
}

// slabs fills a compound with rows of flats.
func (t *town) slabs(e enclosure) {
	axis, levels := t.slabAxis(e.inside), 5+t.rand.IntN(2)
	if t.rand.IntN(4) == 0 {
		levels = 11
	}
	for y := -200.0; y <= 200; y += 2 {
		if t.slabRow(e, axis, y, levels) {
			y += 10 + 1.9*float64(levels) // the sun reaches the ground floor behind
		}
	}
}

// slabRow builds slabs along one line of a compound and says whether there was room for any.
func (t *town) slabRow(e enclosure, axis geo.XY, y float64, levels int) (built bool) {
	for x := -200.0; x <= 200; {
		length := t.between(26, 52)
		s := rectangle(plus(plus(e.middle, times(axis, x+length/2)), times(left(axis), y)), axis, length, 11.5)
		if !within(s, e.inside, 3) || !t.free(s) {
			x += 4
			continue
		}
		t.building(s, "apartments", levels)
		built = true
		x += length + 7
	}
	return built
}

// within says whether a shape lies in another, some metres from its sides.
func within(s, outer shape, by float64) bool {
	return !slices.ContainsFunc(s, func(p geo.XY) bool { return !outer.holds(p) || outer.edge(p) < by })
}

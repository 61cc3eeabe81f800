package street

import (
	"math"
	"sync"

	"zhenyu/engine/geo"
	"zhenyu/engine/osm"
	"zhenyu/engine/raster"
)

// OSMWanted returns what FromOSM needs of an extract: streets, ferries, platforms, what stops or
// slows a way at a node, and what cannot be walked across.
func OSMWanted() osm.Wanted {
	return osm.Wanted{
		Lines: osm.Match{
			{Key: "highway"},
			{Key: "route", Value: "ferry"},
			{Key: "railway"},
			{Key: "public_transport", Value: "platform"},
			{Key: "man_made", Value: "pier"},
			{Key: "waterway", Value: "river"},
			{Key: "waterway", Value: "canal"},
			osm.Coastline,
			{Key: "barrier", Value: "wall"},
			{Key: "barrier", Value: "fence"},
			{Key: "barrier", Value: "city_wall"},
			{Key: "barrier", Value: "retaining_wall"},
			{Key: "natural", Value: "cliff"},
			{Key: "aeroway", Value: "runway"},
		},
		Areas: osm.Match{{Key: "natural", Value: "water"}, {Key: "waterway", Value: "riverbank"}, {Key: "building"}},
		Nodes: osm.Match{
			{Key: "barrier"},
			{Key: "crossing"},
			{Key: "highway", Value: "crossing"},
			{Key: "highway", Value: "traffic_signals"},
			{Key: "highway", Value: "elevator"},
		},
		Keys: []string{
			"highway", "route", "railway", "public_transport", "waterway", "barrier", "natural", "building", "area",
			"access", "foot", "bicycle", "vehicle", "motor_vehicle", "motorcar", "wheelchair", "motorroad", "locked",
			"sidewalk", "sidewalk:both", "sidewalk:left", "sidewalk:right",
			"footway", "cycleway", "cycleway:left", "cycleway:right", "cycleway:both",
			"access:forward", "access:backward", "foot:forward", "foot:backward", "bicycle:forward", "bicycle:backward",
			"vehicle:forward", "vehicle:backward", "motor_vehicle:forward", "motor_vehicle:backward",
			"bridge", "tunnel", "layer", "surface", "incline", "step_count", "ramp:wheelchair", "conveying",
			"oneway", "oneway:foot", "oneway:bicycle", "oneway:car", "junction", "maxspeed", "duration", "aeroway", "man_made", "smoothness", "sac_scale",
			"crossing", "crossing:signals", "intermittent",
		},
	}
}

// OSMReport counts what an extract holds that could not be taken as it stands.
type OSMReport struct {
	Ways     int            // taken
	Closed   int            // ways that the profile may not use
	Gaps     int            // pieces left out because a node is not in the file
	Odd      map[string]int // values that could not be read, by key; the way is taken without them
	Steep    int            // pieces closed by the profile's steepest slope
	NoHeight int            // pieces outside the elevation model, taken as flat
}

// FromOSM returns the draft of an extract, read with OSMWanted, for one profile. relief gives metres
// of height and may be nil; then slopes are only those tagged.
//
// Times are those of the straight pieces between nodes, measured on the ellipsoid; with a relief each
// piece is walked in stretches of at most 20 m, up and down differing, between heights that are means over 60 m. Bridges, tunnels and ferries
// are taken as level. Steps take their count, else their rise by their incline or the relief, else their length.
// Walkers' homes belong on a sidewalk that is mapped apart, where one runs along its street.
// Waiting at a crossing, a signal or a gate is split between the two pieces beside its node; signals up to 30 m apart are
// one, and a junction between signals at its stop lines has one. Walkers on a carriageway wait where it meets others. What
// the profile cannot pass at a node ends the way there on either side. A place has the id of its node
// as its name; a node that ends ways is a place for each of them, of one name.
// Deterministic; O(nodes), 29 bytes a node beside the draft.
func FromOSM(m *osm.Map, p Profile, relief *raster.Grid) (Draft, OSMReport) {
	b := newOSMDraft(m, &p, relief)
	b.draft.Profile, b.report.Odd = p, map[string]int{}
	b.makeRoom()
	for way := range m.Lines.ID {
		b.way(way)
	}
	b.draft.Barriers = append(barriersOf(m, b.gates), b.draft.Barriers...)
	return b.draft, b.report
}

// newOSMDraft returns a draft that knows where one waits and where ways end, and has no way yet.
func newOSMDraft(m *osm.Map, p *Profile, relief *raster.Grid) *osmDraft {
	b := &osmDraft{osm: m, profile: p, relief: relief, number: make([]int32, m.Places.Len()), spots: map[int32]spot{}, gates: map[int32]bool{}}
	b.special = make([]bool, m.Places.Len())
	b.sidewalks = sync.OnceValue(func() *sidewalks { return sidewalksOf(m, p) })
	b.findSpots()
	b.findSignals()
	return b
}

// osmDraft turns ways into pieces.
type osmDraft struct {
	osm     *osm.Map
	profile *Profile
	relief  *raster.Grid
	number  []int32        // the draft's place of each node, from 1; 0: not yet in the draft
	spots   map[int32]spot // by number in osm.Places
	gates   map[int32]bool // whether they are open to those on foot, likewise
	signals
	special []bool // nodes that any of these knows: asked for all, where maps would be slow
	draft   Draft
	report  OSMReport
	// sidewalks is made when a street first says that it has some of its own.
	sidewalks func() *sidewalks
}

// digits is how many the ids of nodes have.
const digits = 11

// makeRoom spares large extracts the copies, and the memory, of slices that grow.
func (b *osmDraft) makeRoom() {
	pieces := 0
	for i := range b.osm.Lines.ID {
		t := tags(func(key string) string { return b.osm.Lines.Tags.Get(i, key) })
		if roadKind(t) != "" {
			pieces += max(0, len(b.osm.Lines.Nodes.At(i))-1)
		}
	}
	b.draft.Pieces = make([]Piece, 0, pieces)
	places := min(pieces, b.osm.Places.Len())
	b.draft.Places = make([]geo.E7, 0, places)
	b.draft.Names.Grow(places, digits)
}

func (b *osmDraft) findSpots() {
	walker := b.profile.walker()
	nodes := &b.osm.Nodes
	for i, id := range nodes.ID {
		place := b.osm.Places.Number(id)
		if place < 0 {
			continue
		}
		t := tags(func(key string) string { return nodes.Tags.Get(i, key) })
		s := b.profile.spot(t)
		if s != (spot{}) {
			b.spots[place], b.special[place] = s, true
		}
		if t("barrier") != "" {
			b.gates[place] = !walker.spot(t).closed
		}
	}
}

func (b *osmDraft) tags(line int) tags {
	return func(key string) string { return b.osm.Lines.Tags.Get(line, key) }
}

func (b *osmDraft) way(i int) {
	t := b.tags(i)
	if roadKind(t) == "" && t("route") != "ferry" {
		return
	}
	r, ok := b.profile.rule(t)
	nodes := b.osm.Lines.Nodes.At(i)
	if !ok {
		b.report.Closed++
		if roadKind(t) == "steps" {
			b.closedSteps(nodes)
		}
		return
	}
	b.report.Ways++
	if r.odd != "" {
		b.report.Odd[r.odd]++
	}
	w := b.newWay(t, r, nodes)
	for j := 1; j < len(nodes); j++ {
		w.piece(nodes, j)
	}
	b.closedGates(nodes)
}

// closedGates notes what stops even those on foot on a way: drivers and riders may leave their vehicle at a bollard.
func (b *osmDraft) closedGates(nodes []int32) {
	for j, gate := range nodes {
		if !b.special[gate] {
			continue
		}
		if open, is := b.gates[gate]; !is || open || !b.spots[gate].closed || len(nodes) < 2 {
			continue
		}
		from, at := b.osm.Places.At[nodes[max(j-1, 1-j)]], b.osm.Places.At[gate]
		if from != osm.Nowhere && at != osm.Nowhere && from != at {
			sides := gateOf(from, at, b.profile.Stub.LimitMetres)
			b.draft.Barriers = append(b.draft.Barriers, sides[:]...)
		}
	}
}

// closedSteps notes steps that a walker may not use. Drivers and riders may climb them between their
// door and their vehicle.
func (b *osmDraft) closedSteps(nodes []int32) {
	if b.profile.Mode != Foot || len(nodes) < 2 {
		return
	}
	from, to := b.osm.Places.At[nodes[0]], b.osm.Places.At[nodes[len(nodes)-1]]
	if from != osm.Nowhere && to != osm.Nowhere && from != to {
		b.draft.Barriers = append(b.draft.Barriers, stairsOf(from, to, b.profile.Stub.LimitMetres))
	}
}

func (b *osmDraft) length(nodes []int32) float64 {
	var metres float64
	for j := 1; j < len(nodes); j++ {
		if p, q := b.osm.Places.At[nodes[j-1]], b.osm.Places.At[nodes[j]]; p != osm.Nowhere && q != osm.Nowhere {
			metres += float64(geo.Distance(p.WGS84(), q.WGS84()))
		}
	}
	return metres
}

// place returns the draft's number of a node; a node that stops a way is another place for each
// piece at it.
func (b *osmDraft) place(node int32) int32 {
	if b.number[node] == 0 || b.spots[node].closed {
		b.draft.Places = append(b.draft.Places, b.osm.Places.At[node])
		b.draft.Names.AddNumber(b.osm.Places.ID[node])
		b.number[node] = int32(len(b.draft.Places))
	}
	return b.number[node] - 1
}

// osmWay is a way whose pieces are being made.
type osmWay struct {
	*osmDraft
	rule
	metres float64
	feet   bool
}

func (b *osmDraft) newWay(t tags, r rule, nodes []int32) osmWay {
	w := osmWay{osmDraft: b, rule: r, metres: b.length(nodes), feet: forFeet(roadKind(t))}
	w.wait += b.crossingWait(t, nodes)
	return w
}

// waits returns the seconds of waiting on a piece: at its ends, and its part of those of the whole way.
func (w *osmWay) waits(from, to int32) float64 {
	metres := metresBetween(w.osm.Places.At[from], w.osm.Places.At[to])
	wait := w.waiting(from, to, metres)
	if w.metres > 0 {
		wait += w.wait * metres / w.metres
	}
	return wait
}

// piece adds the piece that ends at node j of the way.
func (w *osmWay) piece(nodes []int32, j int) {
	from, to := nodes[j-1], nodes[j]
	p, q := w.osm.Places.At[from], w.osm.Places.At[to]
	if p == osm.Nowhere || q == osm.Nowhere {
		w.report.Gaps++
		return
	}
	ahead, back := w.seconds2(p, q)
	wait := w.waits(from, to)
	piece := Piece{From: w.place(from), To: w.place(to), Class: w.classOf(p, q)}
	piece.Ahead, piece.Back = open(ahead+wait, w.ahead), open(back+wait, w.back)
	if piece.Ahead == Shut && piece.Back == Shut && w.ahead && w.back {
		w.report.Steep++
	}
	w.draft.Pieces = append(w.draft.Pieces, piece)
}

// classOf returns the class of a piece. Where a footway runs along a street that says so, homes belong on that. The
// carriageway stays passable, so that nothing is doubled (times take the quicker) and nothing is cut off
// where the sidewalk has a gap; where none was mapped it is the way of those who live at it.
func (w *osmWay) classOf(p, q geo.E7) Class {
	if w.aside && w.sidewalks().along(p, q) {
		return w.class | Unlinkable
	}
	return w.class
}

// open turns seconds into a piece's time, which is at most maxEdge.
func open(seconds float64, passable bool) float32 {
	if !passable || math.IsInf(seconds, 1) {
		return Shut
	}
	return float32(min(10*seconds, float64(maxEdge)))
}

package street

import (
	"zhenyu/engine/geo"
	"zhenyu/engine/osm"
)

// oneSignal is how far apart, in metres, signals may be that are one to those who pass: the stop lines of a junction,
// its lights for walkers, the two lanes of an avenue.
const oneSignal = 30

// signals know which nodes of carriageways belong to a junction with signals, and where carriageways meet.
type signals struct {
	within   map[int32]bool // mapped signals, and nodes near two that are joined to one
	junction map[int32]bool // of three carriageways or more, of the nodes where somebody may wait
}

// signalFinder looks for them.
type signalFinder struct {
	*osmDraft
	mapped []int32 // nodes
	index  *geo.Index
	fields fields        // where a node may be near a mapped signal
	meet   map[int32]int // how many stretches of carriageway lead from a node
	joined [][2]int32    // ends of those between nodes that may belong to one junction
}

// field is a square of the ground of some 30 metres.
type field struct{ lon, lat int32 }

const fieldSize = 3000 // in 10⁻⁷ degrees

// fields are squares of the ground; of a hundred that are not among them a few seem to be.
type fields [1 << 16]bool

func (f *fields) at(x field) *bool { return &f[uint16(x.lon*31+x.lat*7919)] }

func (b *osmDraft) findSignals() {
	f := signalFinder{osmDraft: b, meet: map[int32]int{}}
	b.signals = signals{map[int32]bool{}, map[int32]bool{}}
	var boxes []geo.Box
	for _, id := range b.osm.Nodes.ID {
		node := b.osm.Places.Number(id)
		if node >= 0 && b.spots[node].signal && b.osm.Places.At[node] != osm.Nowhere {
			f.mapped = append(f.mapped, node)
			b.within[node] = true
			boxes = append(boxes, geo.BoxOf(b.osm.Places.At[node]))
			f.markFields(b.osm.Places.At[node])
		}
	}
	f.index = geo.NewIndex(boxes)
	f.countCarriageways()
	f.spread()
	for node, n := range f.meet {
		if n >= 3 {
			b.junction[node] = true
		}
	}
	for node := range b.within {
		b.special[node] = true
	}
}

// spread makes one junction of what is joined to its signals.
func (s *signalFinder) spread() {
	for changed := true; changed; {
		changed = false
		for _, e := range s.joined {
			if s.within[e[0]] != s.within[e[1]] {
				s.within[e[0]], s.within[e[1]], changed = true, true, true
			}
		}
	}
}

func (s *signalFinder) markFields(at geo.E7) {
	box := geo.Around(at.WGS84(), oneSignal)
	for lon := box.Min.Lon / fieldSize; lon <= box.Max.Lon/fieldSize; lon++ {
		for lat := box.Min.Lat / fieldSize; lat <= box.Max.Lat/fieldSize; lat++ {
			*s.fields.at(field{lon, lat}) = true
		}
	}
}

func (s *signalFinder) countCarriageways() {
	for i := range s.osm.Lines.ID {
		kind := roadKind(func(key string) string { return s.osm.Lines.Tags.Get(i, key) })
		if kind == "" || forFeet(kind) {
			continue
		}
		nodes := s.osm.Lines.Nodes.At(i)
		nearBefore := false
		for j, node := range nodes {
			near := s.near(node)
			if j > 0 && near && nearBefore {
				s.joined = append(s.joined, [2]int32{nodes[j-1], node})
			}
			if s.special[node] || near {
				s.meet[node] += min(j, 1) + min(len(nodes)-1-j, 1)
			}
			nearBefore = near
		}
	}
}

// near says whether a node may belong to a junction with signals: whether it is one, or near two.
func (s *signalFinder) near(node int32) bool {
	at := s.osm.Places.At[node]
	if at == osm.Nowhere || !*s.fields.at(field{at.Lon / fieldSize, at.Lat / fieldSize}) {
		return false
	}
	count := 0
	for i := range s.index.Within(geo.Around(at.WGS84(), oneSignal)) {
		if geo.Distance(at.WGS84(), s.osm.Places.At[s.mapped[i]].WGS84()) <= oneSignal {
			count++
		}
	}
	return count > 1 || s.spots[node].signal
}

// waiting returns what the nodes at the ends of a piece take from those who pass it: half of a node's seconds each, since
// the other half is that of the piece beyond, and nothing between two nodes of one signal.
func (w *osmWay) waiting(from, to int32, metres float64) float64 {
	if !w.special[from] && !w.special[to] {
		return 0
	}
	if metres <= oneSignal && w.isSignal(from) && w.isSignal(to) {
		return 0
	}
	return (w.takes(from) + w.takes(to)) / 2
}

// takes returns the seconds of a node on this way. Walkers on a carriageway wait where it meets others: what else is
// mapped on it is for those who cross it.
func (w *osmWay) takes(node int32) float64 {
	s := w.spots[node]
	switch {
	case w.feet:
		return s.seconds
	case w.isSignal(node):
		return max(s.seconds, w.profile.SignalSeconds)
	case s.across && !w.junction[node]:
		return 0
	}
	return s.seconds
}

// isSignal says whether signals stop those who pass a node on this way.
func (w *osmWay) isSignal(node int32) bool {
	if w.feet {
		return w.spots[node].signal
	}
	return w.within[node] && (w.profile.Mode != Foot || w.junction[node])
}

// crossingWait returns the seconds of a way that is itself the crossing of a street, beyond those of its nodes.
func (b *osmDraft) crossingWait(t tags, nodes []int32) float64 {
	if b.profile.Mode == Car || t("footway") != "crossing" && t("cycleway") != "crossing" {
		return 0
	}
	wait := b.profile.CrossingSeconds
	if t("crossing") == "traffic_signals" || t("crossing:signals") == "yes" {
		wait = b.profile.SignalSeconds
	}
	counted := 0.0
	for _, n := range nodes {
		counted = max(counted, b.spots[n].seconds)
	}
	return max(0, wait-counted)
}

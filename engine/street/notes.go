package street

import (
	"zhenyu/engine/geo"
	"zhenyu/engine/osm"
)

// Notes say of the stretches of a network what it does not hold: what they are called, and how many of their seconds are
// waiting.
type Notes struct {
	all []note
	at  map[geo.E7][]int32 // by the place of either end
}

type note struct {
	from, to geo.E7
	name     string
	wait     float64
}

// NotesOf returns the notes of an extract, read with OSMWanted and the key name, for the profile of the network.
// Deterministic; O(nodes).
func NotesOf(m *osm.Map, p Profile) *Notes {
	b := newOSMDraft(m, &p, nil)
	n := &Notes{at: map[geo.E7][]int32{}}
	for i := range m.Lines.ID {
		t := b.tags(i)
		r, ok := p.rule(t)
		if roadKind(t) == "" && t("route") != "ferry" || !ok {
			continue
		}
		nodes := m.Lines.Nodes.At(i)
		w := b.newWay(t, r, nodes)
		for j := 1; j < len(nodes); j++ {
			from, to := m.Places.At[nodes[j-1]], m.Places.At[nodes[j]]
			if from != osm.Nowhere && to != osm.Nowhere && from != to {
				n.add(note{from, to, t("name"), w.waits(nodes[j-1], nodes[j])})
			}
		}
	}
	return n
}

func (n *Notes) add(x note) {
	number := int32(len(n.all))
	n.all = append(n.all, x)
	n.at[x.from], n.at[x.to] = append(n.at[x.from], number), append(n.at[x.to], number)
}

// Of returns the name of the stretches that a course runs along, the longest that has one, and the seconds of waiting on
// them. A course may begin and end within a stretch, at one end of which it has a place; it has its part of the waiting.
func (n *Notes) Of(course []geo.E7) (name string, wait float64) {
	var longest float64
	for i := 1; i < len(course); i++ {
		metres := metresBetween(course[i-1], course[i])
		x, ok := n.between(course[i-1], course[i])
		if whole := metresBetween(x.from, x.to); ok && whole > 0 {
			wait += x.wait * min(1, metres/whole)
		}
		if ok && x.name != "" && metres > longest {
			name, longest = x.name, metres
		}
	}
	return name, wait
}

// onStretch is how far, in metres, a place may lie beside the stretch that it is on.
const onStretch = 0.5

// between finds the stretch from one place to another, of which one may lie within it.
func (n *Notes) between(p, q geo.E7) (note, bool) {
	for _, ends := range [2][2]geo.E7{{p, q}, {q, p}} {
		plane := geo.NewPlane(ends[1].WGS84())
		for _, i := range n.at[ends[0]] {
			x := n.all[i]
			foot, _ := geo.XY{}.OnSegment(plane.XY(x.from.WGS84()), plane.XY(x.to.WGS84()))
			if (geo.XY{}).Distance(foot) <= onStretch {
				return x, true
			}
		}
	}
	return note{}, false
}

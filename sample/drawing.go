package sample

import (
	"io"
	"math"
	"math/rand/v2"

	"zhenyu/engine/geo"
	"zhenyu/engine/osm"
)

// origin is 鹭汀社区 in the sample's gazetteer; the plan is in metres east and north of it.
var origin = geo.WGS84{Lon: 123.5301, Lat: 29.2473}

// drawing is the extract in the making. Nodes, ways and relations are named by number.
type drawing struct {
	rand      *rand.Rand
	plane     geo.Plane
	at        []geo.XY
	nodeTags  map[int][]osm.Tag
	ways      []way
	relations []relation
}

type way struct {
	nodes []int
	tags  []osm.Tag
}

type relation struct {
	members []member
	tags    []osm.Tag
}

// member is a way in a relation.
type member struct {
	way  int
	role string
}

func newDrawing(seed uint64) *drawing {
	return &drawing{rand: rand.New(rand.NewPCG(seed, 20260101)), plane: geo.NewPlane(origin), nodeTags: map[int][]osm.Tag{}}
}

// tags makes a list of tags from key, value, key, value. An empty value leaves the tag out.
func tags(texts ...string) (list []osm.Tag) {
	for i := 0; i < len(texts); i += 2 {
		if texts[i+1] != "" {
			list = append(list, osm.Tag{Key: texts[i], Value: texts[i+1]})
		}
	}
	return list
}

func (d *drawing) node(p geo.XY, t ...string) int {
	d.at = append(d.at, p)
	n := len(d.at) - 1
	d.tag(n, t...)
	return n
}

func (d *drawing) tag(node int, t ...string) {
	if len(t) > 0 {
		d.nodeTags[node] = append(d.nodeTags[node], tags(t...)...)
	}
}

func (d *drawing) way(nodes []int, t ...string) int {
	d.ways = append(d.ways, way{nodes, tags(t...)})
	return len(d.ways) - 1
}

// ring draws a closed way through places.
func (d *drawing) ring(places []geo.XY, t ...string) int {
	nodes := make([]int, 0, len(places)+1)
	for _, p := range places {
		nodes = append(nodes, d.node(p))
	}
	return d.way(append(nodes, nodes[0]), t...)
}

func (d *drawing) relation(members []member, t ...string) {
	d.relations = append(d.relations, relation{members, tags(t...)})
}

// between returns a random number from low to high.
func (d *drawing) between(low, high float64) float64 { return low + d.rand.Float64()*(high-low) }

// crooked returns nodes from one node to another, a step apart, that swing to both sides of the
// straight line by some metres and end exactly.
func (d *drawing) crooked(from, to int, step, swing float64) []int {
	a, b := d.at[from], d.at[to]
	length := float64(a.Distance(b))
	pieces := int(length / step)
	phase, waves := d.between(0, 2*math.Pi), d.between(0.6, 1.7)
	nodes := []int{from}
	for i := 1; i < pieces; i++ {
		along := float64(i) / float64(pieces)
		off := swing * math.Sin(math.Pi*along) * (math.Sin(phase+2*math.Pi*waves*along) + d.between(-0.3, 0.3))
		nodes = append(nodes, d.node(beside(a, b, along, off)))
	}
	return append(nodes, to)
}

// curve returns nodes along a smooth line through places (a Catmull-Rom spline), about a step apart.
func (d *drawing) curve(places []geo.XY, step float64) (nodes []int) {
	for _, p := range spline(places, step) {
		nodes = append(nodes, d.node(p))
	}
	return nodes
}

// encode writes the drawing, without nodes that nothing uses. Ids are numbers from 1.
func (d *drawing) encode(w io.Writer) error {
	ids := d.ids()
	box := geo.EmptyBox()
	for i, id := range ids {
		if id > 0 {
			box = box.Extend(d.place(i))
		}
	}
	e := osm.NewEncoder(w, osm.Header{Box: box, Program: "zhenyu sampletown", Source: "made up"})
	for i, id := range ids {
		if id > 0 {
			e.Node(id, d.place(i), d.nodeTags[i]...)
		}
	}
	for i, way := range d.ways {
		refs := make([]int64, len(way.nodes))
		for j, n := range way.nodes {
			refs[j] = ids[n]
		}
		e.Way(int64(i+1), refs, way.tags...)
	}
	for i, r := range d.relations {
		members := make([]osm.Member, len(r.members))
		for j, m := range r.members {
			members[j] = osm.Member{Ref: osm.Ref{Kind: osm.Way, ID: int64(m.way + 1)}, Role: m.role}
		}
		e.Relation(int64(i+1), members, r.tags...)
	}
	return e.Close()
}

// ids numbers the nodes that have tags or are on a way; the others have 0.
func (d *drawing) ids() []int64 {
	used := make([]bool, len(d.at))
	for i := range used {
		used[i] = len(d.nodeTags[i]) > 0
	}
	for _, w := range d.ways {
		for _, n := range w.nodes {
			used[n] = true
		}
	}
	ids, last := make([]int64, len(d.at)), int64(0)
	for i := range ids {
		if used[i] {
			last++
			ids[i] = last
		}
	}
	return ids
}

func (d *drawing) place(node int) geo.E7 { return d.plane.WGS84(d.at[node]).E7() }

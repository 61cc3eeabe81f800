package osm

import "zhenyu/engine/geo"

// Map is what Load gathers from a file.
type Map struct {
	Nodes     Nodes     // the wanted nodes
	Lines     Lines     // the wanted ways
	Areas     Areas     // the wanted closed ways, and relations whose rings could be joined
	Relations Relations // the wanted relations, their members as the file names them
	Places    Places    // the nodes of the lines and areas
	Gaps      Gaps
}

// Lines are columns of ways.
type Lines struct {
	ID    []int64
	Nodes Lists[int32] // numbers in Places; a node may be Nowhere, and a line must not be drawn past it
	Tags  Tags
}

// Areas are columns of areas: closed ways, and multipolygon or boundary relations.
type Areas struct {
	Of      []Ref
	Whole   []bool // false: members or nodes are missing or rings do not close, and what is here is a part
	Rings   Lists[Ring]
	Corners []int32 // numbers in Places, never Nowhere
	Tags    Tags
}

// Ring is one ring of an area: its corners From..To of Areas.Corners, the first repeated at the
// end. Outer rings run counterclockwise, holes clockwise.
type Ring struct {
	From, To int32
	Outer    int32 // -1 for an outer ring; of a hole, which of the area's rings it lies in
}

// Gaps counts what a file refers to and does not hold, or holds in a shape that makes no area.
// At the rim of an extract they are normal.
type Gaps struct {
	NodesMissing     int // nodes of lines and areas that the file does not hold or that have no valid place
	WaysMissing      int // member ways of areas
	RelationsMissing int // member relations of areas: not followed, as the format gives them no meaning
	WaysLoose        int // member ways of areas that close to no ring
	RingsFlat        int // rings of fewer than three corners or without an inside
	RingsUnplaced    int // rings with a node that has no place
	MembersTwice     int // ways that one relation names more than once
	AreasEmpty       int // wanted areas of which nothing was left
}

// Polygons returns the polygons of area i, each with its holes. It allocates them.
func (m *Map) Polygons(i int) []geo.Polygon {
	rings := m.Areas.Rings.At(i)
	polygons := make([]geo.Polygon, 0, 1)
	of := make([]int, len(rings)) // the polygon of each outer ring
	for n, r := range rings {
		if r.Outer < 0 {
			of[n] = len(polygons)
			polygons = append(polygons, geo.Polygon{m.ring(r)})
		}
	}
	for _, r := range rings {
		if r.Outer >= 0 {
			polygons[of[r.Outer]] = append(polygons[of[r.Outer]], m.ring(r))
		}
	}
	return polygons
}

func (m *Map) ring(r Ring) geo.Ring {
	places := make(geo.Ring, 0, r.To-r.From)
	for _, corner := range m.Areas.Corners[r.From:r.To] {
		places = append(places, m.Places.At[corner])
	}
	return places
}

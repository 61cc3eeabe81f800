package osm

import "slices"

// joinAreas makes areas of the closed ways and of the relations.
func (l *loader) joinAreas() {
	corners := l.out.Places.numbers(l.rims.Refs)
	for i, id := range l.rims.ID {
		if l.rimIsArea[i] {
			l.addArea(Ref{Way, id}, [][]int32{corners.At(i)}, true, &l.rims.Tags, i)
		}
	}
	rimOf := make(map[int64]int, len(l.rims.ID))
	for i, id := range l.rims.ID {
		rimOf[id] = i
	}
	for i, id := range l.shapes.ID {
		chains, whole := l.chainsOf(l.shapes.Members.At(i), rimOf, &corners)
		rings, loose := joinRings(chains, l.out.Places.At)
		l.out.Gaps.WaysLoose += loose
		l.addArea(Ref{Relation, id}, rings, whole && loose == 0, &l.shapes.Tags, i)
	}
}

// chainsOf returns the nodes of the member ways, each way once, and whether all were there.
func (l *loader) chainsOf(members []Member, rimOf map[int64]int, corners *Lists[int32]) (chains [][]int32, whole bool) {
	whole = true
	taken := map[int64]bool{}
	for _, m := range members {
		rim, ok := rimOf[m.ID]
		switch {
		case m.Kind == Relation && m.Role != "subarea":
			l.out.Gaps.RelationsMissing++
		case m.Kind != Way:
			// Nodes are labels and administrative centres, no part of the outline.
		case !ok:
			l.out.Gaps.WaysMissing++
			whole = false
		case taken[m.ID]:
			l.out.Gaps.MembersTwice++
		default:
			taken[m.ID] = true
			chains = append(chains, corners.At(rim))
		}
	}
	return chains, whole
}

// addArea puts an area of the rings that are sound into the map.
func (l *loader) addArea(of Ref, rings [][]int32, whole bool, tags *Tags, i int) {
	var outlines []outline
	for _, nodes := range rings {
		o, ok := l.outline(nodes)
		whole = whole && ok
		if ok {
			outlines = append(outlines, o)
		}
	}
	if len(outlines) == 0 {
		l.out.Gaps.AreasEmpty++
		return
	}
	nest(outlines)
	areas := &l.out.Areas
	areas.Of = append(areas.Of, of)
	areas.Whole = append(areas.Whole, whole)
	for _, o := range outlines {
		from := int32(len(areas.Corners))
		if (o.line.SquareMetres() > 0) != (o.outer < 0) {
			o.nodes = reversed(o.nodes)
		}
		areas.Corners = append(areas.Corners, o.nodes...)
		areas.Rings.Flat = append(areas.Rings.Flat, Ring{from, int32(len(areas.Corners)), int32(o.outer)})
	}
	areas.Rings.end()
	areas.Tags.pairs.add(tags.pairs.At(i))
}

// outline looks a ring's places up and says whether they make one.
func (l *loader) outline(nodes []int32) (o outline, ok bool) {
	nodes = slices.Compact(slices.Clone(nodes))
	for _, n := range nodes {
		at := l.out.Places.At[n]
		if at == Nowhere {
			l.out.Gaps.RingsUnplaced++
			return o, false
		}
		o.line = append(o.line, at)
	}
	o.nodes, o.area = nodes, max(o.line.SquareMetres(), -o.line.SquareMetres())
	if len(nodes) < 4 || o.area == 0 {
		l.out.Gaps.RingsFlat++
		return o, false
	}
	return o, true
}

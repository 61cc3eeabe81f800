package street

import (
	"cmp"
	"slices"

	"zhenyu/engine/geo"
	"zhenyu/engine/osm"
)

// longHouse is the length, in metres, from which a house on its own is a row.
const longHouse = 40

// outer is a stretch of a house's outline, its ends in the order of their numbers.
type outer struct {
	from, to, house int32
	row             bool // the house alone is a row
}

// appendRows appends what can be seen of rows of houses from outside: the outlines of long houses
// and of houses that stand wall to wall, without the walls between them.
func appendRows(all []Barrier, m *osm.Map) []Barrier {
	stretches := outlines(m)
	slices.SortFunc(stretches, func(a, b outer) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to), cmp.Compare(a.house, b.house))
	})
	joined := make([]bool, len(m.Areas.Of))
	sameWall := func(a, b outer) bool { return a.from == b.from && a.to == b.to }
	free := stretches[:0]
	for i := 0; i < len(stretches); {
		end := i + 1
		for end < len(stretches) && sameWall(stretches[i], stretches[end]) {
			end++
		}
		if end == i+1 {
			free = append(free, stretches[i])
		} else {
			for _, s := range stretches[i:end] {
				joined[s.house] = true
			}
		}
		i = end
	}
	for _, s := range free {
		if s.row || joined[s.house] {
			all = append(all, Barrier{m.Places.At[s.from], m.Places.At[s.to], Row})
		}
	}
	return all
}

// outlines returns the outlines of houses. Courtyards are left out: who stands in one is inside.
func outlines(m *osm.Map) []outer {
	var all []outer
	for i := range m.Areas.Of {
		if !isHouse(m.Areas.Tags.Get(i, "building")) {
			continue
		}
		for _, ring := range m.Areas.Rings.At(i) {
			if ring.Outer >= 0 {
				continue
			}
			corners := m.Areas.Corners[ring.From:ring.To]
			long := isLong(m, corners)
			for j := 1; j < len(corners); j++ {
				a, b := corners[j-1], corners[j]
				all = append(all, outer{min(a, b), max(a, b), int32(i), long})
			}
		}
	}
	return all
}

// isHouse says whether a value of building means something that cannot be walked through.
func isHouse(building string) bool {
	return building != "" && !slices.Contains([]string{"no", "roof", "carport", "bridge", "ruins"}, building)
}

func isLong(m *osm.Map, corners []int32) bool {
	box := geo.EmptyBox()
	for _, c := range corners {
		box = box.Extend(m.Places.At[c])
	}
	return geo.Distance(box.Min.WGS84(), box.Max.WGS84()) >= longHouse
}

package sample

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"

	"zhenyu/engine/geo"
)

// townPeople is how many people live in the town, as made up as all of it.
const townPeople = 36_000

// square is a piece of ground of 100 by 100 metres, counted east and north of the plan's origin.
type square struct{ x, y int }

func squareOf(p geo.XY) square {
	return square{int(math.Floor(p.X / 100)), int(math.Floor(p.Y / 100))}
}

// writePeople writes who lives where, as a census would give it: a row for each square in which anybody does. People
// are spread by the floors to live on; rounding the sum instead of each row keeps everybody.
func (t *town) writePeople(w io.Writer) error {
	squares := slices.SortedFunc(maps.Keys(t.floors), func(a, b square) int { return cmp.Or(cmp.Compare(a.y, b.y), cmp.Compare(a.x, b.x)) })
	all := 0.0
	for _, s := range squares {
		all += t.floors[s]
	}
	if _, err := fmt.Fprintln(w, "id,lon,lat,people"); err != nil {
		return err
	}
	floors, counted := 0.0, 0
	for _, s := range squares {
		floors += t.floors[s]
		upTo := int(math.Round(floors / all * townPeople))
		if upTo > counted {
			at := t.plane.WGS84(geo.XY{X: 100*float64(s.x) + 50, Y: 100*float64(s.y) + 50})
			if _, err := fmt.Fprintf(w, "%d_%d,%.6f,%.6f,%d\n", s.x, s.y, at.Lon, at.Lat, upTo-counted); err != nil {
				return err
			}
		}
		counted = upTo
	}
	return nil
}

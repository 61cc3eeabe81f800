package access

import (
	"fmt"
	"io"
	"math"

	"zhenyu/engine/geo"
	"zhenyu/engine/raster"
	"zhenyu/engine/table"
)

// Cells counts what a file of origins holds besides what was taken.
type Cells struct {
	Blank int // without a number of people: not taken, since missing is not zero
	// Placeless have neither longitude nor latitude: not taken.
	Placeless int
	Nobody    int // with 0 people: taken from a table, not from a grid
	// Alike says that the table has no column of people (addresses, committees): each origin counts as
	// one, and shares are shares of origins.
	Alike bool
}

// ReadCells returns the origins of a CSV table with the columns id (optional, else the number of the
// line), lon and lat, and people or population, without which every origin counts as one; optionally area, a code that area turns into
// a number (−1 for none); it may be nil. An empty number of people is counted in Blank, an empty place in
// Placeless; neither is taken.
// It returns a [table.Error] for the first field that cannot be read, people outside 0 to 10^10 and ids that repeat among
// them.
func ReadCells(r io.Reader, datum Datum, area func(code string) int32) (*Origins, Cells, error) {
	t := table.New("origins", r)
	id, areas, people := t.Column("id", "编号"), t.Column("area"), t.Column("people", "population", "人口", "人数")
	lon, lat := t.Need(LonNames...), t.Need(LatNames...)
	o, cells, seen := &Origins{}, Cells{Alike: people < 0}, map[string]bool{}
	for line := 1; t.Next(); line++ {
		if o.Len() == maxOrigins {
			t.Fail(-1, "is more than %d origins", maxOrigins)
		}
		if !cells.Alike && len(t.Field(people)) == 0 {
			cells.Blank++
			continue
		}
		count := Person
		if !cells.Alike {
			count = peopleIn(t, people)
		}
		if len(t.Field(lon)) == 0 && len(t.Field(lat)) == 0 {
			cells.Placeless++
			continue
		}
		at, ok := datum.Place(degrees(t, lon, 180), degrees(t, lat, 90))
		if !ok {
			return nil, Cells{}, fmt.Errorf("access: datum %q is not wgs84, gcj02 or bd09", datum)
		}
		if count == 0 {
			cells.Nobody++
		}
		name := string(t.Field(id))
		if name == "" {
			name = fmt.Sprint(line)
		}
		if id >= 0 && seen[name] {
			t.Fail(id, "id %q is there already", name)
		} else if id >= 0 {
			seen[name] = true
		}
		number := int32(-1)
		if area != nil && areas >= 0 {
			number = area(string(t.Field(areas)))
		}
		o.Add(name, at, count, number)
	}
	return o, cells, t.Err()
}

func peopleIn(t *table.Reader, column int) People {
	count, ok := PeopleOf(t.Number(column))
	if !ok {
		t.Fail(column, "%s people are not from 0 to 10^10", string(t.Field(column)))
	}
	return count
}

// CellsOf returns the cells of a population grid as origins, named by row and column. Cells without
// a value are counted in Blank, those with nobody in Nobody; neither is taken. It returns an error
// that names the first cell with a number of people that cannot be.
func CellsOf(g *raster.Grid, area func(at geo.WGS84) int32) (*Origins, Cells, error) {
	o, cells := &Origins{}, Cells{}
	for i, v := range g.Values {
		row, column := i/g.Width, i%g.Width
		people, ok := PeopleOf(v)
		switch {
		case math.IsNaN(v):
			cells.Blank++
			continue
		case !ok:
			return nil, Cells{}, fmt.Errorf("access: row %d, column %d of the grid has %g people", row+1, column+1, v)
		case people == 0:
			cells.Nobody++
			continue
		}
		at, number := g.Middle(column, row), int32(-1)
		if area != nil {
			number = area(at)
		}
		o.Add(fmt.Sprintf("%d,%d", row+1, column+1), at, people, number)
	}
	return o, cells, nil
}

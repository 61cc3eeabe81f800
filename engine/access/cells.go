package access

import (
	"cmp"
	"fmt"
	"io"
	"math"

	"zhenyu/engine/geo"
	"zhenyu/engine/raster"
	"zhenyu/engine/table"
)

// Cells counts what a file of origins holds besides what was taken.
type Cells struct {
	LeftOut
	Blank  int      // without a number of people: not taken, since missing is not zero
	Twice  []string // ids that an earlier row has, once for each row: not taken
	Same   []string // origins with the place and the people of an earlier one: taken, as two households of a house may be alike
	Nobody int      // with 0 people: taken from a table, not from a grid
	// Alike says that the table has no column of people (addresses, committees): each origin counts as
	// one, and shares are shares of origins.
	Alike bool
}

// ReadCells returns the origins of a CSV table with the columns id (optional, else the number of the
// line), lon and lat, and people or population, without which every origin counts as one; optionally area, a code that area turns into
// a number (−1 for none); it may be nil. Rows that cannot be read, or repeat an id, are counted in Cells and left out.
// It returns a [table.Error] for the table as a whole, and the first of a row where most rows cannot be read: people
// outside 0 to 10^10, a place that is none.
func ReadCells(r io.Reader, datum Datum, area func(code string) int32) (*Origins, Cells, error) {
	t := cellTable{Reader: table.New("origins", r), datum: datum, areaOf: area, o: &Origins{}, ids: map[string]bool{}, spots: map[spot]bool{}}
	t.id, t.area, t.people = t.Column("id", "编号"), t.Column("area"), t.Column("people", "population", "人口", "人数")
	t.lon, t.lat = t.Need(LonNames...), t.Need(LatNames...)
	t.Alike = t.people < 0
	rows := 0
	for t.Next() {
		rows++
		t.row(rows)
	}
	t.refuse(t.Reader, rows)
	return t.o, t.Cells, t.Err()
}

// cellTable is a table of origins that is being read.
type cellTable struct {
	*table.Reader
	Cells
	datum  Datum
	areaOf func(code string) int32
	o      *Origins
	ids    map[string]bool
	spots  map[spot]bool

	id, area, people, lon, lat int
}

// spot is what two rows of the same people have in common.
type spot struct {
	at     geo.E7
	people People
}

func (t *cellTable) row(line int) {
	if t.o.Len() == maxOrigins {
		t.Fail(-1, "is more than %d origins", maxOrigins)
	}
	count, ok := t.count()
	if !ok {
		return
	}
	at, ok := t.place()
	if !ok {
		return
	}
	name := cmp.Or(string(t.Field(t.id)), fmt.Sprint(line))
	if t.id >= 0 && t.ids[name] {
		t.Twice = append(t.Twice, name)
		return
	}
	t.add(name, at, count)
}

// count reads the people of a row; false where it is to be left out.
func (t *cellTable) count() (People, bool) {
	if t.Alike {
		return Person, true
	}
	if len(t.Field(t.people)) == 0 {
		t.Blank++
		return 0, false
	}
	v, fault := t.Try(t.people)
	count, ok := PeopleOf(v)
	if fault == nil && !ok {
		fault = t.Fault(t.people, "%s people are not from 0 to 10^10", string(t.Field(t.people)))
	}
	if fault != nil {
		t.LeftOut.add(fault)
	}
	return count, fault == nil
}

// place reads where a row is; false where it is to be left out.
func (t *cellTable) place() (geo.WGS84, bool) {
	if len(t.Field(t.lon)) == 0 && len(t.Field(t.lat)) == 0 {
		t.Placeless++
		return geo.WGS84{}, false
	}
	p, fault := placeIn(t.Reader, t.lon, t.lat)
	if fault != nil {
		t.LeftOut.add(fault)
		return geo.WGS84{}, false
	}
	at, ok := t.datum.Place(p.Lon, p.Lat)
	if !ok {
		t.Fail(-1, "datum %q is not wgs84, gcj02 or bd09", t.datum)
	}
	return at, ok
}

func (t *cellTable) add(name string, at geo.WGS84, count People) {
	here := spot{at.E7(), count}
	switch {
	case count == 0:
		t.Nobody++
	case t.spots[here]:
		t.Same = append(t.Same, name)
	}
	t.spots[here] = true
	if t.id >= 0 {
		t.ids[name] = true
	}
	number := int32(-1)
	if t.areaOf != nil && t.area >= 0 {
		number = t.areaOf(string(t.Field(t.area)))
	}
	t.o.Add(name, at, count, number)
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

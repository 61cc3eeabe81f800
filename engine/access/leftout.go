package access

import (
	"zhenyu/engine/geo"
	"zhenyu/engine/table"
)

// LeftOut are the rows of a table that are not taken, as they cannot be read, and what is wrong with the first of them.
type LeftOut struct {
	Placeless int // with neither longitude nor latitude: what is still to be looked up
	Faulty    int
	First     []*table.Error // of the faulty ones
}

// firstFaults is how many rows are named: enough to see what they have in common.
const firstFaults = 10

func (l *LeftOut) add(fault *table.Error) {
	if l.Faulty++; len(l.First) < firstFaults {
		l.First = append(l.First, fault)
	}
}

// refuse keeps the first fault as the table's own where most of its rows are faulty: it is of another form than it was
// taken for, and what is left of it would be read wrongly.
func (l *LeftOut) refuse(t *table.Reader, rows int) {
	if f := l.First; 2*l.Faulty > rows && len(f) > 0 {
		t.Keep(f[0])
	}
}

// placeIn reads a longitude and a latitude in degrees, or says which of them is none.
func placeIn(t *table.Reader, lon, lat int) (at geo.WGS84, fault *table.Error) {
	if at.Lon, fault = degrees(t, lon, 180); fault == nil {
		at.Lat, fault = degrees(t, lat, 90)
	}
	return at, fault
}

func degrees(t *table.Reader, column int, limit float64) (float64, *table.Error) {
	v, fault := t.Try(column)
	if fault == nil && !(v >= -limit && v <= limit) {
		fault = t.Fault(column, "%g is not from -%g to %g degrees", v, limit, limit)
	}
	return v, fault
}

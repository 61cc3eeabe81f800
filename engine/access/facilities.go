package access

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"zhenyu/engine/geo"
	"zhenyu/engine/table"
)

// Datum names what the coordinates of a file mean.
type Datum string

// The datums that files may declare.
const (
	WGS84 Datum = "wgs84"
	GCJ02 Datum = "gcj02"
	BD09  Datum = "bd09"
)

// Place returns a coordinate of the datum as a place. ok is false for an unknown datum.
func (d Datum) Place(lon, lat float64) (p geo.WGS84, ok bool) {
	switch d {
	case WGS84:
		return geo.WGS84{Lon: lon, Lat: lat}, true
	case GCJ02:
		return geo.GCJ02{Lon: lon, Lat: lat}.WGS84(), true
	case BD09:
		return geo.BD09{Lon: lon, Lat: lat}.WGS84(), true
	}
	return geo.WGS84{}, false
}

// coordinates are those that a file in the datum has for a place.
func (d Datum) coordinates(p geo.WGS84) (lon, lat float64) {
	switch d {
	case GCJ02:
		g := p.GCJ02()
		return g.Lon, g.Lat
	case BD09:
		b := p.BD09()
		return b.Lon, b.Lat
	case WGS84:
	}
	return p.Lon, p.Lat
}

// LonNames and LatNames are the names that columns of degrees have, in lower case.
var (
	LonNames = []string{"lon", "lng", "longitude", "经度", "經度"}
	LatNames = []string{"lat", "latitude", "纬度", "緯度"}
)

// maxFacilities and maxOrigins bound what is read from a table.
const (
	maxFacilities = 10_000_000
	maxOrigins    = 1 << 28
)

// ReadFacilities returns the categories of a CSV table, sorted by name. Its columns are category, and
// either node, the name of a place of the network, or lon and lat in degrees; optionally id, name,
// and datum (wgs84, gcj02, bd09) where it is not the one given. Without an id the number of the line
// is taken. Rows that cannot be read are counted in skipped, and those without lon and lat: real files have them.
// node finds the number of a named place; it may be nil when no file names nodes.
// So are ids that repeat within a category, unless each line is another entrance of the same facility: same id, other place.
// It returns a [table.Error] for the table as a whole, and the first of a row where most rows cannot be read.
func ReadFacilities(r io.Reader, datum Datum, node func(name string) (int32, bool)) (all []*Category, skipped LeftOut, err error) {
	f := facilities{Reader: table.New("facilities", r), datum: datum, node: node, byName: map[string]*Category{}, seen: map[[2]string]int{}}
	f.columns()
	for line := 1; f.Next(); line++ {
		f.read(LineID(line))
	}
	f.skipped.refuse(f.Reader, f.rows)
	if err := f.Err(); err != nil {
		return nil, LeftOut{}, err
	}
	for _, c := range f.byName {
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b *Category) int { return strings.Compare(a.Name, b.Name) })
	return all, f.skipped, nil
}

// LineID returns the id of a facility that has none, by the number of its line after the head: so that ids sort as lines do.
func LineID(line int) string { return fmt.Sprintf("%08d", line) }

type facilities struct {
	*table.Reader
	datum   Datum
	node    func(string) (int32, bool)
	byName  map[string]*Category
	seen    map[[2]string]int // number in its category, by category and id
	skipped LeftOut
	rows    int

	category, nodes, lon, lat, id, name, datums int
}

// columns finds the columns, also by the names that the program's own lists of facilities have.
func (f *facilities) columns() {
	f.category, f.nodes, f.datums = f.Need("category", "类别"), f.Column("node"), f.Column("datum")
	f.id, f.name = f.Column("id", "facility id", "设施编号", "编号"), f.Column("name", "名称")
	if f.nodes < 0 {
		f.lon, f.lat = f.Need(LonNames...), f.Need(LatNames...)
	}
}

func (f *facilities) read(line string) {
	if f.rows++; f.rows > maxFacilities {
		f.Fail(-1, "is more than %d facilities", maxFacilities)
		return
	}
	category := string(f.Field(f.category))
	if category == "" {
		f.skipped.add(f.Fault(f.category, "a facility without a category"))
		return
	}
	at := Facility{ID: line, Name: string(f.Field(f.name)), Place: -1}
	if id := f.Field(f.id); len(id) > 0 {
		at.ID = string(id)
	}
	if f.locate(&at) {
		f.add(category, at)
	}
}

// locate sets where a facility is; false when the line does not say.
func (f *facilities) locate(at *Facility) bool {
	if f.nodes >= 0 {
		place, ok := int32(-1), false
		if f.node != nil {
			place, ok = f.node(string(f.Field(f.nodes)))
		}
		if !ok {
			f.Fail(f.nodes, "no node has the id %q", string(f.Field(f.nodes)))
		}
		at.Place = place
		return true
	}
	if len(f.Field(f.lon)) == 0 && len(f.Field(f.lat)) == 0 {
		f.skipped.Placeless++
		return false
	}
	datum := f.datum
	if d := f.Field(f.datums); len(d) > 0 {
		datum = Datum(strings.ReplaceAll(strings.ToLower(string(d)), "-", "")) // GCJ-02
	}
	said, fault := placeIn(f.Reader, f.lon, f.lat)
	if fault != nil {
		f.skipped.add(fault)
		return false
	}
	p, ok := datum.Place(said.Lon, said.Lat)
	if !ok {
		f.Fail(f.datums, "datum %q is not wgs84, gcj02 or bd09", datum)
	}
	at.Entrances = []geo.WGS84{p}
	return true
}

// add files a facility, or another entrance of one.
func (f *facilities) add(category string, at Facility) {
	c := f.byName[category]
	if c == nil {
		c = &Category{Name: category, Line: f.Line()}
		f.byName[category] = c
	}
	key := [2]string{category, at.ID}
	n, had := f.seen[key]
	if !had {
		f.seen[key] = len(c.Facilities)
		c.Facilities = append(c.Facilities, at)
		return
	}
	first := &c.Facilities[n]
	if at.Place >= 0 || first.Place >= 0 || slices.Contains(first.Entrances, at.Entrances[0]) {
		f.skipped.add(f.Fault(f.id, "id %q is there already", at.ID))
		return
	}
	first.Entrances = append(first.Entrances, at.Entrances[0])
}

package access_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"zhenyu/engine/access"
	"zhenyu/engine/geo"
	"zhenyu/engine/raster"
	"zhenyu/engine/street"
)

func TestReadFacilities(t *testing.T) {
	t.Parallel()
	all, skipped, err := access.ReadFacilities(strings.NewReader(
		"category,id,lon,lat,name\nschool,2,121.1,31,East\nschool,1,121,31,West\npark,p,121,31.01,Gate A\npark,p,121,31.02,Gate B\nschool,3,,,\n"),
		access.WGS84, nil)
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	for _, c := range all {
		for _, f := range c.Facilities {
			got += fmt.Sprintf("%s %s %s %v; ", c.Name, f.ID, f.Name, f.Entrances)
		}
	}
	const want = "park p Gate A [{121 31.01} {121 31.02}]; school 2 East [{121.1 31}]; school 1 West [{121 31}]; "
	if got != want || skipped.Placeless != 1 {
		t.Errorf("got %s, %+v skipped", got, skipped)
	}
}

// TestTrapMapServiceDatum: declared, a shift of hundreds of metres is undone; not declared, or declared where there is none, it
// is noticed.
func TestTrapMapServiceDatum(t *testing.T) {
	t.Parallel()
	at := geo.WGS84{Lon: 121.5, Lat: 31.2}
	shifted := at.GCJ02()
	all, _, err := access.ReadFacilities(strings.NewReader(fmt.Sprintf("category,lon,lat,datum\na,%.9f,%.9f,GCJ02\n", shifted.Lon, shifted.Lat)), access.WGS84, nil)
	if err != nil {
		t.Fatal(err)
	}
	if d := geo.Distance(all[0].Facilities[0].Entrances[0], at); d > 0.1 {
		t.Errorf("%v m off", d)
	}
	var d street.Draft
	var shops, service []geo.WGS84
	for i := range 40 {
		p := geo.WGS84{Lon: 121.5 + 0.004*float64(i%7), Lat: 31.2 + 0.003*float64(i)}
		d.Places = append(d.Places, p.E7())
		if i > 0 {
			d.Pieces = append(d.Pieces, street.Piece{From: int32(i - 1), To: int32(i), Ahead: 100, Back: 100})
		}
		shops = append(shops, p)
		service = append(service, geo.WGS84(p.GCJ02()))
	}
	n, err := street.Build(d)
	if err != nil {
		t.Fatal(err)
	}
	s := street.NewSnapper(n)
	if d, ok := access.Suspect(s, shops, access.WGS84); ok {
		t.Errorf("true places are taken for %s", d)
	}
	if d, ok := access.Suspect(s, service, access.WGS84); !ok || d != access.GCJ02 {
		t.Errorf("shifted places are taken for %q, %v", d, ok)
	}
	for i, p := range shops { // true places, declared to be a map service's
		shops[i] = geo.GCJ02(p).WGS84()
	}
	if d, ok := access.Suspect(s, shops, access.GCJ02); !ok || d != access.WGS84 {
		t.Errorf("places that were shifted for nothing are taken for %q, %v", d, ok)
	}
}

func TestReadFacilitiesNamesTheField(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, want string }{
		{"lon,lat\n", `facilities line 1: has no column "category"`},
		{"category\n", `facilities line 1: has no column "lon"`},
		{"category,lon,lat\n,1,2\n", "facilities line 2, column 1: a facility without a category"},
		{"category,lon,lat\na,1,\n", `facilities line 2, column 3: "" is not a number`},
		{"category,lon,lat\na,1,95\n", "facilities line 2, column 3: 95 is not from -90 to 90 degrees"},
		{"category,lon,lat,datum\na,1,2,mars\n", `facilities line 2, column 4: datum "mars" is not wgs84, gcj02 or bd09`},
		{"category,node\na,7\n", `facilities line 2, column 2: no node has the id "7"`},
	} {
		if _, _, err := access.ReadFacilities(strings.NewReader(c.text), access.WGS84, nil); err == nil || err.Error() != c.want {
			t.Errorf("got %v, want %s", err, c.want)
		}
	}
}

// TestTrapBlankIsNotZero: a cell without a number is not a cell without people.
func TestTrapBlankIsNotZero(t *testing.T) {
	t.Parallel()
	o, cells, err := access.ReadCells(strings.NewReader("id,lon,lat,population,area\na,121,31,1.5,x\nb,121,31,,x\nc,121,31,0,y\n"), access.WGS84,
		func(code string) int32 { return int32(code[0] - 'x') })
	if err != nil {
		t.Fatal(err)
	}
	if o.Len() != 2 || o.Total() != 1500 || cells.Blank != 1 || cells.Nobody != 1 || o.Areas[1] != 1 || o.IDs.At(1) != "c" {
		t.Errorf("got %+v, %+v", o, cells)
	}
	for _, people := range []string{"-1", "1e11", "x", "NaN"} {
		if _, _, err := access.ReadCells(strings.NewReader("lon,lat,people\n121,31,"+people+"\n"), access.WGS84, nil); err == nil {
			t.Errorf("%s people are taken", people)
		}
	}
	o, cells, err = access.ReadCells(strings.NewReader("id,lon,lat\ncommittee,121,31\n"), access.WGS84, nil)
	if err != nil || o.Total() != access.Person || !cells.Alike {
		t.Errorf("committees: got %+v, %+v, %v", o, cells, err)
	}
	grid := &raster.Grid{West: 121, North: 31, CellX: 0.1, CellY: 0.1, Width: 2, Height: 2, Values: []float64{math.NaN(), 0, 2.25, 1}}
	o, cells, err = access.CellsOf(grid, nil)
	if err != nil || o.Len() != 2 || o.Total() != 3250 || cells.Blank != 1 || cells.Nobody != 1 || o.IDs.At(0) != "2,1" {
		t.Errorf("got %+v, %+v, %v", o, cells, err)
	}
	grid.Values[1] = -99999 // a no-data value that the file does not declare
	if _, _, err := access.CellsOf(grid, nil); err == nil {
		t.Error("a cell of -99999 people is taken")
	}
}

func square(lon, lat, size float64) geo.Polygon {
	at := func(x, y float64) geo.E7 { return geo.WGS84{Lon: lon + x*size, Lat: lat + y*size}.E7() }
	return geo.Polygon{{at(0, 0), at(1, 0), at(1, 1), at(0, 1), at(0, 0)}}
}

// TestBordersGiveTheDeepest: a place in a village is in that village, not in the town around it.
func TestBordersGiveTheDeepest(t *testing.T) {
	t.Parallel()
	areas := access.Areas{{Code: "town", Parent: -1}, {Code: "village", Parent: 0}, {Code: "nowhere", Parent: 0}}
	b := access.NewBorders(areas, [][]geo.Polygon{{square(121, 31, 0.1)}, {square(121.02, 31.02, 0.02), square(121.08, 31.08, 0.01)}, nil})
	for _, c := range []struct {
		lon, lat float64
		want     int32
	}{{121.03, 31.03, 1}, {121.085, 31.085, 1}, {121.05, 31.05, 0}, {121.2, 31.05, -1}} {
		if got := b.Area(geo.WGS84{Lon: c.lon, Lat: c.lat}); got != c.want {
			t.Errorf("%g, %g: got %d, want %d", c.lon, c.lat, got, c.want)
		}
	}
	if err := (access.Areas{{Code: "a", Parent: 1}, {Code: "b", Parent: 0}}).Check(); err == nil {
		t.Error("areas above themselves pass")
	}
}

// TestSpreadCellsKeepsEverybody: people of cells go to the buildings in them, by floor, and those of
// a cell without buildings stay.
func TestSpreadCellsKeepsEverybody(t *testing.T) {
	t.Parallel()
	cells := &access.Origins{}
	cells.Add("a", geo.WGS84{Lon: 121, Lat: 31}, 9*access.Person, 4)
	cells.Add("b", geo.WGS84{Lon: 121.01, Lat: 31}, 5*access.Person, 5)
	buildings := []access.Building{
		{ID: "low", At: geo.WGS84{Lon: 121.0001, Lat: 31}, Floor: 100},
		{ID: "high", At: geo.WGS84{Lon: 120.9999, Lat: 31}, Floor: 200},
		{ID: "far", At: geo.WGS84{Lon: 122, Lat: 31}, Floor: 900},
	}
	o := access.SpreadCells(cells, buildings, 100)
	got := ""
	for i := range o.Len() {
		got += fmt.Sprintf("%s %g %d; ", o.IDs.At(i), o.People[i].Count(), o.Areas[i])
	}
	if want := "low 3 4; high 6 4; b 5 5; "; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func FuzzReadFacilities(f *testing.F) {
	f.Add("category,lon,lat,id,name,datum\na,1,2,x,y,bd09\n")
	f.Fuzz(func(t *testing.T, text string) {
		all, _, err := access.ReadFacilities(strings.NewReader(text), access.WGS84, nil)
		for _, c := range all {
			for _, f := range c.Facilities {
				if err == nil && len(f.Entrances) == 0 {
					t.Fatalf("facility %q has no place", f.ID)
				}
			}
		}
	})
}

func FuzzReadCells(f *testing.F) {
	f.Add("id,lon,lat,people,area\na,1,2,3.5,x\n")
	f.Fuzz(func(t *testing.T, text string) {
		o, _, err := access.ReadCells(strings.NewReader(text), access.GCJ02, nil)
		if err == nil && o.Total() < 0 {
			t.Fatalf("%v people", o.Total())
		}
	})
}

// TestTrapOneBadCell: what cannot be read is named and left out, all of it at once; a table of which most cannot is refused.
func TestTrapOneBadCell(t *testing.T) {
	t.Parallel()
	const good = "a,1,2,3\nb,1.1,2,3\nc,1.2,2,3\n"
	o, cells, err := access.ReadCells(strings.NewReader("id,lon,lat,people\n"+good+"d,x,2,3\ne,1,95,3\nf,1,2,many\n"), access.WGS84, nil)
	if err != nil || o.Len() != 3 || cells.Faulty != 3 {
		t.Fatalf("%d origins, %+v (%v)", o.Len(), cells, err)
	}
	for i, want := range []string{"5 lon x", "6 lat 95", "7 people many"} {
		if f := cells.First[i]; fmt.Sprint(f.Line, " ", f.Head, " ", f.Cell) != want {
			t.Errorf("got %v, want %s", f, want)
		}
	}
	if _, _, err := access.ReadCells(strings.NewReader("id,lon,lat,people\na,1,2,3\nb,x,2,3\nc,y,2,3\n"), access.WGS84, nil); err == nil {
		t.Error("a table of which most rows cannot be read is taken")
	}
	_, skipped, err := access.ReadFacilities(strings.NewReader("category,lon,lat,id\nx,1,2,a\nx,1,2,a\nx,1,,b\n,1,2,c\nx,1,2,d\nx,1,2,e\n"), access.WGS84, nil)
	if err != nil || skipped.Faulty != 3 || skipped.First[0].Line != 3 || skipped.First[1].Head != "lat" {
		t.Errorf("facilities: %+v (%v)", skipped, err)
	}
}

// TestTrapPeopleTwice: a row with the id of another is that one again; one with its place and people alone may be a neighbour.
func TestTrapPeopleTwice(t *testing.T) {
	t.Parallel()
	o, cells, err := access.ReadCells(strings.NewReader("id,lon,lat,people\na,1,2,3\na,1,2,3\nb,1,2,3\nc,1,2,4\n"), access.WGS84, nil)
	if err != nil || o.Total().Count() != 10 || fmt.Sprint(cells.Twice, cells.Same) != "[a] [b]" {
		t.Errorf("%v people, %+v (%v)", o.Total().Count(), cells, err)
	}
}

// TestOriginsWithoutPlace: a row without longitude and latitude is counted and left out; half a place is a fault.
func TestOriginsWithoutPlace(t *testing.T) {
	t.Parallel()
	o, cells, err := access.ReadCells(strings.NewReader("lon,lat,people\n1,2,3\n,,4\n"), access.WGS84, nil)
	if err != nil || o.Len() != 1 || cells.Placeless != 1 {
		t.Errorf("%d origins, %+v (%v)", o.Len(), cells, err)
	}
	if _, _, err := access.ReadCells(strings.NewReader("lon,lat,people\n1,,3\n"), access.WGS84, nil); err == nil {
		t.Error("half a place is taken")
	}
}

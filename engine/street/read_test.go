package street_test

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"zhenyu/engine/geo"
	"zhenyu/engine/street"
)

const (
	nodesCSV = "id,x,y\na,0,0\nb,100,0\n\"c, d\",200,0\ne,200,50\n"
	edgesCSV = "to,from,seconds,oneway\nb,a,80.0,\n\"c, d\",b,80.5,no\ne,\"c, d\",40,yes\nb,a,99.9,\n"
)

func TestReadCSV(t *testing.T) {
	t.Parallel()
	d, err := street.ReadCSV(strings.NewReader(nodesCSV), strings.NewReader(edgesCSV), 4.5)
	if err != nil {
		t.Fatal(err)
	}
	n := build(d)
	found, err := n.Nearest(t.Context(), n.AllPlaces(), []*street.Points{atPlaces(n, []int32{3}), atPlaces(n, []int32{0})},
		street.Options{Limit: street.Never})
	if err != nil {
		t.Fatal(err)
	}
	want := [][]street.Time{{2005, 1205, 400, 0}, {0, 800, 1605, street.Never}}
	if got := [][]street.Time{found[0].Time, found[1].Time}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if n.Name(2) != "c, d" {
		t.Errorf("place 2 is called %q", n.Name(2))
	}
}

// TestMetresTakeTheSpeed: at 4.5 km/h a metre takes 8 deciseconds.
func TestMetresTakeTheSpeed(t *testing.T) {
	t.Parallel()
	d, err := street.ReadCSV(strings.NewReader("id,lon,lat\n1,121,31\n2,121.1,31\n"), strings.NewReader("from,to,metres\n1,2,100\n"), 4.5)
	if err != nil {
		t.Fatal(err)
	}
	if got := build(d).Edge(0); got.Ahead != 800 || got.Back != 800 {
		t.Errorf("got %v", got)
	}
}

func TestReadCSVNamesTheField(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ nodes, edges, want string }{
		{"", edgesCSV, `nodes line 1: has no head line`},
		{"id,name\n", edgesCSV, `nodes line 1: has neither columns "lon" and "lat" nor "x" and "y"`},
		{"id,lon\n", edgesCSV, `nodes line 1: has no column "lat"`},
		{"id,lon,lat\n1,x,31\n", edgesCSV, `nodes line 2, column 2: "x" is not a number`},
		{"id,lon,lat\n1,181,31\n", edgesCSV, `nodes line 2, column 2: 181 is not from -180 to 180 degrees`},
		{"id,lon,lat\n1,121,31\n1,121,31\n", edgesCSV, `nodes line 3, column 1: id "1" is not the first of its name`},
		{"id,lon,lat\n\"1,121,31\n", edgesCSV, `nodes line 2, column 1: has no closing quote`},
		{"id,x,y\n1,0,0\n2,9e9,0\n", edgesCSV, `nodes line 3, column 2: is more than 1000 km from another node`},
		{nodesCSV, "from,to\n", `edges line 1: has no column "metres"`},
		{nodesCSV, "from,to,seconds,metres\n", `edges line 1, column 4: has seconds and metres: which one counts?`},
		{nodesCSV, "from,to,seconds\na,z,1\n", `edges line 2, column 2: no node has the id "z"`},
		{nodesCSV, "from,to,seconds\n\na,b,-1\n", `edges line 3, column 3: "-1" is not from 0 to 1677721 seconds`},
		{nodesCSV, "from,to,seconds\na,b,\n", `edges line 2, column 3: "" is not a number`},
		{nodesCSV, "from,to,seconds,oneway\na,b,1,maybe\n", `edges line 2, column 4: oneway is "maybe", not yes, no or -1`},
		{nodesCSV, "from,to,seconds\n" + strings.Repeat("x", 70000), `edges line 2: is longer than 64 KiB`},
	} {
		_, err := street.ReadCSV(strings.NewReader(c.nodes), strings.NewReader(c.edges), 4.5)
		if err == nil || err.Error() != c.want {
			t.Errorf("got %v, want %s", err, c.want)
		}
	}
}

const lineFormat = `{"type":"FeatureCollection","features":[
{"type":"Feature","geometry":{"type":"Point","coordinates":[121,31]},"properties":null},
{"type":"Feature","geometry":{"type":"LineString","coordinates":[%s]},"properties":{%s}}]}`

// TestReadCSVHasNoOrder: where the nodes of a local grid are laid does not depend on the order of their rows.
func TestReadCSVHasNoOrder(t *testing.T) {
	t.Parallel()
	rows := []string{"a,500100,3400000\n", "b,500812.3,3400044.5\n", "c,501999,3399000\n"}
	lay := func(order ...int) map[string]geo.E7 {
		text := "id,x,y\n"
		for _, i := range order {
			text += rows[i]
		}
		d, err := street.ReadCSV(strings.NewReader(text), strings.NewReader("from,to,seconds\na,b,1\n"), 4.5)
		if err != nil {
			t.Fatal(err)
		}
		at := map[string]geo.E7{}
		for i := range d.Places {
			at[d.Names.At(i)] = d.Places[i]
		}
		return at
	}
	if one, other := lay(0, 1, 2), lay(2, 0, 1); !maps.Equal(one, other) {
		t.Errorf("got %v and %v", one, other)
	}
}

func TestReadGeoJSON(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ course, properties, want string }{
		{"[121,31],[121,31.001],[121,31.002]", `"seconds":100.1`, "100.1 s 100.1 s"},
		{"[121,31],[121,31.001]", `"metres":100,"oneway":true`, "80.0 s never"},
		{"[121,31],[121,31.001]", `"seconds":" 12.5 ","metres":""`, "12.5 s 12.5 s"},
		{"[121,31],[121,31.001]", `"oneway":"-1"`, "88.7 s never"}, // 110.9 m at 4.5 km/h
		{"[121,31],[121,31]", `"seconds":5`, "no edge"},
	} {
		d, _, err := street.ReadGeoJSON(strings.NewReader(fmt.Sprintf(lineFormat, c.course, c.properties)), 4.5)
		if err != nil {
			t.Errorf("%v: %v", c, err)
			continue
		}
		got, n := "no edge", build(d)
		if n.Edges() > 0 {
			got = fmt.Sprint(n.Edge(0).Ahead, " ", n.Edge(0).Back)
		}
		if got != c.want {
			t.Errorf("%v: got %s", c, got)
		}
	}
}

// TestReadGeoJSONTakesAllParts: a line of two parts takes its time over both, positions are numbered as they come, and
// what is no line is counted.
func TestReadGeoJSONTakesAllParts(t *testing.T) {
	t.Parallel()
	const text = `{"features":[
{"geometry":{"type":"Point","coordinates":[121,31]}},
{"geometry":null,"properties":{}},
{"geometry":{"type":"MultiLineString","coordinates":[[[121,31],[121,31.001]],[[121,31.005],[121,31.007]]]},"properties":{"seconds":30}}]}`
	d, others, err := street.ReadGeoJSON(strings.NewReader(text), 4.5)
	if err != nil || others != 2 {
		t.Fatalf("%d others, %v", others, err)
	}
	n := build(d)
	if n.Edges() != 2 || n.Components() != 2 || n.Edge(0).Ahead+n.Edge(1).Ahead != 300 || min(n.Edge(0).Ahead, n.Edge(1).Ahead) != 100 {
		t.Errorf("edges %+v and %+v of %d", n.Edge(0), n.Edge(1), n.Edges())
	}
	if n.Name(0) != "1" || n.Name(3) != "4" {
		t.Errorf("places %q to %q", n.Name(0), n.Name(3))
	}
}

func TestReadGeoJSONNamesTheFeature(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, want string }{
		{`[]`, "feature 0, up to line 1, column 2: [ where { was expected"},
		{`{"a":1}`, "feature 0, up to line 1, column 7: no features"},
		{fmt.Sprintf(lineFormat, "[121,31]", ""), "feature 2, up to line 3, column 93: a line of fewer than two positions"},
		{fmt.Sprintf(lineFormat, "[121,31],[200,1]", ""), "feature 2, up to line 3, column 101: position [200 1] is not a longitude and a latitude"},
		{fmt.Sprintf(lineFormat, "[121,31],[121,32]", `"oneway":[1]`), "feature 2, up to line 3, column 114: oneway is [1], not yes, no or -1"},
		{fmt.Sprintf(lineFormat, "[121,31],[121,32]", `"seconds":-1`), "feature 2, up to line 3, column 114: its time is not from 0 to 1677721 seconds"},
		{fmt.Sprintf(lineFormat, "[121,31],[121,32]", `"seconds":"12,5"`), `feature 2, up to line 3, column 118: seconds is "12,5", not a number`},
		{fmt.Sprintf(lineFormat, "[121,31],[121,32]", `"metres":[1]`), `feature 2, up to line 3, column 114: metres is [1], not a number`},
		{`{"features":[` + "\n" + `{"geometry":"x"}]}`, "feature 1, up to line 2, column 17: its geometry is a string, which it is in no GeoJSON"},
		{`{"features":[` + "\n{", "feature 1, up to line 2, column 1: unexpected EOF"},
	} {
		_, _, err := street.ReadGeoJSON(strings.NewReader(c.text), 4.5)
		if err == nil || err.Error() != "street: "+c.want {
			t.Errorf("%s:\n got %v\nwant street: %s", c.text, err, c.want)
		}
	}
}

// TestFileReturns: a network read from its file is the network, to the last field.
func TestFileReturns(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := drawDraft(t)
		if rapid.Bool().Draw(t, "named") {
			for i := range d.Places {
				d.Names.Add(fmt.Sprint("n", i))
			}
		}
		n := build(d)
		var file bytes.Buffer
		if _, err := n.WriteTo(&file); err != nil {
			t.Fatal(err)
		}
		m, err := street.Open(file.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		var again bytes.Buffer
		if _, err := m.WriteTo(&again); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(file.Bytes(), again.Bytes()) {
			t.Fatal("written again, the file differs")
		}
		place := atPlaces(n, []int32{0})
		one, _ := n.Nearest(t.Context(), n.AllPlaces(), []*street.Points{place}, street.Options{Limit: street.Never})
		other, _ := m.Nearest(t.Context(), m.AllPlaces(), []*street.Points{place}, street.Options{Limit: street.Never})
		if !reflect.DeepEqual(one, other) {
			t.Fatal("the opened network gives other times")
		}
	})
}

// TestEveryChangedByteIsSeen changes each byte of a file, and cuts it everywhere.
func TestEveryChangedByteIsSeen(t *testing.T) {
	t.Parallel()
	d, err := street.ReadCSV(strings.NewReader(nodesCSV), strings.NewReader(edgesCSV), 4.5)
	if err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	if _, err := build(d).WriteTo(&file); err != nil {
		t.Fatal(err)
	}
	for i := range file.Bytes() {
		changed := bytes.Clone(file.Bytes())
		changed[i] ^= 0x41
		var fault *street.FileError
		if _, err := street.Open(changed); !errors.As(err, &fault) {
			t.Fatalf("byte %d changed: got %v", i, err)
		}
		if _, err := street.Open(file.Bytes()[:i]); !errors.As(err, &fault) {
			t.Fatalf("cut at byte %d: got %v", i, err)
		}
	}
}

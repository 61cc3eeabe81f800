package facility_test

import (
	"bytes"
	"errors"
	"regexp"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"zhenyu/engine/facility"
	"zhenyu/engine/geo"
	"zhenyu/engine/osm"
)

func selector(t testing.TB, text string) facility.Selector {
	t.Helper()
	s, err := facility.ParseSelector(text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestSelector(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text string
		tags map[string]string
		want bool
	}{
		{"", map[string]string{"amenity": "school"}, false},
		{"amenity=school", map[string]string{"amenity": "school"}, true},
		{"amenity=school", map[string]string{"amenity": "schools"}, false},
		{" amenity = school | college ", map[string]string{"amenity": "college"}, true},
		{"shop", map[string]string{"shop": "anything"}, true},
		{"shop", map[string]string{}, false},
		{"amenity=school & isced:level=2", map[string]string{"amenity": "school", "isced:level": "1;2"}, true},
		{"amenity=school & isced:level=2", map[string]string{"amenity": "school", "isced:level": "12"}, false},
		{"amenity=toilets & access!=private|no", map[string]string{"amenity": "toilets"}, true},
		{"amenity=toilets & access!=private|no", map[string]string{"amenity": "toilets", "access": "no"}, false},
		{"amenity=toilets & access!=private|no", map[string]string{"amenity": "toilets", "access": "yes"}, true},
		{"leisure=park & !disused", map[string]string{"leisure": "park", "disused": "yes"}, false},
		{"leisure=park;place=square", map[string]string{"place": "square"}, true},
	} {
		got := selector(t, c.text).Matches(func(key string) string { return c.tags[key] })
		if got != c.want {
			t.Errorf("%q on %v: %v", c.text, c.tags, got)
		}
	}
}

func TestSelectorErrors(t *testing.T) {
	t.Parallel()
	for text, at := range map[string]int{
		"amenity=school;":         15,
		"=school":                 0,
		"amenity=":                8,
		"amenity=a||b":            8,
		"amenity=school & ":       16,
		"shop; access!=private":   5,
		"!disused":                0,
		"amenity=school & a b=no": 16,
	} {
		_, err := facility.ParseSelector(text)
		var syntax *facility.SyntaxError
		if !errors.As(err, &syntax) || syntax.Byte != at {
			t.Errorf("%q: %v, want it at byte %d", text, err, at)
		}
	}
}

func FuzzSelector(f *testing.F) {
	f.Add("amenity=school & isced:level=1|2; !disused & shop")
	f.Fuzz(func(t *testing.T, text string) {
		s, err := facility.ParseSelector(text)
		if err == nil {
			s.Matches(func(key string) string { return key })
		}
	})
}

// town is a little extract in the making; places are metres from its middle.
type town struct {
	plane geo.Plane
	nodes []func(*osm.Encoder)
	ways  []func(*osm.Encoder)
	node  int64
	way   int64
}

func newTown() *town { return &town{plane: geo.NewPlane(geo.WGS84{Lon: 123.54, Lat: 29.25})} }

func (w *town) at(x, y float64) geo.E7 { return w.plane.WGS84(geo.XY{X: x, Y: y}).E7() }

func (w *town) point(x, y float64, tags ...osm.Tag) int64 {
	w.node++
	id, at := w.node, w.at(x, y)
	w.nodes = append(w.nodes, func(e *osm.Encoder) { e.Node(id, at, tags...) })
	return id
}

// square adds an area of a side's length around a middle; corner tags the node at its lower left.
func (w *town) square(x, y, side float64, corner []osm.Tag, tags ...osm.Tag) {
	h := side / 2
	refs := []int64{w.point(x-h, y-h, corner...), w.point(x+h, y-h), w.point(x+h, y+h), w.point(x-h, y+h)}
	w.line(append(refs, refs[0]), tags...)
}

func (w *town) line(refs []int64, tags ...osm.Tag) {
	w.way++
	id := w.way
	w.ways = append(w.ways, func(e *osm.Encoder) { e.Way(id, refs, tags...) })
}

func (w *town) find(t testing.TB, c ...facility.Category) ([]facility.Facility, []facility.Report) {
	t.Helper()
	var file bytes.Buffer
	e := osm.NewEncoder(&file, osm.Header{Box: geo.EmptyBox()})
	for _, add := range slices.Concat(w.nodes, w.ways) {
		add(e)
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	f, err := osm.Open(bytes.NewReader(file.Bytes()), int64(file.Len()))
	if err != nil {
		t.Fatal(err)
	}
	m, err := osm.Load(t.Context(), f, facility.Wanted(c))
	if err != nil {
		t.Fatal(err)
	}
	return facility.Find(m, c)
}

func tag(key, value string) osm.Tag { return osm.Tag{Key: key, Value: value} }

func schools(t testing.TB) facility.Category {
	return facility.Category{
		ID: "edu.primary", Named: selector(t, "amenity=school"),
		Names: regexp.MustCompile("小学|九年一贯"), NotNames: regexp.MustCompile("中学"),
		Gated: true, MergeMetres: 200,
	}
}

func stops(t testing.TB) facility.Category {
	return facility.Category{
		ID: "trans.bus", Tags: selector(t, "highway=bus_stop; public_transport=platform"),
		MergeMetres: 100, BesideMetres: 30,
	}
}

// The node and the area of one school (written with a space), its building, and another school next door.
func TestSchoolMappedThreeTimes(t *testing.T) {
	t.Parallel()
	w := newTown()
	w.point(10, 10, tag("amenity", "school"), tag("name", "青禾镇 中心小学"))
	w.point(5, -5, tag("amenity", "school")) // a label without a name
	w.square(0, 0, 100, nil, tag("amenity", "school"), tag("name", "青禾镇中心小学"))
	w.square(20, 20, 30, nil, tag("amenity", "school"), tag("building", "school"), tag("opening_hours", "Mo-Fr 07:30-17:00"))
	w.point(90, 0, tag("amenity", "school"), tag("name", "河滨小学"))
	w.point(30, 30, tag("amenity", "school"), tag("name", "青禾中学"))
	got, reports := w.find(t, schools(t))
	// The building and the bare label have no name and are no primary school by themselves.
	if len(got) != 2 || got[0].Name != "青禾镇中心小学" || got[0].ID != "w1" || got[1].Name != "河滨小学" {
		t.Fatalf("got %+v", got)
	}
	if reports[0] != (facility.Report{Objects: 3, Merged: 1}) {
		t.Errorf("report %+v", reports[0])
	}
}

// An area and its label are one facility, entered by the area's outline, or by its gate if mapped.
func TestEntrances(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		corner    []osm.Tag
		gated     bool
		entrances int
		outlines  int
	}{
		"outline":          {nil, true, 0, 1},
		"gate":             {[]osm.Tag{tag("barrier", "gate")}, true, 1, 0},
		"entrance":         {[]osm.Tag{tag("entrance", "main")}, false, 1, 0},
		"a private gate":   {[]osm.Tag{tag("barrier", "gate"), tag("access", "private")}, true, 0, 1},
		"emergency exit":   {[]osm.Tag{tag("entrance", "emergency")}, true, 0, 1},
		"one place inside": {nil, false, 1, 0},
	} {
		w := newTown()
		w.square(0, 0, 100, c.corner, tag("leisure", "park"))
		w.point(10, 10, tag("leisure", "park"), tag("name", "河滨公园"))
		got, _ := w.find(t, facility.Category{Tags: selector(t, "leisure=park"), Gated: c.gated})
		if len(got) != 1 || len(got[0].Entrances) != c.entrances || len(got[0].Outlines) != c.outlines {
			t.Fatalf("%s: %+v", name, got)
		}
		f := got[0]
		if f.Name != "河滨公园" || f.ID != "w1" || len(f.Of) != 2 || f.SquareMetres < 9900 || f.SquareMetres > 10100 {
			t.Errorf("%s: %+v", name, f)
		}
		if c.corner != nil && c.entrances == 1 && f.Entrances[0] != w.at(-50, -50) {
			t.Errorf("%s: entered at %v", name, f.Entrances[0])
		}
	}
}

// The pole and the platform are one stop; across the street is the same stop if it has the same
// name; the next stop is another one. No place to board is lost.
func TestStops(t *testing.T) {
	t.Parallel()
	w := newTown()
	w.point(0, 0, tag("highway", "bus_stop"), tag("name", "镇政府"))
	w.line([]int64{w.point(5, 3), w.point(5, 8), w.point(5, 13)}, tag("public_transport", "platform"))
	w.point(20, 40, tag("highway", "bus_stop"), tag("name", "镇政府"))
	w.point(400, 0, tag("highway", "bus_stop"), tag("name", "镇政府"))
	w.point(20, 60, tag("highway", "bus_stop"), tag("name", "农贸市场"))
	w.point(300, 300, tag("highway", "bus_stop"))
	w.point(310, 300, tag("highway", "bus_stop"))
	got, reports := w.find(t, stops(t))
	var sizes []int
	for _, f := range got {
		sizes = append(sizes, len(f.Entrances))
	}
	if !slices.Equal(sizes, []int{3, 1, 1, 1, 1}) || reports[0] != (facility.Report{Objects: 7, Merged: 2}) {
		t.Errorf("entrances %v, report %+v: %+v", sizes, reports[0], got)
	}
}

// Sizes: a park of 0.6 ha is one of the smallest level only; a point has no size.
func TestSizes(t *testing.T) {
	t.Parallel()
	w := newTown()
	w.square(0, 0, 77, nil, tag("leisure", "park"))
	w.point(500, 500, tag("leisure", "park"))
	small := facility.Category{Tags: selector(t, "leisure=park"), MinM2: 4000, MaxM2: 10000}
	large := facility.Category{Tags: selector(t, "leisure=park"), MinM2: 10000}
	any := facility.Category{Tags: selector(t, "leisure=park")}
	got, reports := w.find(t, small, large, any)
	var categories []int
	for _, f := range got {
		categories = append(categories, f.Category)
	}
	if !slices.Equal(categories, []int{0, 2, 2}) {
		t.Errorf("categories %v", categories)
	}
	if reports[0].Sizeless != 1 || reports[1].Sizeless != 1 || reports[2].Sizeless != 0 {
		t.Errorf("reports %+v", reports)
	}
}

// What is closed, not there yet or any more, or private, serves nobody, and is counted. A school is open to its pupils.
func TestShut(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		tags          []osm.Tag
		shop, private int // found where private places do not count, and where they do
	}{
		"open":                {[]osm.Tag{tag("name", "规划路药店"), tag("opening_hours", "Mo-Su 08:00-20:00; PH off")}, 1, 1},
		"not disused":         {[]osm.Tag{tag("disused", "no"), tag("construction", "minor")}, 1, 1},
		"for customers":       {[]osm.Tag{tag("access", "customers")}, 1, 1},
		"private":             {[]osm.Tag{tag("access", "private")}, 0, 1},
		"closed to all":       {[]osm.Tag{tag("access", "no")}, 0, 1},
		"disused":             {[]osm.Tag{tag("disused", "yes")}, 0, 0},
		"demolished":          {[]osm.Tag{tag("demolished", "2021")}, 0, 0},
		"being built":         {[]osm.Tag{tag("construction", "yes")}, 0, 0},
		"proposed":            {[]osm.Tag{tag("proposed", "yes")}, 0, 0},
		"never open":          {[]osm.Tag{tag("opening_hours", `off "renovation"`)}, 0, 0},
		"closed by name":      {[]osm.Tag{tag("name", "益民药店（已关闭）")}, 0, 0},
		"moved by name":       {[]osm.Tag{tag("name", "益民药店(已搬迁)")}, 0, 0},
		"out of business":     {[]osm.Tag{tag("alt_name", "益民药店（停业）")}, 0, 0},
		"closed for now":      {[]osm.Tag{tag("name", "益民药店 暂停营业")}, 0, 0},
		"being built by name": {[]osm.Tag{tag("name", "益民药店（在建）")}, 0, 0},
		"in English":          {[]osm.Tag{tag("name", "Old pharmacy (Closed)")}, 0, 0},
	} {
		w := newTown()
		w.point(0, 0, append(c.tags, tag("amenity", "pharmacy"))...)
		s := selector(t, "amenity=pharmacy")
		got, reports := w.find(t, facility.Category{Tags: s}, facility.Category{Tags: s, Private: true})
		if len(got) != c.shop+c.private || reports[0].Objects != c.shop || reports[1].Objects != c.private || reports[0].Shut != 1-c.shop {
			t.Errorf("%s: %+v, %+v", name, got, reports)
		}
	}
}

// An area that the extract holds in part has neither gates nor size to trust.
func TestPartialArea(t *testing.T) {
	t.Parallel()
	w := newTown()
	a, b, c := w.point(0, 0), w.point(100, 0), w.point(100, 100)
	w.line([]int64{a, b, c, a})
	w.nodes = append(w.nodes, func(*osm.Encoder) {})
	w.ways = append(w.ways, func(e *osm.Encoder) {
		e.Relation(1, []osm.Member{{Ref: osm.Ref{Kind: osm.Way, ID: 1}}, {Ref: osm.Ref{Kind: osm.Way, ID: 77}}}, tag("type", "multipolygon"), tag("leisure", "park"))
	})
	park := facility.Category{Tags: selector(t, "leisure=park"), Gated: true}
	if got, reports := w.find(t, park); len(got) != 0 || reports[0].Partial != 1 {
		t.Errorf("gated: %+v, %+v", got, reports)
	}
	park.Gated = false
	if got, _ := w.find(t, park); len(got) != 1 || got[0].ID != "r1" {
		t.Errorf("not gated: %+v", got)
	}
}

// mergeNaive is the slow twin: objects are linked pair by pair until nothing changes.
func mergeNaive(at []geo.XY, names []string, reach float64) int {
	group := make([]int, len(at))
	for i := range group {
		group[i] = i
	}
	for changed := true; changed; {
		changed = false
		for i := range at {
			for j := range at {
				if names[i] != "" && names[i] == names[j] && float64(at[i].Distance(at[j])) <= reach && group[i] != group[j] {
					group[i] = min(group[i], group[j])
					group[j], changed = group[i], true
				}
			}
		}
	}
	slices.Sort(group)
	return len(slices.Compact(group))
}

func TestMergeAgainstNaive(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		w := newTown()
		var at []geo.XY
		var names []string
		for range rapid.IntRange(0, 40).Draw(r, "stops") {
			p := geo.XY{X: float64(20 * rapid.IntRange(-20, 20).Draw(r, "x")), Y: float64(20 * rapid.IntRange(-20, 20).Draw(r, "y"))}
			name := rapid.SampledFrom([]string{"", "镇政府", "卫生院", "学校"}).Draw(r, "name")
			tags := []osm.Tag{tag("highway", "bus_stop")}
			if name != "" {
				tags = append(tags, tag("name", name))
			}
			w.point(p.X, p.Y, tags...)
			at, names = append(at, p), append(names, name)
		}
		got, _ := w.find(t, facility.Category{Tags: selector(t, "highway=bus_stop"), MergeMetres: 70})
		if want := mergeNaive(at, names, 70); len(got) != want {
			r.Fatalf("%d stops, twin %d", len(got), want)
		}
		entrances := map[geo.E7]bool{}
		for _, f := range got {
			for _, e := range f.Entrances {
				entrances[e] = true
			}
		}
		for _, p := range at {
			if !entrances[w.at(p.X, p.Y)] {
				r.Fatalf("the stop at %v is lost", p)
			}
		}
	})
}

package street_test

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"testing"

	"zhenyu/engine/geo"
	"zhenyu/engine/osm"
	"zhenyu/engine/raster"
	"zhenyu/engine/street"
)

// extract writes a small extract: nodes 1, 2, 3 … at places, ways over them, and reads it back.
type extract struct {
	places []geo.E7
	tags   map[int64][]osm.Tag // of nodes
	ways   []mappedWay
}

type mappedWay struct {
	nodes []int64
	tags  []osm.Tag
}

func tag(pairs ...string) []osm.Tag {
	var tags []osm.Tag
	for i := 0; i < len(pairs); i += 2 {
		tags = append(tags, osm.Tag{Key: pairs[i], Value: pairs[i+1]})
	}
	return tags
}

func (x extract) load(t *testing.T) *osm.Map {
	t.Helper()
	var file bytes.Buffer
	e := osm.NewEncoder(&file, osm.Header{})
	for i, p := range x.places {
		e.Node(int64(i+1), p, x.tags[int64(i+1)]...)
	}
	for i, w := range x.ways {
		e.Way(int64(i+1), w.nodes, w.tags...)
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	f, err := osm.Open(bytes.NewReader(file.Bytes()), int64(file.Len()))
	if err != nil {
		t.Fatal(err)
	}
	want := street.OSMWanted()
	want.Keys = append(want.Keys, "name")
	m, err := osm.Load(t.Context(), f, want)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// between returns the seconds from the first place to the last by a profile, NaN for never.
func (x extract) between(t *testing.T, name string, relief *raster.Grid) (there, back float64) {
	t.Helper()
	d, _ := street.FromOSM(x.load(t), profile(t, name), relief)
	n := build(d)
	s := street.NewSnapper(n)
	at := func(p geo.E7) []street.Link {
		return s.Snap(p.WGS84(), street.Stub{Kmh: 4.5, Detour: 1, LimitMetres: 1}).Links
	}
	from, to := at(x.places[0]), at(x.places[len(x.places)-1])
	seconds := func(from, to []street.Link) float64 {
		if t := timeBetween(t, n, from, to); t != street.Never {
			return float64(t) / 10
		}
		return math.NaN()
	}
	return seconds(from, to), seconds(to, from)
}

// line is three places 100 metres apart.
var line = []geo.E7{metres(0, 0), metres(100, 0), metres(200, 0)}

func one(tags ...string) []mappedWay { return over(tag(tags...)) }

// over is one way over the places of line.
func over(tags []osm.Tag) []mappedWay { return []mappedWay{{[]int64{1, 2, 3}, tags}} }

// TestExtracts reads ways as people map them. 200 metres take 160 seconds at 4.5 km/h.
func TestExtracts(t *testing.T) {
	t.Parallel()
	nan := math.NaN()
	for _, c := range []struct {
		name, profile string
		x             extract
		there, back   float64
	}{
		{"a street", "adult", extract{places: line, ways: one("highway", "residential")}, 160, 160},
		{"a gate that is closed", "adult", extract{line, map[int64][]osm.Tag{2: tag("barrier", "gate", "foot", "no")}, one("highway", "service")}, nan, nan},
		{"a gate", "adult", extract{line, map[int64][]osm.Tag{2: tag("barrier", "gate")}, one("highway", "service")}, 160, 160},
		{"a gate to ride through", "cyclist", extract{line, map[int64][]osm.Tag{2: tag("barrier", "gate")}, one("highway", "residential")}, 60 + 10, 60 + 10},
		{"a bollard for cars", "driver", extract{line, map[int64][]osm.Tag{2: tag("barrier", "bollard")}, one("highway", "residential")}, nan, nan},
		{"a crossing on a footway", "adult", extract{line, map[int64][]osm.Tag{2: tag("highway", "crossing")}, one("highway", "footway")}, 165, 165},
		{"the crossing of the road itself", "adult", extract{line, map[int64][]osm.Tag{2: tag("highway", "crossing")}, one("highway", "primary")}, 160, 160},
		{"lights", "adult", extract{line, map[int64][]osm.Tag{2: tag("highway", "crossing", "crossing", "traffic_signals")}, one("highway", "footway", "footway", "crossing")}, 190, 190},
		{"a mapped crossing without a node", "adult", extract{places: line, ways: one("highway", "footway", "footway", "crossing")}, 165, 165},
		{"counted steps", "adult", extract{places: line, ways: one("highway", "steps", "step_count", "100")}, 160, 160},
		{"steps in a chair", "wheelchair", extract{places: line, ways: one("highway", "steps")}, nan, nan},
		{"a ferry with a duration", "adult", extract{places: line, ways: one("route", "ferry", "duration", "00:10")}, nan, nan}, // nobody is linked to the middle of a lake
		{"a one-way by bicycle", "cyclist", extract{places: line, ways: one("highway", "residential", "oneway", "yes")}, 60, nan},
		{"an escalator down", "adult", extract{places: line, ways: one("highway", "steps", "conveying", "backward")}, nan, 360},
	} {
		there, back := c.x.between(t, c.profile, nil)
		if !near(there, c.there) || !near(back, c.back) {
			t.Errorf("%s: got %g and %g, want %g and %g", c.name, there, back, c.there, c.back)
		}
	}
}

func near(got, want float64) bool {
	return math.IsNaN(got) && math.IsNaN(want) || math.Abs(got-want) <= 0.3
}

// TestFerryJoinsTwoShores: its duration and its wait are in the way from shore to shore.
func TestFerryJoinsTwoShores(t *testing.T) {
	t.Parallel()
	x := extract{
		places: []geo.E7{metres(0, 0), metres(100, 0), metres(3000, 0), metres(3100, 0)},
		ways: []mappedWay{
			{[]int64{1, 2}, tag("highway", "footway")},
			{[]int64{3, 4}, tag("highway", "footway")},
			{[]int64{2, 3}, tag("route", "ferry", "duration", "00:10")},
		},
	}
	there, _ := x.between(t, "adult", nil)
	if want := 80.0 + 600 + 600 + 80; !near(there, want) {
		t.Errorf("got %g s, want %g", there, want)
	}
	if metres, _ := x.between(t, "metre", nil); !near(metres, 3100) { // whatever the ferry's duration
		t.Errorf("got %g m, want 3100", metres)
	}
}

// TestTrapStairsAreNotWalkedAround: two streets joined by steps alone. In a chair one stays on one's own; by foot, and
// from a house that stands level with the steps, nothing stands in the way.
func TestTrapStairsAreNotWalkedAround(t *testing.T) {
	t.Parallel()
	x := extract{
		places: []geo.E7{metres(0, 0), metres(100, 0), metres(130, 0), metres(230, 0), metres(330, 0), metres(110, 80), metres(120, 80)},
		ways: []mappedWay{
			{[]int64{1, 2}, tag("highway", "residential")},
			{[]int64{2, 3}, tag("highway", "steps")},
			{[]int64{3, 4, 5}, tag("highway", "residential")},
			{[]int64{6, 7}, tag("highway", "residential")},
		},
	}
	for name, c := range map[string]struct {
		at    geo.E7
		reach bool
	}{"wheelchair": {metres(90, 5), false}, "adult": {metres(90, 5), true}} {
		d, _ := street.FromOSM(x.load(t), profile(t, name), nil)
		n := build(d)
		s := street.NewSnapper(n)
		far := s.Snap(metres(300, 0).WGS84(), stub).Links
		if got := timeBetween(t, n, s.Snap(c.at.WGS84(), stub).Links, far); (got != street.Never) != c.reach {
			t.Errorf("%s: %v", name, got)
		}
	}
	d, _ := street.FromOSM(x.load(t), profile(t, "wheelchair"), nil)
	snap := street.NewSnapper(build(d)).Snap(metres(108, 75).WGS84(), stub)
	if snap.Blocked || len(snap.Links) == 0 || snap.Metres > 6 {
		t.Errorf("the house beside the steps: %+v", snap)
	}
}

// TestPlacesHaveTheIDsOfNodes: a place of an extract is named by its node, so that rows and facilities can name it.
func TestPlacesHaveTheIDsOfNodes(t *testing.T) {
	t.Parallel()
	d, _ := street.FromOSM(extract{places: line, ways: one("highway", "residential")}.load(t), profile(t, "adult"), nil)
	n := build(d)
	for place, at := range d.Places {
		if want := fmt.Sprint(slices.Index(line, at) + 1); n.Name(place) != want {
			t.Errorf("place %d is %q, not %s", place, n.Name(place), want)
		}
	}
}

// TestHillsTakeTime: a slope of 10 % by the elevation model, against Tobler's function.
func TestHillsTakeTime(t *testing.T) {
	t.Parallel()
	hill := &raster.Grid{West: 120.99, North: 31.01, CellX: 0.0001, CellY: 0.01, Width: 300, Height: 2}
	hill.Values = make([]float64, hill.Width*hill.Height)
	plane := geo.NewPlane(geo.WGS84{Lon: 121, Lat: 31})
	for i := range hill.Values {
		hill.Values[i] = 0.10 * plane.XY(hill.Middle(i%hill.Width, i/hill.Width)).X
	}
	there, back := extract{places: line, ways: one("highway", "footway")}.between(t, "adult", hill)
	up, down := 160*math.Exp(3.5*0.10), 160.0 // down 10 % is as far from −5 % as the flat
	if math.Abs(there-up) > 1 || math.Abs(back-down) > 1 {
		t.Errorf("up %g s, down %g s, want %g and %g", there, back, up, down)
	}
	if up, _ := (extract{places: line, ways: one("highway", "footway")}).between(t, "wheelchair", hill); !math.IsNaN(up) {
		t.Errorf("a chair goes up 10 %% in %g s", up)
	}
	if level, _ := (extract{places: line, ways: one("highway", "footway", "bridge", "yes")}).between(t, "adult", hill); !math.IsNaN(level) {
		t.Errorf("a point is linked onto a bridge: %g s", level)
	}
}

// TestTrapNoiseIsNoSlope: a model of 30 m cells that errs by a metre and a half up and down closes no flat street to a
// wheelchair, while a hill that rises for as long as one can see does (TestHillsTakeTime).
func TestTrapNoiseIsNoSlope(t *testing.T) {
	t.Parallel()
	noise := &raster.Grid{West: 120.99, North: 31.01, CellX: 0.0003, CellY: 0.0003, Width: 100, Height: 67}
	noise.Values = make([]float64, noise.Width*noise.Height)
	for i := range noise.Values {
		noise.Values[i] = 1.5 - 3*float64((i%noise.Width+i/noise.Width)%2)
	}
	if along, _ := (extract{places: line, ways: one("highway", "footway")}).between(t, "wheelchair", noise); !near(along, 225) {
		t.Errorf("a flat street takes %g s, want 225", along)
	}
}

// TestTrapStepsWithAnIncline: a model of slopes makes minutes of a steep flight. 200 m at 100 % are 200 m of height, at
// 20 % 40 m, which take less than their length on the flat; down takes as long, and a direction alone says no height.
func TestTrapStepsWithAnIncline(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		incline string
		want    float64
	}{{"45°", 700}, {"-100%", 700}, {"20%", 360}, {"up", 360}} {
		there, back := extract{places: line, ways: one("highway", "steps", "incline", c.incline)}.between(t, "adult", nil)
		if !near(there, c.want) || !near(back, c.want) {
			t.Errorf("%s: %g s and %g s, want %g", c.incline, there, back, c.want)
		}
	}
	counted, _ := extract{places: line, ways: one("highway", "steps", "incline", "30%", "step_count", "100")}.between(t, "adult", nil)
	if !near(counted, 160) { // what their length takes on a street
		t.Errorf("counted: %g s", counted)
	}
	counted, _ = extract{places: line, ways: one("highway", "steps", "step_count", "500")}.between(t, "adult", nil)
	if !near(counted, 300) {
		t.Errorf("500 counted: %g s", counted)
	}
	for _, incline := range []string{"5%", "30%"} {
		ramp, _ := extract{places: line, ways: one("highway", "steps", "incline", incline, "ramp:wheelchair", "yes")}.between(t, "wheelchair", nil)
		if math.IsNaN(ramp) != (incline == "30%") {
			t.Errorf("a ramp of %s: %g s", incline, ramp)
		}
	}
}

// TestWaterIsABarrier: water that is mapped stands between a home and the street behind it.
func TestWaterIsABarrier(t *testing.T) {
	t.Parallel()
	for _, water := range []osm.Tag{{Key: "waterway", Value: "river"}, osm.Coastline} {
		x := extract{
			places: []geo.E7{metres(-100, 40), metres(100, 40), metres(-100, 20), metres(100, 20), metres(-100, -60), metres(100, -60)},
			ways: []mappedWay{
				{[]int64{1, 2}, tag("highway", "residential")}, {[]int64{3, 4}, tag(water.Key, water.Value)}, {[]int64{5, 6}, tag("highway", "residential")},
			},
		}
		d, _ := street.FromOSM(x.load(t), profile(t, "adult"), nil)
		if len(d.Barriers) != 1 {
			t.Fatalf("%v: %d barriers", water, len(d.Barriers))
		}
		snap := street.NewSnapper(build(d)).Snap(metres(0, 0).WGS84(), stub)
		if snap.Metres < 59 || snap.Metres > 61 {
			t.Errorf("linked %v m away, over the %s", snap.Metres, water.Value)
		}
	}
}

// TestRowOfHousesIsABarrier: two houses wall to wall stand between a yard and the street in front,
// which only a point within a house is linked to. A small house by itself is walked around.
func TestRowOfHousesIsABarrier(t *testing.T) {
	t.Parallel()
	house := func(corners ...int64) mappedWay {
		return mappedWay{append(corners, corners[0]), tag("building", "yes")}
	}
	x := extract{
		places: []geo.E7{
			metres(-100, 30), metres(100, 30), metres(-100, -50), metres(100, -50), // streets
			metres(-12, 10), metres(0, 10), metres(12, 10), metres(12, 20), metres(0, 20), metres(-12, 20),
			metres(60, 10), metres(70, 10), metres(70, 20), metres(60, 20),
		},
		ways: []mappedWay{
			{[]int64{1, 2}, tag("highway", "residential")},
			{[]int64{3, 4}, tag("highway", "service")},
			house(5, 6, 9, 10), house(6, 7, 8, 9), house(11, 12, 13, 14),
		},
	}
	d, _ := street.FromOSM(x.load(t), profile(t, "adult"), nil)
	if len(d.Barriers) != 6 || d.Barriers[0].Kind != street.Row {
		t.Fatalf("barriers %v, not the six outer walls of the row", d.Barriers)
	}
	s := street.NewSnapper(build(d))
	for name, c := range map[string]struct {
		at   geo.E7
		want float64
	}{"in the yard": {metres(3, 0), 50}, "in the row": {metres(3, 16), 14}, "beside the house alone": {metres(65, 5), 25}} {
		if got := float64(s.Snap(c.at.WGS84(), stub).Metres); math.Abs(got-c.want) > 1 {
			t.Errorf("%s: linked %.0f m away, not %.0f", name, got, c.want)
		}
	}
}

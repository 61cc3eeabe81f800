package sample

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strconv"
	"testing"

	"zhenyu/engine/facility"
	"zhenyu/engine/geo"
	"zhenyu/engine/osm"
	"zhenyu/standards"
)

func encoded(t testing.TB, seed uint64) []byte {
	t.Helper()
	var file bytes.Buffer
	if err := Town(&file, seed); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

func load(t testing.TB, file []byte, want osm.Wanted) *osm.Map {
	t.Helper()
	f, err := osm.Open(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	m, err := osm.Load(t.Context(), f, want)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

var streets = osm.Wanted{Lines: osm.Match{{Key: "highway"}}}

func TestSameSeedSameTown(t *testing.T) {
	t.Parallel()
	one, again, two := encoded(t, 1), encoded(t, 1), encoded(t, 2)
	if !bytes.Equal(one, again) {
		t.Error("the same seed gave two towns")
	}
	if bytes.Equal(one, two) {
		t.Error("two seeds gave one town")
	}
	if len(one) > 400<<10 {
		t.Errorf("%d bytes", len(one))
	}
}

// Nothing is missing and every area closes.
func TestWhole(t *testing.T) {
	t.Parallel()
	m := load(t, encoded(t, 1), osm.Wanted{Lines: osm.All, Areas: osm.All})
	if m.Gaps != (osm.Gaps{}) {
		t.Errorf("gaps %+v", m.Gaps)
	}
	buildings, apartments := 0, 0
	for i := range m.Areas.Of {
		if kind := m.Areas.Tags.Get(i, "building"); kind != "" {
			buildings++
			if kind == "apartments" && m.Areas.Tags.Get(i, "building:levels") != "" {
				apartments++
			}
		}
	}
	if buildings < 1500 || apartments < 300 {
		t.Errorf("%d buildings, %d of them flats: no town", buildings, apartments)
	}
}

// components returns how many pieces the streets fall into, and the largest pieces' shares of nodes.
func components(m *osm.Map, bridges bool) (sizes []int) {
	parent := make([]int32, m.Places.Len())
	for i := range parent {
		parent[i] = int32(i)
	}
	root := func(i int32) int32 {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	used := map[int32]bool{}
	for i := range m.Lines.ID {
		nodes := m.Lines.Nodes.At(i)
		for k, n := range nodes {
			used[n] = true
			if k > 0 && (bridges || m.Lines.Tags.Get(i, "bridge") == "") {
				parent[root(nodes[k-1])] = root(n)
			}
		}
	}
	count := map[int32]int{}
	for n := range used {
		count[root(n)]++
	}
	for _, size := range count {
		sizes = append(sizes, size)
	}
	slices.Sort(sizes)
	slices.Reverse(sizes)
	return sizes
}

// All streets hang together, over two bridges and no third way.
func TestStreetsHangTogether(t *testing.T) {
	t.Parallel()
	for seed := range uint64(4) {
		m := load(t, encoded(t, seed), streets)
		if sizes := components(m, true); len(sizes) != 1 {
			t.Errorf("seed %d: the streets fall into pieces of %v nodes", seed, sizes)
		}
		if sizes := components(m, false); len(sizes) != 2 || sizes[1] < 100 {
			t.Errorf("seed %d: without its bridges the town has pieces of %v nodes, want two", seed, sizes)
		}
	}
}

// Streets meet in nodes: only bridges cross anything, and they cross no street.
func TestStreetsMeetInNodes(t *testing.T) {
	t.Parallel()
	for seed := range uint64(4) {
		m := load(t, encoded(t, seed), streets)
		plane := geo.NewPlane(origin)
		type piece struct {
			a, b int32
			way  int64
		}
		var pieces []piece
		var boxes []geo.Box
		for i := range m.Lines.ID {
			nodes := m.Lines.Nodes.At(i)
			for k := 1; k < len(nodes); k++ {
				pieces = append(pieces, piece{nodes[k-1], nodes[k], m.Lines.ID[i]})
				boxes = append(boxes, geo.BoxOf(m.Places.At[nodes[k-1]], m.Places.At[nodes[k]]))
			}
		}
		xy := func(n int32) geo.XY { return plane.XY(m.Places.At[n].WGS84()) }
		index := geo.NewIndex(boxes)
		for i, p := range pieces {
			for n := range index.Within(boxes[i]) {
				q := pieces[n]
				if int(n) <= i || p.a == q.a || p.a == q.b || p.b == q.a || p.b == q.b {
					continue
				}
				if crosses(xy(p.a), xy(p.b), xy(q.a), xy(q.b)) {
					t.Errorf("seed %d: ways %d and %d cross at %v", seed, p.way, q.way, xy(p.a))
				}
			}
		}
	}
}

func crosses(a, b, c, d geo.XY) bool {
	side := func(p, q, r geo.XY) bool { return cross(minus(q, p), minus(r, p)) > 0 }
	return side(a, b, c) != side(a, b, d) && side(c, d, a) != side(c, d, b)
}

// What is measured is there, each once however often it is drawn; 芦影村 has no clinic.
func TestFacilities(t *testing.T) {
	t.Parallel()
	categories, err := standards.Categories()
	if err != nil {
		t.Fatal(err)
	}
	found, _ := facility.Find(load(t, encoded(t, 1), facility.Wanted(categories)), categories)
	count := map[string]int{}
	for _, f := range found {
		count[categories[f.Category].ID]++
	}
	for id, want := range map[string]int{
		"edu.primary": 1, "edu.junior": 1, "edu.kindergarten": 3, "edu.nursery": 1, "edu.school": 2,
		"health.township": 1, "health.station": 2, "health.pharmacy": 2, "elder.home": 1, "elder.day": 1, "elder.room": 4,
		"culture.centre": 1, "culture.library": 3, "gov.committee": 4, "gov.service": 1, "gov.subdistrict": 1, "gov.police": 1,
		"shop.market": 2, "shop.supermarket": 2, "fin.bank": 2, "com.post": 1, "food.canteen": 1, "trans.busterm": 1,
		"park": 3, "park.10": 2, "trans.bus": 10, "safety.fire": 1, "env.wastetransfer": 1, "shop.farm": 1, "com.parcel": 2,
	} {
		if count[id] != want {
			t.Errorf("%s: %d, want %d", id, count[id], want)
		}
	}
}

// What the sample's gazetteer knows of the town lies where it says.
func TestAgreesWithGazetteer(t *testing.T) {
	t.Parallel()
	file, err := Files.Open("gazetteer.csv")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	places := map[string]geo.WGS84{}
	for _, row := range rows[1:] {
		lon, errLon := strconv.ParseFloat(row[len(row)-2], 64)
		lat, errLat := strconv.ParseFloat(row[len(row)-1], 64)
		if errLon == nil && errLat == nil {
			places[row[0]] = geo.WGS84{Lon: lon, Lat: lat}
		}
	}
	m := load(t, encoded(t, 1), osm.Wanted{Nodes: osm.Match{{Key: "name"}}, Areas: osm.Match{{Key: "name"}}, Keys: []string{"name", "place"}})
	seen := map[string]float64{}
	see := func(name string, at geo.E7) {
		if want, ok := places[name]; ok {
			d := float64(geo.Distance(at.WGS84(), want))
			if before, ok := seen[name]; !ok || d < before {
				seen[name] = d
			}
		}
	}
	for i := range m.Nodes.ID {
		see(m.Nodes.Tags.Get(i, "name"), m.Nodes.Place[i])
	}
	for i := range m.Areas.Of {
		at, _ := m.Polygons(i)[0].Inside()
		see(m.Areas.Tags.Get(i, "name"), at)
	}
	for _, name := range []string{"鹭汀镇卫生院", "鹭汀镇污水处理站", "芦影村", "白鹭圩村", "鹭汊村", "白鹭圩高标准农田", "稻鹭家庭农场"} {
		if d, ok := seen[name]; !ok || d > 160 {
			t.Errorf("%s lies %.0f m from where the gazetteer has it (found: %v)", name, d, ok)
		}
	}
	if geo.Distance(origin, places["鹭汀社区"]) > 1 {
		t.Error("the plan's origin is not 鹭汀社区")
	}
}

// TestPeople adds up: everybody of the town, on squares that the map shows houses on.
func TestPeople(t *testing.T) {
	t.Parallel()
	var file bytes.Buffer
	if err := People(&file, 1); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&file).ReadAll()
	if err != nil || len(rows) < 50 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	sum, seen := 0, map[string]bool{}
	for _, row := range rows[1:] {
		n, err := strconv.Atoi(row[3])
		if err != nil || n < 1 || seen[row[0]] {
			t.Errorf("%v, %v", row, err)
		}
		sum, seen[row[0]] = sum+n, true
	}
	if sum != townPeople {
		t.Errorf("%d people", sum)
	}
}

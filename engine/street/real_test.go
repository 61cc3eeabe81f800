package street_test

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"zhenyu/engine/geo"
	"zhenyu/engine/osm"
	"zhenyu/engine/raster"
	"zhenyu/engine/street"
)

// sharedFile reads a file of the shared data folder beside the checkout.
func sharedFile(tb testing.TB, name string) []byte {
	tb.Helper()
	dir, err := os.Getwd()
	if err != nil {
		tb.Fatal(err)
	}
	for ; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
	}
	b, err := os.ReadFile(filepath.Join(dir, "..", "shared", "data", name))
	if errors.Is(err, os.ErrNotExist) {
		tb.Skipf("the shared data folder beside the checkout has no %s", name)
	}
	if err != nil {
		tb.Fatal(err)
	}
	return b
}

func loadOSM(tb testing.TB, name string) *osm.Map {
	tb.Helper()
	b := sharedFile(tb, name)
	f, err := osm.Open(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		tb.Fatal(err)
	}
	m, err := osm.Load(tb.Context(), f, street.OSMWanted())
	if err != nil {
		tb.Fatal(err)
	}
	return m
}

func profile(tb testing.TB, name string) street.Profile {
	tb.Helper()
	for _, p := range street.StandardProfiles() {
		if p.Name == name {
			return p
		}
	}
	tb.Fatalf("no profile %q", name)
	return street.Profile{}
}

// TestRealNetworks builds every extract for the profiles whose networks differ and compares searches
// on cuts of them, 60 in all, with the slow twin.
func TestRealNetworks(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	for _, name := range []string{"monaco", "liechtenstein", "heidelberg", "porto", "porto-alegre"} {
		m := loadOSM(t, name+".osm.pbf")
		for _, p := range []string{"adult", "wheelchair", "cyclist", "driver"} {
			d, report := street.FromOSM(m, profile(t, p), nil)
			n := build(d)
			t.Logf("%s %s: %d places, %d nodes, %d edges, %d components, %+v", name, p, n.Places(), n.Nodes(), n.Edges(), n.Components(), report)
			if n.Edges() == 0 {
				t.Errorf("%s %s: no edges", name, p)
			}
			at := piecesByPlace(d)
			for range 3 {
				compareCut(t, cutOut(d, at, random, 120), random)
			}
		}
	}
}

// cutOut returns the part of a draft around a random place, its times rounded to whole deciseconds,
// in which the slow twin counts.
func cutOut(d street.Draft, at [][]int32, random *rand.Rand, places int) street.Draft {
	first := d.Pieces[random.IntN(len(d.Pieces))].From
	number := map[int32]int32{first: 0}
	queue := []int32{first}
	for i := 0; i < len(queue) && len(queue) < places; i++ {
		for _, i := range at[queue[i]] {
			p := d.Pieces[i]
			for _, v := range []int32{p.From, p.To} {
				if _, seen := number[v]; !seen {
					number[v] = int32(len(queue))
					queue = append(queue, v)
				}
			}
		}
	}
	cut := street.Draft{Places: make([]geo.E7, len(queue))}
	for i, u := range queue {
		cut.Places[i] = d.Places[u]
	}
	for from, u := range queue {
		for _, i := range at[u] {
			p := d.Pieces[i]
			to, inside := number[p.To]
			if p.From == u && inside {
				p.From, p.To, p.Ahead, p.Back = int32(from), to, whole(p.Ahead), whole(p.Back)
				cut.Pieces = append(cut.Pieces, p)
			}
		}
	}
	return cut
}

// piecesByPlace returns the numbers of the pieces at each place.
func piecesByPlace(d street.Draft) [][]int32 {
	at := make([][]int32, len(d.Places))
	for i, p := range d.Pieces {
		at[p.From] = append(at[p.From], int32(i))
		at[p.To] = append(at[p.To], int32(i))
	}
	return at
}

func whole(t float32) float32 {
	if t == street.Shut {
		return t
	}
	return float32(int32(t + 0.5))
}

func compareCut(t *testing.T, d street.Draft, random *rand.Rand) {
	t.Helper()
	facilities := make([]int32, 5)
	for i := range facilities {
		facilities[i] = int32(random.IntN(len(d.Places)))
	}
	o, n := newOracle(d), build(d)
	found, err := n.Nearest(t.Context(), n.AllPlaces(), []*street.Points{atPlaces(n, facilities)}, street.Options{Limit: street.Never})
	if err != nil {
		t.Fatal(err)
	}
	for from := range d.Places {
		want := reached{street.Never, -1}
		if all := o.ranked(int32(from), facilities, street.Never); len(all) > 0 {
			want = all[0]
		}
		if got := (reached{found[0].Time[from], found[0].Facility[from]}); got != want {
			t.Fatalf("from %d: got %v, want %v", from, got, want)
		}
	}
}

// TestErrorStaysInItsBound compares a whole extract with a Dijkstra over the pieces as they came,
// without any rounding: half a decisecond an edge and stub is the most that times are off.
func TestErrorStaysInItsBound(t *testing.T) {
	t.Parallel()
	d, _ := street.FromOSM(loadOSM(t, "monaco.osm.pbf"), profile(t, "adult"), nil)
	n := build(d)
	to := d.Pieces[0].From
	exact, edges := exactTimes(d, n, to)
	found, err := n.Nearest(t.Context(), n.AllPlaces(), []*street.Points{atPlaces(n, []int32{to})}, street.Options{Limit: street.Never})
	if err != nil {
		t.Fatal(err)
	}
	var worst float64
	for i, got := range found[0].Time {
		if (got == street.Never) != (exact[i] < 0) {
			t.Fatalf("place %d: got %v, want %g", i, got, exact[i])
		}
		if got == street.Never {
			continue
		}
		off := max(float64(got)-exact[i], exact[i]-float64(got))
		worst = max(worst, off)
		if bound := float64(edges[i]+2)/2 + 0.01; off > bound {
			t.Fatalf("place %d: got %v, want %g ds within %g", i, got, exact[i], bound)
		}
	}
	t.Logf("largest error %.2f deciseconds", worst)
}

// TestReverseSearchUsesForwardTimes: on hills up and down differ, and a search from the facilities
// must give the times of the way to them.
func TestReverseSearchUsesForwardTimes(t *testing.T) {
	t.Parallel()
	grid, err := raster.Read(sharedFile(t, "porto-alegre-elevation.tif"))
	if err != nil {
		t.Fatal(err)
	}
	d, report := street.FromOSM(loadOSM(t, "porto-alegre.osm.pbf"), profile(t, "adult"), grid)
	t.Logf("%+v", report)
	if build(d).Symmetric() {
		t.Fatal("every street takes as long up as down")
	}
	random := rand.New(rand.NewPCG(3, 4))
	at := piecesByPlace(d)
	for range 5 {
		compareCut(t, cutOut(d, at, random, 120), random)
	}
}

// TestBuildIsDeterministic: the file of a network is the same bytes each time.
func TestBuildIsDeterministic(t *testing.T) {
	t.Parallel()
	m := loadOSM(t, "monaco.osm.pbf")
	var files [2]bytes.Buffer
	for i := range files {
		d, _ := street.FromOSM(m, profile(t, "adult"), nil)
		if _, err := build(d).WriteTo(&files[i]); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(files[0].Bytes(), files[1].Bytes()) {
		t.Fatal("two builds of one extract differ")
	}
}

// TestSnapIsNearest compares linking with a look at every segment.
func TestSnapIsNearest(t *testing.T) {
	t.Parallel()
	d, _ := street.FromOSM(loadOSM(t, "monaco.osm.pbf"), profile(t, "adult"), nil)
	d.Barriers = nil
	n := build(d)
	s := street.NewSnapper(n)
	random := rand.New(rand.NewPCG(5, 6))
	stub := street.Stub{Kmh: 4.5, Detour: 1, LimitMetres: 1000}
	for range 200 {
		at := d.Places[random.IntN(len(d.Places))].WGS84()
		at.Lon, at.Lat = at.Lon+random.NormFloat64()*3e-4, at.Lat+random.NormFloat64()*3e-4
		best := nearestSegment(n, at)
		snap := s.Snap(at, stub)
		if len(snap.Links) == 0 || snap.Metres != best {
			t.Fatalf("at %v: got %v m, want %v m", at, snap.Metres, best)
		}
		if meets := geo.Distance(at, n.PlaceOf(snap.Links[0]).WGS84()); meets-best > 0.5 || best-meets > 0.5 {
			t.Fatalf("at %v: the link meets the street %v m away, want %v m", at, meets, best)
		}
	}
}

func nearestSegment(n *street.Network, at geo.WGS84) geo.Metres {
	plane := geo.NewPlane(at)
	best := geo.Metres(1e9)
	for e := range n.Edges() {
		if n.Edge(street.EdgeID(e)).Class&street.Unlinkable != 0 {
			continue
		}
		course := slices.Collect(n.Course(street.EdgeID(e)))
		for i := 1; i < len(course); i++ {
			foot, _ := geo.XY{}.OnSegment(plane.XY(course[i-1].WGS84()), plane.XY(course[i].WGS84()))
			best = min(best, geo.XY{}.Distance(foot))
		}
	}
	return best
}

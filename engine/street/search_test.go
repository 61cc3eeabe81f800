package street_test

import (
	"bytes"
	"context"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"zhenyu/engine/geo"
	"zhenyu/engine/street"
)

// TestNearestIsDijkstra compares the fast search on the contracted network with the slow one on
// the draft, to the decisecond and to the facility.
func TestNearestIsDijkstra(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := drawDraft(t)
		o, n := newOracle(d), build(d)
		place := rapid.Int32Range(0, int32(len(d.Places)-1))
		kinds := rapid.SliceOfN(rapid.SliceOfN(place, 0, 4), 1, 3).Draw(t, "kinds")
		limit := limits.Draw(t, "limit")
		points := make([]*street.Points, len(kinds))
		for k := range kinds {
			points[k] = atPlaces(n, kinds[k])
		}
		found, err := n.Nearest(t.Context(), n.AllPlaces(), points, street.Options{Limit: limit, Threads: 2})
		if err != nil {
			t.Fatal(err)
		}
		for k := range kinds {
			for from := range d.Places {
				want := reached{street.Never, -1}
				if all := o.ranked(int32(from), kinds[k], limit); len(all) > 0 {
					want = all[0]
				}
				if got := (reached{found[k].Time[from], found[k].Facility[from]}); got != want {
					t.Fatalf("kind %d from %d: got %v, want %v", k, from, got, want)
				}
			}
		}
	})
}

func TestCountIsDijkstra(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := drawDraft(t)
		o, n := newOracle(d), build(d)
		place := rapid.Int32Range(0, int32(len(d.Places)-1))
		facilities := rapid.SliceOfN(place, 0, 9).Draw(t, "facilities")
		within := []street.Time{10, 60, 61}
		counts, err := n.Count(t.Context(), n.AllPlaces(), atPlaces(n, facilities), within, 2)
		if err != nil {
			t.Fatal(err)
		}
		for c, limit := range within {
			for from := range d.Places {
				if want := len(o.ranked(int32(from), facilities, limit)); int(counts[c][from]) != want {
					t.Fatalf("within %v of %d: got %d, want %d", limit, from, counts[c][from], want)
				}
			}
		}
	})
}

// TestThreadsAndOrderChangeNothing: results depend on neither the number of threads nor the order
// of the draft's pieces.
func TestThreadsAndOrderChangeNothing(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := drawDraft(t)
		shuffled := d
		shuffled.Pieces = rapid.Permutation(d.Pieces).Draw(t, "shuffled")
		place := rapid.Int32Range(0, int32(len(d.Places)-1))
		facilities := rapid.SliceOfN(place, 1, 5).Draw(t, "facilities")
		run := func(d street.Draft, threads int) []street.Nearest {
			n := build(d)
			kinds := []*street.Points{atPlaces(n, facilities), atPlaces(n, facilities[:1])}
			found, err := n.Nearest(t.Context(), n.AllPlaces(), kinds, street.Options{Limit: street.Never, Threads: threads})
			if err != nil {
				t.Fatal(err)
			}
			return found
		}
		if one, other := run(d, 1), run(shuffled, 3); !reflect.DeepEqual(one, other) {
			t.Fatalf("one thread %v, three with pieces shuffled %v", one, other)
		}
	})
}

// TestBuildHasNoOrder: the file of a network is the same bytes whatever the order and direction of its pieces.
func TestBuildHasNoOrder(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := drawDraft(t)
		for i := range d.Pieces {
			d.Pieces[i].Class = street.Class(rapid.IntRange(0, 1).Draw(t, "class"))
		}
		other := d
		other.Pieces = slices.Clone(rapid.Permutation(d.Pieces).Draw(t, "shuffled"))
		for i, p := range other.Pieces {
			if rapid.Bool().Draw(t, "turned") {
				other.Pieces[i] = street.Piece{From: p.To, To: p.From, Ahead: p.Back, Back: p.Ahead, Class: p.Class}
			}
		}
		var files [2]bytes.Buffer
		for i, draft := range []street.Draft{d, other} {
			if _, err := build(draft).WriteTo(&files[i]); err != nil {
				t.Fatal(err)
			}
		}
		if !bytes.Equal(files[0].Bytes(), files[1].Bytes()) {
			t.Fatal("another order of the pieces makes another network")
		}
	})
}

func TestReachedIsDijkstra(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := drawDraft(t)
		o, n := newOracle(d), build(d)
		place := rapid.Int32Range(0, int32(len(d.Places)-1))
		facilities := rapid.SliceOfN(place, 0, 6).Draw(t, "facilities")
		weights := make([]int64, len(d.Places))
		want := make([]int64, len(facilities))
		for i := range weights {
			weights[i] = int64(1) << (2 * i)
			for _, r := range o.ranked(int32(i), facilities, 60) {
				want[r.facility] += weights[i]
			}
		}
		got, err := n.Reached(t.Context(), n.AllPlaces(), atPlaces(n, facilities), weights, 60, 2)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("got %b, want %b", got, want)
		}
	})
}

// TestSeveralLinksAreOnePoint: origins and facilities with many links take the best of them, and
// count once.
func TestSeveralLinksAreOnePoint(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := drawDraft(t)
		o, n := newOracle(d), build(d)
		links := n.PlaceLinks()
		place := rapid.Int32Range(0, int32(len(d.Places)-1))
		draw := func(name string) (sets [][]int32, p *street.Points) {
			var linked []street.Linked
			sets = rapid.SliceOfN(rapid.SliceOfN(place, 0, 3), 1, 4).Draw(t, name)
			for i, set := range sets {
				for _, at := range set {
					linked = append(linked, street.Linked{Point: int32(i), Link: links[at]})
				}
			}
			return sets, n.NewPoints(len(sets), linked)
		}
		from, origins := draw("origins")
		to, facilities := draw("facilities")
		const limit = 60
		counts, err := n.Count(t.Context(), origins, facilities, []street.Time{limit}, 1)
		if err != nil {
			t.Fatal(err)
		}
		found, err := n.Nearest(t.Context(), origins, []*street.Points{facilities}, street.Options{Limit: limit})
		if err != nil {
			t.Fatal(err)
		}
		for i, starts := range from {
			best, within := reached{street.Never, -1}, int32(0)
			for f, ends := range to {
				nearest := street.Never
				for _, start := range starts {
					for _, r := range o.ranked(start, ends, limit) {
						nearest = min(nearest, r.time)
					}
				}
				if nearest != street.Never {
					within++
				}
				if nearest < best.time {
					best = reached{nearest, int32(f)}
				}
			}
			if got := (reached{found[0].Time[i], found[0].Facility[i]}); got != best || counts[0][i] != within {
				t.Fatalf("origin %d: got %v and %d, want %v and %d", i, got, counts[0][i], best, within)
			}
		}
	})
}

// TestClipIsThePart: within the box, times up to what the margin allows are those of the whole.
func TestClipIsThePart(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := drawDraft(t)
		n := build(d)
		whole := n.AllPlaces()
		box := geo.BoxOf(d.Places[0], d.Places[len(d.Places)/2])
		part := n.Clip(box).Network
		if part.Places() > n.Places() || part.Edges() > n.Edges() {
			t.Fatal("the part has more than the whole")
		}
		inside := 0
		for _, p := range d.Places {
			if box.Contains(p) {
				inside++
			}
		}
		if part.Places() < inside {
			t.Fatalf("%d places of %d in the box", part.Places(), inside)
		}
		clip := n.Clip(geo.BoxOf(d.Places...))
		all := clip.Network
		one, _ := n.Nearest(t.Context(), whole, []*street.Points{atPlaces(n, []int32{0})}, street.Options{Limit: street.Never})
		same, _ := all.Nearest(t.Context(), clip.Points(whole), []*street.Points{clip.Points(atPlaces(n, []int32{0}))}, street.Options{Limit: street.Never})
		if !reflect.DeepEqual(one, same) {
			t.Fatal("clipped to all of it, the network gives other times")
		}
	})
}

// TestSplittingAnEdgeChangesNothing: a piece cut in two at any whole decisecond leaves all times as
// they were.
func TestSplittingAnEdgeChangesNothing(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := drawDraft(t)
		if len(d.Pieces) == 0 {
			return
		}
		facilities := []int32{0, int32(len(d.Places) / 2)}
		split := d
		split.Places, split.Pieces = slices.Clone(d.Places), slices.Clone(d.Pieces)
		p := &split.Pieces[rapid.IntRange(0, len(d.Pieces)-1).Draw(t, "piece")]
		middle := int32(len(split.Places))
		split.Places = append(split.Places, d.Places[p.From])
		rest := *p
		cut := func(whole float32) (first, second float32) {
			if whole == street.Shut {
				return whole, whole
			}
			first = float32(rapid.IntRange(0, int(whole)).Draw(t, "cut"))
			return first, whole - first
		}
		p.Ahead, rest.Ahead = cut(p.Ahead)
		rest.Back, p.Back = cut(rest.Back)
		p.To, rest.From = middle, middle
		split.Pieces = append(split.Pieces, rest)
		whole, cutUp := nearestTimes(t, d, facilities), nearestTimes(t, split, facilities)
		if !slices.Equal(whole, cutUp[:len(whole)]) {
			t.Fatalf("whole %v, split %v", whole, cutUp)
		}
	})
}

// TestMirrorMirrors: the network mirrored and every piece turned around gives the same times.
func TestMirrorMirrors(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := drawDraft(t)
		mirror := street.Draft{}
		for _, p := range d.Places {
			mirror.Places = append(mirror.Places, geo.E7{Lon: -p.Lon, Lat: p.Lat})
		}
		for _, p := range d.Pieces {
			mirror.Pieces = append(mirror.Pieces, street.Piece{From: p.To, To: p.From, Ahead: p.Back, Back: p.Ahead})
		}
		facilities := []int32{0, int32(len(d.Places) / 2)}
		if a, b := nearestTimes(t, d, facilities), nearestTimes(t, mirror, facilities); !slices.Equal(a, b) {
			t.Fatalf("network %v, mirror %v", a, b)
		}
	})
}

func nearestTimes(t *rapid.T, d street.Draft, facilities []int32) []street.Time {
	n := build(d)
	found, err := n.Nearest(t.Context(), n.AllPlaces(), []*street.Points{atPlaces(n, facilities)}, street.Options{Limit: street.Never})
	if err != nil {
		t.Fatal(err)
	}
	return found[0].Time
}

// TestCancelledSearchesStop: a cancelled context is an error, not half a result.
func TestCancelledSearchesStop(t *testing.T) {
	t.Parallel()
	n := build(street.Draft{Places: make([]geo.E7, 2)})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	all := n.AllPlaces()
	if _, err := n.Nearest(ctx, all, []*street.Points{all}, street.Options{}); err == nil {
		t.Error("Nearest went on")
	}
	if _, err := n.Count(ctx, all, all, []street.Time{1}, 1); err == nil {
		t.Error("Count went on")
	}
	if _, err := street.NewSnapper(n).SnapAll(ctx, make([]geo.WGS84, 1), street.Stub{Kmh: 1, Detour: 1}, 1); err == nil {
		t.Error("SnapAll went on")
	}
}

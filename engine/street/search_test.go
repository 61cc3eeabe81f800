package street_test

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

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

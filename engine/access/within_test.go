package access_test

import (
	"errors"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"zhenyu/engine/access"
	"zhenyu/engine/street"
)

// TestWithin compares the origins of each facility with all-pairs times.
func TestWithin(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := drawTown(t)
		in, times := w.input(t), w.slowTimes()
		limit := street.Time(rapid.IntRange(0, 3000).Draw(t, "limit"))
		for k, places := range w.facilities {
			got, err := access.Within(t.Context(), in.Network, in.Origins, in.Categories[k], limit, rapid.IntRange(1, 3).Draw(t, "threads"))
			if err != nil {
				t.Fatal(err)
			}
			for f, place := range places {
				var want []int32
				for i := range w.people {
					if times[i][place] <= int64(limit) {
						want = append(want, int32(i))
					}
				}
				if !slices.Equal(got[f], want) {
					t.Errorf("category %d facility %d: %v, want %v", k, f, got[f], want)
				}
			}
		}
	})
}

// TestTimes compares the time to each facility with all-pairs times.
func TestTimes(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := drawTown(t)
		in, times := w.input(t), w.slowTimes()
		limit := street.Time(rapid.IntRange(0, 3000).Draw(t, "limit"))
		for k, places := range w.facilities {
			got, err := access.Times(t.Context(), in.Network, in.Origins, in.Categories[k], limit, rapid.IntRange(1, 3).Draw(t, "threads"))
			if err != nil {
				t.Fatal(err)
			}
			for f, place := range places {
				for i := range w.people {
					want := street.Never
					if times[i][place] <= int64(limit) {
						want = street.Time(times[i][place])
					}
					if got[f][i] != want {
						t.Errorf("category %d facility %d origin %d: %v, want %v", k, f, i, got[f][i], want)
					}
				}
			}
		}
	})
}

func TestWithinNotLinked(t *testing.T) {
	t.Parallel()
	n, err := street.Build(street.Draft{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := access.Within(t.Context(), n, &access.Origins{}, &access.Category{}, 1, 1); !errors.Is(err, access.ErrNotLinked) {
		t.Errorf("got %v", err)
	}
	if _, err := access.Times(t.Context(), n, &access.Origins{}, &access.Category{}, 1, 1); !errors.Is(err, access.ErrNotLinked) {
		t.Errorf("got %v", err)
	}
}

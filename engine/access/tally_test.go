package access_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"zhenyu/engine/access"
	"zhenyu/engine/street"
)

func tallyOf(times ...street.Time) access.Tally {
	var bins []access.Bin
	for _, time := range times {
		bins = append(bins, access.Bin{Time: time, People: access.Person})
	}
	return access.NewTally(bins)
}

func TestQuantiles(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		tally access.Tally
		share float64
		want  street.Time
	}{
		{tallyOf(10, 20, 30), 0.5, 20},
		{tallyOf(10, 20, 30, 40), 0.5, 20},
		{tallyOf(10, 20, 30, 40), 0.9, 40},
		{tallyOf(10, street.Never, street.Never), 0.5, street.Never}, // most reach none
		{tallyOf(10, 20, street.Never), 0.5, 20},
		{tallyOf(), 0.5, street.Never},
	} {
		if got := c.tally.Quantile(c.share); got != c.want {
			t.Errorf("%v at %g: got %v, want %v", c.tally, c.share, got, c.want)
		}
	}
}

// TestInequality checks textbook values: all alike 0; one of n has everything 1 − 1/n.
func TestInequality(t *testing.T) {
	t.Parallel()
	if g := tallyOf(50, 50, 50).Gini(); math.Abs(g) > 1e-12 {
		t.Errorf("all alike: %g", g)
	}
	if g := tallyOf(0, 0, 0, 100).Gini(); math.Abs(g-0.75) > 1e-12 {
		t.Errorf("one of four has all: %g", g)
	}
	if g := tallyOf(1, 2, 3, 4, 5).Gini(); math.Abs(g-4.0/15) > 1e-12 { // 2·55/(5·15) − 6/5
		t.Errorf("1 to 5: %g", g)
	}
	if p := tallyOf(1, 2, 3, 4, 5, 6, 7, 8, 9, 10).Palma(); math.Abs(p-1) > 1e-12 { // 10 / (1+2+3+4)
		t.Errorf("Palma of 1 to 10: %g", p)
	}
	if !math.IsNaN(tallyOf().Gini()) || !math.IsNaN(tallyOf(street.Never).Palma()) {
		t.Error("nobody has an inequality")
	}
}

func TestIntervals(t *testing.T) {
	t.Parallel()
	tally := tallyOf(100, 200, 300, 400, 500, 600, 700, 800, 900, 1000)
	got := tally.Interval(600, access.Doubt{Kmh: 4.5, Slow: 3, Fast: 6, Stub: 50, Complete: 0.75})
	want := access.Interval{Low: 0.3, Middle: 0.6, High: 0.8 + 0.2*0.25} // within 350, 600 and 850
	if math.Abs(got.Low-want.Low)+math.Abs(got.Middle-want.Middle)+math.Abs(got.High-want.High) > 1e-9 {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestSplitSumsUp(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		people := access.People(rapid.Int64Range(0, 1e15).Draw(t, "people"))
		weights := rapid.SliceOfN(rapid.Float64Range(0, 1e9), 1, 50).Draw(t, "weights")
		var sum access.People
		for i, part := range people.Split(weights) {
			if part < 0 {
				t.Fatalf("part %d is %v", i, part)
			}
			sum += part
		}
		if sum != people {
			t.Fatalf("parts sum to %v of %v", sum, people)
		}
	})
	if got := access.People(10).Split([]float64{1, 1, 1}); got[0] != 4 || got[1] != 3 || got[2] != 3 {
		t.Errorf("10 over three: %v", got)
	}
}

// TestTallyIsAMap compares both ways of summing with a map.
func TestTallyIsAMap(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		longest := rapid.SampledFrom([]int32{3, 100, 1 << 20}).Draw(t, "longest")
		want, never := map[street.Time]access.People{}, access.People(0)
		var bins []access.Bin
		for range rapid.IntRange(0, 30).Draw(t, "bins") {
			b := access.Bin{Time: street.Time(rapid.Int32Range(0, longest).Draw(t, "time")), People: access.People(rapid.Int64Range(-2, 5).Draw(t, "people"))}
			if rapid.IntRange(0, 4).Draw(t, "never") == 0 {
				b.Time = street.Never
				never += b.People
			} else if want[b.Time] += b.People; want[b.Time] == 0 {
				delete(want, b.Time)
			}
			bins = append(bins, b)
		}
		got := access.NewTally(bins)
		if got.Never != never || len(got.Bins) != len(want) {
			t.Fatalf("got %+v, want %v and %v", got, want, never)
		}
		for i, b := range got.Bins {
			if want[b.Time] != b.People || i > 0 && got.Bins[i-1].Time >= b.Time {
				t.Fatalf("bin %d is %+v, want %v", i, b, want[b.Time])
			}
		}
	})
}

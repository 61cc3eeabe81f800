package access_test

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"zhenyu/engine/access"
	"zhenyu/engine/geo"
	"zhenyu/engine/street"
)

// town is a drawn town: a grid of streets, people at its places, facilities, areas, rules.
type town struct {
	draft      street.Draft
	people     []access.People
	areaOf     []int32
	facilities [2][]int32 // places
	areas      access.Areas
	rules      []access.Rule
}

func drawTown(t *rapid.T) town {
	size := rapid.IntRange(2, 6).Draw(t, "size")
	var w town
	plane := geo.NewPlane(geo.WGS84{Lon: 121, Lat: 31})
	for i := range size * size {
		w.draft.Places = append(w.draft.Places, plane.WGS84(geo.XY{X: float64(i%size) * 80, Y: float64(i/size) * 80}).E7())
		w.draft.Names.Add(fmt.Sprint("n", i))
	}
	for i := range size * size {
		for _, j := range []int{i + 1, i + size} {
			if j >= size*size || j == i+1 && j%size == 0 || rapid.IntRange(0, 3).Draw(t, "no street") == 0 {
				continue
			}
			ahead := float32(rapid.IntRange(100, 900).Draw(t, "time"))
			back := ahead + float32(rapid.IntRange(0, 1).Draw(t, "uphill"))*50
			w.draft.Pieces = append(w.draft.Pieces, street.Piece{From: int32(i), To: int32(j), Ahead: ahead, Back: back})
		}
	}
	w.areas = access.Areas{{Code: "district", Parent: -1}, {Code: "town", Parent: 0}, {Code: "village", Parent: 1}, {Code: "other", Parent: 0}}
	for range w.draft.Places {
		w.people = append(w.people, access.People(rapid.Int64Range(0, 5000).Draw(t, "people")))
		w.areaOf = append(w.areaOf, rapid.Int32Range(-1, 3).Draw(t, "area"))
	}
	place := rapid.Int32Range(0, int32(size*size-1))
	for k := range w.facilities {
		w.facilities[k] = rapid.SliceOfNDistinct(place, 0, 4, rapid.ID).Draw(t, "facilities")
	}
	w.rules = []access.Rule{{ID: "near", Category: 0, Within: 800}, {ID: "far", Category: 1, Within: 2000}, {ID: "both", Category: 0, Within: 1500}}
	return w
}

// input builds and links a town.
func (w town) input(t *rapid.T) access.Input {
	d := w.draft
	d.Pieces = slices.Clone(d.Pieces)
	n, err := street.Build(d)
	if err != nil {
		t.Fatal(err)
	}
	in := access.Input{Network: n, Origins: access.PlacesOf(n), Areas: w.areas, Rules: w.rules}
	copy(in.Origins.People, w.people)
	copy(in.Origins.Areas, w.areaOf)
	snapper := street.NewSnapper(n)
	for k, places := range w.facilities {
		c := &access.Category{Name: fmt.Sprint("kind ", k)}
		for i, place := range places {
			c.Facilities = append(c.Facilities, access.Facility{ID: fmt.Sprintf("f%02d", i), Place: place})
		}
		if err := c.Link(t.Context(), n, snapper, street.Stub{Kmh: 4.5, Detour: 1, LimitMetres: 100}); err != nil {
			t.Fatal(err)
		}
		in.Categories = append(in.Categories, c)
	}
	return in
}

const far = int64(1) << 40

// slowTimes are all-pairs times by Floyd and Warshall over the draft.
func (w town) slowTimes() [][]int64 {
	n := len(w.draft.Places)
	t := make([][]int64, n)
	for i := range t {
		t[i] = slices.Repeat([]int64{far}, n)
		t[i][i] = 0
	}
	for _, p := range w.draft.Pieces {
		if p.Ahead != street.Shut {
			t[p.From][p.To] = min(t[p.From][p.To], int64(p.Ahead))
		}
		if p.Back != street.Shut {
			t[p.To][p.From] = min(t[p.To][p.From], int64(p.Back))
		}
	}
	for k := range n {
		for i := range n {
			for j := range n {
				t[i][j] = min(t[i][j], t[i][k]+t[k][j])
			}
		}
	}
	return t
}

// slowWithin counts by hand the people of an area and below who keep a rule.
func (w town) slowWithin(times [][]int64, area int32, r access.Rule) (within, all access.People) {
	for i, people := range w.people {
		inside := area < 0
		for a := w.areaOf[i]; a >= 0; a = w.areas[a].Parent {
			inside = inside || a == area
		}
		if !inside {
			continue
		}
		all += people
		for _, f := range w.facilities[r.Category] {
			if times[i][f] <= int64(r.Within) {
				within += people
				break
			}
		}
	}
	return within, all
}

func TestRowsAreCountedByHand(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := drawTown(t)
		r, err := access.Measure(t.Context(), w.input(t), access.Options{Limit: street.Never, Threads: 2})
		if err != nil {
			t.Fatal(err)
		}
		times := w.slowTimes()
		rows := r.Rows()
		if len(rows) != (len(w.areas)+1)*len(w.rules) {
			t.Fatalf("%d rows", len(rows))
		}
		for _, row := range rows {
			within, all := w.slowWithin(times, row.Area, w.rules[row.Rule])
			if row.Within != within || row.People != all {
				t.Fatalf("area %d, rule %d: got %v of %v, want %v of %v", row.Area, row.Rule, row.Within, row.People, within, all)
			}
		}
	})
}

// TestReachGrowsWithTheLimit: nobody is lost by waiting longer.
func TestReachGrowsWithTheLimit(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := drawTown(t)
		r, err := access.Measure(t.Context(), w.input(t), access.Options{Limit: street.Never})
		if err != nil {
			t.Fatal(err)
		}
		tally := r.Tally(-1, 0)
		limit := street.Time(rapid.IntRange(0, 5000).Draw(t, "limit"))
		if tally.Within(limit) > tally.Within(limit+100) {
			t.Fatal("more within a shorter limit")
		}
		if tally.Within(street.Never-1)+tally.Never != tally.People() {
			t.Fatal("people are missing")
		}
	})
}

// TestTryIsANewMeasurement: the rows after a change are those of measuring again, to the last bit.
func TestTryIsANewMeasurement(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := drawTown(t)
		limit := street.Time(rapid.SampledFrom([]int{900, 3000, math.MaxInt32}).Draw(t, "limit"))
		in := w.input(t)
		study, err := access.NewStudy(t.Context(), in, limit, 1)
		if err != nil {
			t.Fatal(err)
		}
		place := rapid.Int32Range(0, int32(len(w.draft.Places)-1)).Draw(t, "place")
		add := street.NewFacility{FacilityOf: street.FacilityOf{Kind: 1, Facility: int32(len(w.facilities[1]))}}
		add.Links = []street.Link{in.Network.PlaceLinks()[place]}
		effect := study.Try(street.Change{Add: []street.NewFacility{add}})
		w.facilities[1] = append(w.facilities[1], place)
		again, err := access.Measure(t.Context(), w.input(t), access.Options{Limit: limit})
		if err != nil {
			t.Fatal(err)
		}
		after := study.Result().Rows()
		for _, c := range effect.Rows {
			for i := range after {
				if after[i].Area == c.Before.Area && after[i].Rule == c.Before.Rule {
					after[i] = c.After
				}
			}
		}
		for i, want := range again.Rows() {
			if fmt.Sprintf("%#v", after[i]) != fmt.Sprintf("%#v", want) {
				t.Fatalf("row %d: got %#v, want %#v", i, after[i], want)
			}
		}
	})
}

// TestRemovingNeverShortens: with a facility less, no time is shorter.
func TestRemovingNeverShortens(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := drawTown(t)
		if len(w.facilities[0]) == 0 {
			return
		}
		study, err := access.NewStudy(t.Context(), w.input(t), street.Never, 1)
		if err != nil {
			t.Fatal(err)
		}
		effect := study.Try(street.Change{Remove: []street.FacilityOf{{Kind: 0, Facility: 0}}})
		for _, d := range effect.Differences {
			if was := study.Result().Nearest[0].Time[d.Origin]; d.Time < was {
				t.Fatalf("origin %d: %v, before %v", d.Origin, d.Time, was)
			}
		}
		for _, c := range effect.Rows {
			if c.After.Within > c.Before.Within || c.After.People != c.Before.People {
				t.Fatalf("row got better: %+v", c)
			}
		}
	})
}

// TestCatchmentsAddUp: first catchments sum to everybody with a time, and nobody is first anywhere
// without reaching it at all.
func TestCatchmentsAddUp(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := drawTown(t)
		in := w.input(t)
		limit := street.Time(rapid.IntRange(0, 2000).Draw(t, "limit"))
		r, err := access.Measure(t.Context(), in, access.Options{Limit: 2000})
		if err != nil {
			t.Fatal(err)
		}
		all, err := r.Catchments(t.Context(), in.Network, 0, limit, 2)
		if err != nil {
			t.Fatal(err)
		}
		var first access.People
		for _, c := range all {
			first += c.First
			if c.First > c.Any {
				t.Fatalf("%+v", c)
			}
		}
		if within := r.Tally(-1, 0).Within(limit); first != within {
			t.Fatalf("first catchments hold %v of %v", first, within)
		}
	})
}

func TestMergeHasNoOrder(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := drawTown(t)
		whole, err := access.Measure(t.Context(), w.input(t), access.Options{Limit: 2000})
		if err != nil {
			t.Fatal(err)
		}
		var parts []access.Totals
		for part := range 3 {
			mine := w
			mine.people = slices.Clone(w.people)
			for i := range mine.people {
				if i%3 != part {
					mine.people[i] = 0
				}
			}
			r, err := access.Measure(t.Context(), mine.input(t), access.Options{Limit: 2000})
			if err != nil {
				t.Fatal(err)
			}
			parts = append(parts, r.Totals())
		}
		sum, err := access.Merge(rapid.Permutation(parts).Draw(t, "order"))
		if err != nil {
			t.Fatal(err)
		}
		want, err := access.Merge([]access.Totals{whole.Totals()})
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(sum, want) {
			t.Fatalf("got %+v, want %+v", sum, want)
		}
	})
}

package access

import (
	"context"
	"errors"
	"math"

	"zhenyu/engine/geo"
	"zhenyu/engine/street"
)

// Input is what is measured. Origins and categories must have been linked to the network.
type Input struct {
	Network    *street.Network
	Origins    *Origins
	Categories []*Category
	Areas      Areas
	Rules      []Rule
}

// Options say how much is measured.
type Options struct {
	Limit    street.Time   // the longest time that counts, itself included; Never for none
	Ranks    int           // how many nearest facilities an origin gets; 0 and 1 mean the nearest alone
	Cutoffs  []street.Time // to count facilities within, ascending; may be nil
	Straight bool          // also the straight line to the nearest facility
	Threads  int
	Progress func(done, of int) // is told how many of the searches are done; nil for nobody
}

// Searches returns how many searches of a category each make up a measurement: the number that Progress is told.
func (o Options) Searches(categories int) int {
	n := categories
	if o.Ranks > 1 {
		n += categories
	}
	if len(o.Cutoffs) > 0 {
		n += categories
	}
	return n
}

// street returns the options of the searches, of which some were done before.
func (o Options) street(categories, before int) street.Options {
	s := street.Options{Limit: o.Limit, Threads: o.Threads}
	if o.Progress != nil {
		s.Progress = func(done, _ int) { o.Progress(before+done, o.Searches(categories)) }
	}
	return s
}

// Result is what Measure found, by category and origin.
type Result struct {
	Nearest  []street.Nearest   // by category
	Ranks    [][]street.Nearest // by category and rank, the nearest first; nil unless asked for
	Counts   [][][]int32        // by category, cutoff and origin; nil unless asked for
	Straight [][]float32        // metres by category and origin, infinite when there is no facility; nil unless asked for

	origins    *Origins
	categories []*Category
	areas      Areas
	rules      []Rule
	tallies    [][]Tally // by area and category; after the areas one for all origins
	ever       []func() street.Nearest
}

// ErrNotLinked says that origins or a category were not linked before they were measured.
var ErrNotLinked = errors.New("access: origins and categories are to be linked before they are measured")

// Measure measures. It returns ErrNotLinked, the error of Areas.Check, and that of a cancelled ctx.
// The result does not depend on threads. Cost: that of the searches asked for (see package street);
// 8 bytes an origin and category for the nearest, and what was asked for beside it.
func Measure(ctx context.Context, in Input, o Options) (*Result, error) {
	kinds, err := in.kinds()
	if err != nil {
		return nil, err
	}
	found, err := in.Network.Nearest(ctx, in.Origins.points, kinds, o.street(len(kinds), 0))
	if err != nil {
		return nil, err
	}
	r := in.result(found)
	if o.Ranks > 1 {
		r.Ranks, err = in.Network.NearestK(ctx, in.Origins.points, kinds, o.Ranks, o.street(len(kinds), len(kinds)))
		if err != nil {
			return nil, err
		}
	}
	for i, k := range kinds {
		if len(o.Cutoffs) == 0 {
			break
		}
		counts, err := in.Network.Count(ctx, in.Origins.points, k, o.Cutoffs, o.Threads)
		if err != nil {
			return nil, err
		}
		r.Counts = append(r.Counts, counts)
		if o.Progress != nil {
			o.Progress(o.Searches(len(kinds))-len(kinds)+i+1, o.Searches(len(kinds)))
		}
	}
	if o.Straight {
		r.Straight = in.straight()
	}
	return r, nil
}

// kinds returns the linked facilities by category.
func (in *Input) kinds() ([]*street.Points, error) {
	if err := in.Areas.Check(); err != nil {
		return nil, err
	}
	if in.Origins.points == nil {
		return nil, ErrNotLinked
	}
	kinds := make([]*street.Points, len(in.Categories))
	for i, c := range in.Categories {
		if c.points == nil {
			return nil, ErrNotLinked
		}
		kinds[i] = c.points
	}
	return kinds, nil
}

// Result is what Measure would give with the nearest facilities found before, as the parts of a run hold them. It returns
// the errors of Measure.
func (in Input) Result(found []street.Nearest, straight bool) (*Result, error) {
	if _, err := in.kinds(); err != nil {
		return nil, err
	}
	r := in.result(found)
	if straight {
		r.Straight = in.straight()
	}
	return r, nil
}

func (in *Input) result(found []street.Nearest) *Result {
	r := &Result{Nearest: found, origins: in.Origins, categories: in.Categories, areas: in.Areas, rules: in.Rules}
	r.tally()
	for c := range in.Categories {
		r.ever = append(r.ever, r.searchEver(c))
	}
	return r
}

// tally counts people by area and category, and up the tree.
func (r *Result) tally() {
	r.tallies = make([][]Tally, len(r.areas)+1)
	for a := range r.tallies {
		r.tallies[a] = make([]Tally, len(r.categories))
	}
	inArea := r.originsByArea()
	for c := range r.categories {
		own := make([]Tally, len(inArea))
		for a, origins := range inArea {
			own[a] = r.tallyOf(c, origins)
		}
		whole := own[len(r.areas)]
		for a := range r.areas {
			whole = whole.Plus(own[a])
			r.areas.above(int32(a), func(up int32) { r.tallies[up][c] = r.tallies[up][c].Plus(own[a]) })
		}
		r.tallies[len(r.areas)][c] = whole
	}
}

// originsByArea returns the origins of each area itself, and last those of none.
func (r *Result) originsByArea() [][]int32 {
	in := make([][]int32, len(r.areas)+1)
	for i, a := range r.origins.Areas {
		if a < 0 {
			a = int32(len(r.areas))
		}
		in[a] = append(in[a], int32(i))
	}
	return in
}

func (r *Result) tallyOf(category int, origins []int32) Tally {
	bins := make([]Bin, len(origins))
	for i, o := range origins {
		bins[i] = Bin{r.Nearest[category].Time[o], r.origins.People[o]}
	}
	return NewTally(bins)
}

// Tally returns how many people of an area, and of all below it, have which time to a category;
// area −1 is all origins. It must not be written to.
func (r *Result) Tally(area, category int) Tally {
	if area < 0 {
		area = len(r.areas)
	}
	return r.tallies[area][category]
}

// Rows returns a row for all origins, as area −1, and for each area, and in each for every rule.
func (r *Result) Rows() []Row {
	var rows []Row
	for area := -1; area < len(r.areas); area++ {
		for i, rule := range r.rules {
			rows = append(rows, rowOf(int32(area), int32(i), rule, r.Tally(area, rule.Category)))
		}
	}
	return rows
}

// straight returns the metres from each origin to the nearest entrance, or box of an outline, of each
// category, as the crow flies: what a circle on a map would say.
func (in *Input) straight() [][]float32 {
	all := make([][]float32, len(in.Categories))
	for c, category := range in.Categories {
		var boxes []geo.Box
		for _, f := range category.Facilities {
			for _, e := range f.Entrances {
				boxes = append(boxes, geo.BoxOf(e.E7()))
			}
			for _, outline := range f.Outlines {
				boxes = append(boxes, outline.Box())
			}
		}
		index := geo.NewIndex(boxes)
		all[c] = make([]float32, in.Origins.Len())
		for i, p := range in.Origins.Places {
			all[c][i] = float32(math.Inf(1))
			for _, metres := range index.Near(p, geo.Metres(math.Inf(1)), nil) {
				all[c][i] = float32(metres)
				break
			}
		}
	}
	return all
}

package access

import (
	"cmp"
	"context"
	"slices"

	"zhenyu/engine/street"
)

// Study is a finished measurement that changes can be tried on. It is not for several goroutines at
// once.
type Study struct {
	in     Input
	survey *street.Survey
	result *Result
}

// NewStudy measures the nearest facilities as Measure does and keeps what it takes to try changes:
// 8 bytes a node and category, 4 an origin, and the tallies.
func NewStudy(ctx context.Context, in Input, limit street.Time, threads int) (*Study, error) {
	kinds, err := in.kinds()
	if err != nil {
		return nil, err
	}
	survey, err := in.Network.Survey(ctx, in.Origins.points, kinds, street.Options{Limit: limit, Threads: threads})
	if err != nil {
		return nil, err
	}
	return &Study{in: in, survey: survey, result: in.result(survey.Found())}, nil
}

// Result returns the measurement before any change.
func (s *Study) Result() *Result { return s.result }

// Effect is what a change would do.
type Effect struct {
	Differences []street.Difference // of origins
	Tallies     []TallyChange       // that differ, by area, −1 for all origins first, and category
	Rows        []RowChange         // that differ, in the order of Result.Rows
}

// TallyChange is how many people of an area have which time to a category, before and after a change.
type TallyChange struct {
	Area, Category int
	Before, After  Tally
}

// RowChange is a row before and after a change.
type RowChange struct{ Before, After Row }

// Try returns what a change would do and leaves the study as it was. The rows after it are, to the
// byte, those of a new measurement. O(what changes), and the distinct times of the areas it is in.
func (s *Study) Try(c street.Change) Effect {
	e := Effect{Differences: s.survey.Try(c)}
	e.Tallies = s.tallies(e.Differences)
	e.Rows = s.rows(e.Tallies)
	return e
}

// tallies moves the people of each difference from their old time to the new one.
func (s *Study) tallies(differences []street.Difference) []TallyChange {
	moved := map[[2]int][]Bin{} // by area and category
	for _, d := range differences {
		was, people := s.result.Nearest[d.Kind].Time[d.Origin], s.in.Origins.People[d.Origin]
		move := func(area int32) {
			key := [2]int{int(area), d.Kind}
			moved[key] = append(moved[key], Bin{was, -people}, Bin{d.Time, people})
		}
		move(-1)
		s.in.Areas.above(s.in.Origins.Areas[d.Origin], move)
	}
	var all []TallyChange
	for area := -1; area < len(s.in.Areas); area++ {
		for category := range s.in.Categories {
			if bins := NewTally(moved[[2]int{area, category}]); len(bins.Bins) > 0 {
				before := s.result.Tally(area, category)
				all = append(all, TallyChange{area, category, before, before.Plus(bins)})
			}
		}
	}
	return all
}

func (s *Study) rows(tallies []TallyChange) []RowChange {
	var rows []RowChange
	for _, t := range tallies {
		for i, rule := range s.in.Rules {
			if rule.Category != t.Category {
				continue
			}
			c := RowChange{
				Before: rowOf(int32(t.Area), int32(i), rule, t.Before),
				After:  rowOf(int32(t.Area), int32(i), rule, t.After),
			}
			if !c.Before.same(c.After) {
				rows = append(rows, c)
			}
		}
	}
	slices.SortFunc(rows, func(a, b RowChange) int {
		return cmp.Or(cmp.Compare(a.Before.Area, b.Before.Area), cmp.Compare(a.Before.Rule, b.Before.Rule))
	})
	return rows
}

// same compares rows with NaN equal to NaN.
func (r Row) same(o Row) bool {
	near := func(a, b float64) bool { return a == b || a != a && b != b }
	if !near(r.Gini, o.Gini) || !near(r.Palma, o.Palma) {
		return false
	}
	r.Gini, r.Palma, o.Gini, o.Palma = 0, 0, 0, 0
	return r == o
}

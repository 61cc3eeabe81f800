package access

import (
	"context"

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
	Rows        []RowChange         // that differ, in the order of Result.Rows
}

// RowChange is a row before and after a change.
type RowChange struct{ Before, After Row }

// Try returns what a change would do and leaves the study as it was. The rows after it are, to the
// byte, those of a new measurement. O(what changes), and the distinct times of the areas it is in.
func (s *Study) Try(c street.Change) Effect {
	e := Effect{Differences: s.survey.Try(c)}
	deltas := map[[2]int][]Bin{} // by area and category
	for _, d := range e.Differences {
		was, people := s.result.Nearest[d.Kind].Time[d.Origin], s.in.Origins.People[d.Origin]
		change := func(area int32) {
			key := [2]int{int(area), d.Kind}
			deltas[key] = append(deltas[key], Bin{was, -people}, Bin{d.Time, people})
		}
		change(-1)
		s.in.Areas.above(s.in.Origins.Areas[d.Origin], change)
	}
	e.Rows = s.rows(deltas)
	return e
}

func (s *Study) rows(deltas map[[2]int][]Bin) []RowChange {
	after := map[[2]int]Tally{}
	for key, bins := range deltas {
		after[key] = s.result.Tally(key[0], key[1]).Plus(NewTally(bins))
	}
	var rows []RowChange
	for area := -1; area < len(s.in.Areas); area++ {
		for i, rule := range s.in.Rules {
			tally, ok := after[[2]int{area, rule.Category}]
			if !ok {
				continue
			}
			c := RowChange{
				Before: rowOf(int32(area), int32(i), rule, s.result.Tally(area, rule.Category)),
				After:  rowOf(int32(area), int32(i), rule, tally),
			}
			if !c.Before.same(c.After) {
				rows = append(rows, c)
			}
		}
	}
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

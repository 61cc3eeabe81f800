package access

import "zhenyu/engine/street"

// Rule asks for a category within a time.
type Rule struct {
	ID       string
	Category int // number of the category
	Within   street.Time
}

// Row is what holds in an area for a rule.
type Row struct {
	Area, Rule  int32
	People      People      // all people of the area
	Within      People      // who keep the rule
	Never       People      // who reach no facility of the category at all, or none within the run's limit
	Median, P90 street.Time // of all people; Never when too few reach one
	Gini, Palma float64     // of the times of those who reach one; NaN for none
}

// Share returns the part of the people who keep the rule, NaN for an area without people.
func (r Row) Share() float64 { return float64(r.Within) / float64(r.People) }

func rowOf(area, rule int32, r Rule, t Tally) Row {
	return Row{
		Area: area, Rule: rule,
		People: t.People(), Within: t.Within(r.Within), Never: t.Never,
		Median: t.Quantile(0.5), P90: t.Quantile(0.9),
		Gini: t.Gini(), Palma: t.Palma(),
	}
}

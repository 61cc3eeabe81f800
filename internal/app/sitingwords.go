package app

import (
	"cmp"
	"fmt"

	"zhenyu/internal/lang"
)

// Question says what the plan was asked for.
func (r *SitingReport) Question(c *lang.Catalogue) string {
	how := c.T("plan_fewest")
	switch {
	case r.P > 0:
		how = c.T("plan_many", r.P)
	case r.Budget > 0:
		how = c.T("plan_money", r.Budget)
	}
	return fmt.Sprintf(c.Of("plan_ask", r.Problem), how, CategoryName(c.Tag, r.Category), r.Within)
}

// Proof says how good the plan is: proven best, or how much better another can at most be.
func (r *SitingReport) Proof(c *lang.Catalogue) string {
	switch {
	case r.Status == "optimal":
		return fmt.Sprintf(c.Of("plan_proven", r.Problem), r.Candidates)
	case r.NewAtMost != nil:
		return c.T("plan_bound", r.Candidates, *r.NewAtMost)
	}
	return c.T("plan_limit", r.Candidates, r.Amount(c, r.Bound))
}

// Amount says a value in the plan's unit.
func (r *SitingReport) Amount(c *lang.Catalogue, v float64) string {
	if r.Unit == "share" {
		v *= 100
	}
	return fmt.Sprintf(c.Of("amount", r.Unit), v)
}

// Change says the value before and after, and for walks together what that is for each person; "" for problems
// whose value the shares and the new people tell.
func (r *SitingReport) Change(c *lang.Catalogue) string {
	before, factor := "—", 1.0
	unit := r.Unit
	if unit == "person_minutes" {
		unit, factor = "mean", 1/(r.People-r.Lost)
	}
	if r.Had != nil {
		before = fmt.Sprintf(c.Of("amount", unit), *r.Had*factor)
	}
	switch {
	case r.Problem == "pmedian" || r.Problem == "pcenter" || r.Times > 1 && r.Problem == "mclp" || r.Fade > 0 || r.Capacity:
		return fmt.Sprintf(c.Of("plan_change", unit), before, fmt.Sprintf(c.Of("amount", unit), r.Value*factor))
	case r.Unit != "people":
		return fmt.Sprintf(c.Of("plan_value", unit), r.Amount(c, r.Value))
	}
	return ""
}

// Price says what it costs to refuse a site.
func (r *SitingReport) Price(c *lang.Catalogue, f *Refusal) string {
	if f.Impossible {
		return c.T("price_impossible")
	}
	unit := r.Unit
	if unit == "share" {
		unit = "people"
	}
	text := fmt.Sprintf(c.Of("price", unit), f.Price)
	if !f.Proven {
		text = "≈ " + text
	}
	if f.Lost > 0 {
		text += c.T("in_brackets", c.T("price_lost", f.Lost))
	}
	return text
}

// PointValue says what a point of the curve tells beside the people in reach: walks, or what was spent; "" for
// nothing.
func (r *SitingReport) PointValue(c *lang.Catalogue, at SitingPoint) string {
	switch {
	case r.Unit == "person_minutes" || r.Unit == "minutes":
		return r.Amount(c, at.Value)
	case at.Spent != nil:
		return fmt.Sprintf(c.Of("amount", "cost"), *at.Spent)
	}
	return ""
}

// Stands says what stands at a site; "" where that is not known.
func (s *SitingSite) Stands(c *lang.Catalogue) string {
	if s.Kind == "" {
		return ""
	}
	return c.Of("site_kind", s.Kind)
}

// Already says which facility of the category there is so near that the site is hardly another one; "" for none.
func (s *SitingSite) Already(c *lang.Catalogue) string {
	if s.Beside == nil {
		return ""
	}
	return c.T("site_beside", cmp.Or(s.Beside.Name, s.Beside.ID), s.Beside.Metres)
}

// Left says how candidates were thinned; "" where all were weighed.
func (r *SitingReport) Left(c *lang.Catalogue) string {
	if r.Thinned == nil {
		return ""
	}
	return c.T("fact_thinned", r.Thinned.Of, r.Thinned.Metres, r.Candidates)
}

package app

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"zhenyu/internal/lang"
)

// Question says what the plan was asked for.
func (r *SitingReport) Question(c *lang.Catalogue) string {
	how := c.T("plan_fewest")
	switch {
	case r.P > 0:
		how = c.T("plan_many", r.P)
	case r.Budget > 0:
		how = c.T("plan_money", strconv.FormatFloat(r.Budget, 'f', -1, 64))
	case r.Unit == "cost":
		how = c.T("plan_cheapest")
	}
	text := c.Of("plan_ask", r.Problem, how, CategoryName(c.Tag, r.Category), Plural(c, "minutes", float64(r.Within)))
	if r.Times > 1 {
		text += c.T("plan_ask_times", r.Times)
	}
	return text
}

// Proof says how good the plan is: proven best, or how much better another can at most be.
func (r *SitingReport) Proof(c *lang.Catalogue) string {
	switch {
	case r.Status == "optimal" && r.Problem == "mclp" && r.Times > 1:
		return c.T("plan_proven_times", r.Candidates, r.Times)
	case r.Status == "optimal" && r.Unit == "cost":
		return c.T("plan_proven_cheapest", r.Candidates)
	case r.Status == "optimal" && r.Problem == "fair":
		return c.T("plan_proven_fair", r.Candidates, len(r.Levels), r.AreasCounted)
	case r.Status == "optimal":
		return c.Of("plan_proven", r.Problem, r.Candidates)
	case r.LevelAtMost != nil:
		return c.T("plan_limit_fair", r.Candidates, r.LevelsProven, len(r.Levels), r.Levels[r.LevelsProven].Name, 100**r.LevelAtMost)
	case r.NewAtMost != nil:
		return c.T("plan_bound", r.Candidates, *r.NewAtMost)
	}
	if r.Unit == "people" || r.Unit == "share" {
		return c.T("plan_limit", r.Candidates, r.Amount(c, r.Bound))
	}
	return c.T("plan_limit_least", r.Candidates, r.Amount(c, r.Bound))
}

// Amount says a value in the plan's unit.
func (r *SitingReport) Amount(c *lang.Catalogue, v float64) string {
	if r.Unit == "share" {
		v *= 100
	}
	return c.Of("amount", r.Unit, v)
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
		before = c.Of("amount", unit, *r.Had*factor)
	}
	switch {
	case r.Problem == "pmedian" || r.Problem == "pcenter" || r.Fade > 0 || r.Capacity:
		return c.Of("plan_change", unit, before, c.Of("amount", unit, r.Value*factor))
	case r.Unit == "share":
		return r.fairChange(c)
	case r.Unit == "sites": // what they cost has a line of its own
		return c.Of("plan_value", unit, r.Amount(c, r.Value))
	}
	return ""
}

// mostSaid is how many of a list are said in words; tables and data have all.
const mostSaid = 10

// fairChange says the least share before and after, and for each area that was raised the same.
func (r *SitingReport) fairChange(c *lang.Catalogue) string {
	if len(r.Levels) == 0 {
		return ""
	}
	var areas []string
	for i, l := range r.Levels[:min(len(r.Levels), mostSaid)] {
		proven := c.T("not_proven")
		if i < r.LevelsProven {
			proven = c.T("proven")
		}
		areas = append(areas, c.T("plan_level", l.Name, 100*l.Before, 100*l.After, proven))
	}
	if len(areas) < len(r.Levels) {
		areas = append(areas, "…")
	}
	return c.T("plan_least", 100**r.Had, 100*r.Value, len(r.Levels), strings.Join(areas, c.T("list_comma")))
}

// Without says what the best plan without a site looks like.
func (r *SitingReport) Without(c *lang.Catalogue, f *Refusal) string {
	price := r.Price(c, f)
	switch {
	case len(f.Instead) > 0:
		return c.T("site_refusal", strings.Join(NamesOr(f.Names, f.Instead), c.T("list_comma")), price)
	case f.Impossible || f.Price == nil:
		return c.T("site_refusal_alone", price)
	}
	return c.T("site_refusal_fewer", price)
}

// Price says what it costs to refuse a site.
func (r *SitingReport) Price(c *lang.Catalogue, f *Refusal) string {
	switch {
	case f.Impossible:
		return c.T("price_impossible")
	case f.Price == nil && len(f.Instead) > 0:
		return c.T("price_lost", lost(c, f.Lost))
	case f.Price == nil:
		return c.T("price_irreplaceable", lost(c, f.Lost))
	}
	text := r.dearer(c, f)
	if !f.Proven {
		text = "≈ " + text
	}
	if f.Lost > 0 {
		text += c.T("in_brackets", c.T("price_lost", lost(c, f.Lost)))
	}
	return text
}

// lost says how many people are beyond reach, a part of one too.
func lost(c *lang.Catalogue, people float64) string {
	if people < 0.5 {
		return c.T("people_part")
	}
	return Plural(c, "people", people)
}

// dearer says a price. A plan that is not proven may be no better than one without the site.
func (r *SitingReport) dearer(c *lang.Catalogue, f *Refusal) string {
	price := *f.Price
	if r.Unit == "share" {
		price *= 100
	}
	unit, digits := r.Unit, map[string]float64{"people": 0, "sites": 0, "person_minutes": 0, "minutes": 1, "share": 1, "cost": 2}
	switch shown := math.Round(price*math.Pow(10, digits[unit])) / math.Pow(10, digits[unit]); {
	case shown <= 0:
		return c.T("price_none")
	case unit == "share":
		return c.T("price_share", price, f.Area, f.Place)
	case unit == "people" || unit == "sites":
		return c.Of("price", unit, Plural(c, unit, price))
	}
	return c.Of("price", unit, price)
}

// Plural says how many there are of something, in English by its number.
func Plural(c *lang.Catalogue, of string, n float64) string {
	if math.Round(n) == 1 {
		return c.Of("one", of, n)
	}
	return c.Of("many", of, n)
}

// PointValue says what a point of the curve tells beside the people in reach: walks, or what was spent; "" for
// nothing.
func (r *SitingReport) PointValue(c *lang.Catalogue, at SitingPoint) string {
	switch {
	case r.Capacity && r.Unit == "people":
		return c.T("point_served", at.Value)
	case at.Budget != nil && at.Spent != nil && !r.walksOrShares():
		return c.Of("amount", "cost", *at.Spent)
	case at.Budget != nil && at.Spent != nil:
		return r.Amount(c, at.Value) + c.T("list_comma") + c.Of("amount", "cost", *at.Spent)
	case r.walksOrShares():
		return r.Amount(c, at.Value)
	case at.Spent != nil:
		return c.Of("amount", "cost", *at.Spent)
	}
	return ""
}

// PointBound says what no such choice passes, for a point that is not proven; "" for one that is.
func (r *SitingReport) PointBound(c *lang.Catalogue, at SitingPoint) string {
	unit, v := r.Unit, at.Bound
	if r.Problem == "lscp" {
		unit = "people"
	}
	switch {
	case at.Proven:
		return ""
	case unit == "share":
		v *= 100
	case unit != "people":
		return c.T("point_least", c.Of("amount", unit, v))
	}
	return c.T("point_most", c.Of("amount", unit, v))
}

func (r *SitingReport) walksOrShares() bool {
	return r.Unit == "person_minutes" || r.Unit == "minutes" || r.Unit == "share"
}

// Curves says what the curve shows: people by number of sites, or by money.
func (r *SitingReport) Curves(c *lang.Catalogue) string {
	if r.Budget > 0 {
		return c.T("plan_curve_budget")
	}
	return c.T("plan_curve")
}

// Step says how many sites a point of the curve may add, or what they may cost.
func (at *SitingPoint) Step() string {
	if at.Budget != nil {
		return strconv.FormatFloat(*at.Budget, 'f', -1, 64)
	}
	return fmt.Sprint(at.P)
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

// Fewer says why there are fewer sites than were asked for, or none for the money; "" where that is not so, or where a
// search for the worst walk that was stopped does not tell.
func (r *SitingReport) Fewer(c *lang.Catalogue) string {
	switch {
	case r.Problem == "pcenter" && r.Status != "optimal":
		return ""
	case r.P > len(r.Sites):
		return c.Of("fact_fewer", r.Problem, len(r.Sites), r.P)
	case r.Budget > 0 && len(r.Sites) == 0:
		return c.Of("fact_none", r.Problem)
	}
	return ""
}

// Unused says which candidates no street leads to, ten of them by their ids; "" where there is none.
func (r *SitingReport) Unused(c *lang.Catalogue) string {
	if r.Unlinked == 0 {
		return ""
	}
	ids := slices.Clone(r.UnlinkedIDs[:min(len(r.UnlinkedIDs), mostSaid)])
	if len(ids) < r.Unlinked {
		ids = append(ids, "…")
	}
	return c.T("fact_unlinked_candidates", Plural(c, "candidates", float64(r.Unlinked)), strings.Join(ids, c.T("list_comma")))
}

// NoPlace says which features of the candidates' file have no geometry; "" where all have one.
func (r *SitingReport) NoPlace(c *lang.Catalogue) string {
	if len(r.Placeless) == 0 {
		return ""
	}
	var rows []string
	for _, row := range r.Placeless[:min(len(r.Placeless), mostSaid)] {
		rows = append(rows, fmt.Sprint(row))
	}
	if len(rows) < len(r.Placeless) {
		rows = append(rows, "…")
	}
	return c.T("fact_placeless", len(r.Placeless), strings.Join(rows, c.T("list_comma")))
}

// Outside says how many rows of the people's file lie outside of the streets; "" for none.
func (r *SitingReport) Outside(c *lang.Catalogue) string {
	if r.Far == 0 {
		return ""
	}
	return c.T("note_far", r.Far, r.FarPeople)
}

// Unreached says how many people no choice can give what the question asks for; "" for nobody.
func (r *SitingReport) Unreached(c *lang.Catalogue, people string) string {
	switch {
	case r.Lost == 0:
		return ""
	case r.Times > 1:
		return c.T("fact_lost_times", people, r.Times)
	}
	return c.T("fact_lost", people)
}

// Islands says which parts of the streets take a site each; "" where none must.
func (r *SitingReport) Islands(c *lang.Catalogue) string {
	if len(r.Parts) == 0 {
		return ""
	}
	var people []string
	for _, n := range r.Parts[:min(len(r.Parts), mostSaid)] {
		people = append(people, fmt.Sprintf("%.0f", n))
	}
	if len(r.Parts) > len(people) {
		people = append(people, "…")
	}
	return c.T("fact_parts", len(r.Parts), strings.Join(people, ", "))
}

// Missing says which points the curve does not have, and why; "" where it has all.
func (r *SitingReport) Missing(c *lang.Catalogue) string {
	points := map[string][]string{}
	for _, m := range r.CurveMissing {
		at := fmt.Sprint(m.P)
		if m.Budget != nil {
			at = fmt.Sprintf("%.2f", *m.Budget)
		}
		points[m.Why] = append(points[m.Why], at)
	}
	var parts []string
	for _, why := range []string{"impossible", "time", "stopped"} {
		if len(points[why]) > 0 {
			parts = append(parts, c.Of("curve_missing", why, strings.Join(points[why], ", ")))
		}
	}
	return strings.Join(parts, c.T("list_comma"))
}

// Left says how candidates were thinned; "" where all were weighed.
func (r *SitingReport) Left(c *lang.Catalogue) string {
	if r.Thinned == nil {
		return ""
	}
	return c.T("fact_thinned", r.Thinned.Of, r.Thinned.Metres, r.Candidates)
}

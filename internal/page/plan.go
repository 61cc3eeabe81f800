package page

import (
	"cmp"
	_ "embed"
	"fmt"
	"io"
	"slices"
	"strings"

	"zhenyu/internal/app"
	"zhenyu/internal/lang"
)

//go:embed plan.html
var planSource string

var planTemplate = parseMap("plan", planSource)

// planView is the page of a plan.
type planView struct {
	mapView
	Question, Minutes, New, Change, Proof string
	Before, After                         verdict
	SiteRows                              []siteRow
	Areas                                 []areaRow
	Curve                                 curve
	CurveRows                             []curveRow
	Curves, StepHead                      string
}

type siteRow struct {
	Number                                           int
	Name, Lon, Lat, Area, New, Gains, Instead, Price string
}

type areaRow struct {
	Name, Depth, New string
	Before, After    verdict
}

type curveRow struct {
	Step, Within, Share, Value, Bound, Sites, Proven string
}

// curve is the chart of people by number of sites, in the units of its picture.
type curve struct {
	Lines  []curveLine
	Points string
	Dots   []curveDot
}

type curveLine struct{ Y, Text string }

type curveDot struct {
	X, Y, Text, Step string
	Proven           bool
}

// WritePlan writes the page of a plan with its map, in the language of the catalogue; the report must have been
// made with a picture. The same report gives the same bytes.
func WritePlan(w io.Writer, c *lang.Catalogue, title string, r *app.SitingReport) error {
	m, err := newMapView(c, cmp.Or(title, c.T("plan_title", r.Picture.Extract)), r.Picture, mapData{Rules: []ruleData{{}}, Names: [][]string{}})
	if err != nil {
		return err
	}
	m.Sites = true
	v := planView{
		mapView: m, Minutes: fmt.Sprint(r.Within), New: count(r.New), Proof: r.Proof(c),
		Question: r.Question(c), Change: r.Change(c),
		Before: verdictOf(c.T("area_all"), 0, r.Before), After: verdictOf(c.T("area_all"), 0, r.After),
		Curve: curveOf(r), Curves: r.Curves(c), StepHead: c.T("col_number"),
	}
	if r.Budget > 0 {
		v.StepHead = c.T("csv_budget")
	}
	v.Facts = planFacts(c, r)
	v.putSites(c, r)
	v.Areas = append(v.Areas, areaRow{c.T("area_all"), "0", count(r.New), v.Before, v.After})
	for _, a := range r.Areas {
		v.Areas = append(v.Areas, areaRow{a.Name, fmt.Sprint(min(a.Depth+1, 4)), count(a.New), verdictOf(a.Name, a.Depth, a.Before), verdictOf(a.Name, a.Depth, a.After)})
	}
	for _, p := range r.Curve {
		proven := c.T("not_proven")
		if p.Proven {
			proven = c.T("proven")
		}
		v.CurveRows = append(v.CurveRows, curveRow{p.Step(), count(p.Within), share(p.Share), cmp.Or(r.PointValue(c, p), "—"), cmp.Or(r.PointBound(c, p), "—"), cmp.Or(named(c, p.Sites, p.Names), "—"), proven})
	}
	return planTemplate.Execute(w, v)
}

// named are sites by their names, or by their ids where they have none.
func named(c *lang.Catalogue, ids, names []string) string {
	all := make([]string, len(ids))
	for i, id := range ids {
		all[i] = cmp.Or(names[i], id)
	}
	return strings.Join(all, c.T("list_comma"))
}

// about says in which area a site is, what stands there, and what is there already.
func about(c *lang.Catalogue, s app.SitingSite) string {
	parts := slices.DeleteFunc([]string{s.Area, s.Stands(c), s.Already(c)}, func(part string) bool { return part == "" })
	return strings.Join(parts, " · ")
}

func (v *planView) putSites(c *lang.Catalogue, r *app.SitingReport) {
	for i, s := range r.Sites {
		row := siteRow{Number: i + 1, Name: cmp.Or(s.Name, s.ID), Lon: fixed(s.Lon), Lat: fixed(s.Lat), Area: about(c, s), New: count(s.New), Instead: "—", Price: "—"}
		var gains []string
		for _, g := range s.Areas[:len(s.Areas)*min(1, len(r.Areas))] { // none where no areas were given
			gains = append(gains, cmp.Or(g.Name, c.T("area_none"))+" "+count(g.New))
		}
		row.Gains = cmp.Or(strings.Join(gains, c.T("list_comma")), "—")
		if s.Refusal != nil {
			row.Instead = named(c, s.Refusal.Instead, s.Refusal.Names)
			if row.Instead == "" && s.Refusal.Price != nil {
				row.Instead = c.T("nothing_instead")
			}
			row.Instead = cmp.Or(row.Instead, "—")
			row.Price = r.Price(c, s.Refusal)
		} else if s.NoRefusal != "" {
			row.Price = c.Of("price_not", s.NoRefusal)
		}
		if s.Cost != nil {
			row.Area = strings.TrimSpace(row.Area + " " + c.Of("amount", "cost", *s.Cost))
		}
		v.SiteRows = append(v.SiteRows, row)
	}
}

// curveOf lays the curve out: shares from a round number below the first to one above the last.
func curveOf(r *app.SitingReport) curve {
	const left, right, top, bottom = 40.0, 410.0, 24.0, 164.0
	var v curve
	low, high := 0.0, 1.0
	if n := len(r.Curve); n > 0 && r.Curve[0].Share != nil {
		low = float64(int(*r.Curve[0].Share*10)) / 10
		high = min(1, float64(int(*r.Curve[n-1].Share*10)+1)/10)
	}
	y := func(share float64) float64 { return bottom - (share-low)/max(high-low, 0.1)*(bottom-top) }
	for step := range 3 {
		s := low + (high-low)*float64(step)/2
		v.Lines = append(v.Lines, curveLine{fmt.Sprintf("%.1f", y(s)), fmt.Sprintf("%.0f %%", 100*s)})
	}
	var points []string
	for i, p := range r.Curve {
		if p.Share == nil {
			continue
		}
		x := left + 20 + (right-left-40)*float64(i)/float64(max(1, len(r.Curve)-1))
		at := fmt.Sprintf("%.1f,%.1f", x, y(*p.Share))
		points = append(points, at)
		dot := curveDot{X: fmt.Sprintf("%.1f", x), Y: fmt.Sprintf("%.1f", y(*p.Share)), Step: p.Step(), Proven: p.Proven}
		if left := len(r.Curve) - 1 - i; len(r.Curve) <= 8 || left == 0 || i%5 == 0 && left > 2 { // words need room
			dot.Text = fmt.Sprintf("%.1f %%", 100**p.Share)
		}
		v.Dots = append(v.Dots, dot)
	}
	v.Points = strings.Join(points, " ")
	return v
}

func planFacts(c *lang.Catalogue, r *app.SitingReport) []string {
	facts := []string{
		c.T("fact_measured", count(float64(r.Origins)), count(r.People), c.Of("profile", r.Profile)),
		c.T("fact_candidates", r.Candidates, r.Existing), c.T("fact_interval"), c.T("fact_price"),
	}
	if r.Cost != nil {
		facts = append(facts, c.T("plan_cost", *r.Cost))
	}
	if r.Times > 1 {
		facts = append(facts, c.T("fact_times", r.Times))
	}
	if r.Fade > 0 {
		facts = append(facts, c.T("fact_fade", r.Within, r.Fade))
	}
	if r.Capacity {
		facts = append(facts, c.T("fact_capacity"))
	}
	if r.RoomIgnored {
		facts = append(facts, c.T("fact_capacity_ignored"))
	}
	if text := r.Fewer(c); text != "" {
		facts = append(facts, text)
	}
	if text := r.Left(c); text != "" {
		facts = append(facts, text)
	}
	if text := r.Unused(c); text != "" {
		facts = append(facts, text)
	}
	if text := r.Islands(c); text != "" {
		facts = append(facts, text)
	}
	if text := r.Missing(c); text != "" {
		facts = append(facts, text)
	}
	if len(r.AreasBeyond) > 0 {
		facts = append(facts, c.T("fact_areas_beyond", strings.Join(r.AreasBeyond, c.T("list_comma"))))
	}
	for _, text := range []string{r.Outside(c), r.NoPlace(c), r.Unreached(c, count(r.Lost))} {
		if text != "" {
			facts = append(facts, text)
		}
	}
	return facts
}

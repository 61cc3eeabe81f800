package app

import (
	"context"
	"fmt"
	"slices"

	"zhenyu"
	"zhenyu/engine/access"
	"zhenyu/engine/geo"
	"zhenyu/engine/siting"
)

// report measures again with the sites, and says what they bring.
func (p *planner) report(ctx context.Context, r *siting.Result) (*SitingReport, error) {
	with, number, err := p.with(ctx, r.Sites)
	if err != nil {
		return nil, err
	}
	after, err := p.measure(ctx, with)
	if err != nil {
		return nil, err
	}
	out := &SitingReport{
		Category: p.req.Category, Within: p.req.Within, Problem: p.req.Problem, P: p.req.P,
		Candidates: len(p.sites.Facilities), Unlinked: len(p.sites.Unlinked()), Existing: len(p.Categories[0].Facilities),
		Origins: p.Origins.Len(), People: p.Origins.Total().Count(), Profile: p.Network.Profile().Name,
		Status: string(r.Status), Stop: r.Reason, Lost: access.People(r.Unreachable.People).Count(),
		Sites: []SitingSite{}, Areas: []SitingArea{}, Curve: []SitingPoint{},
	}
	gains := p.gains(after, number)
	if err := p.check(r, gains, out); err != nil {
		return nil, err
	}
	p.putSites(out, r.Sites, gains)
	p.putAreas(out, after, gains)
	if err := p.putCurve(ctx, out); err != nil {
		return nil, err
	}
	if err := p.putRefusals(ctx, out, r.Sites); err != nil {
		return nil, err
	}
	if p.req.Picture {
		return out, p.draw(ctx, out, after)
	}
	return out, nil
}

// with is the category with the new sites, and which candidate each of its facilities is, −1 for those
// that are there already.
func (p *planner) with(ctx context.Context, sites []int32) (*access.Category, []int32, error) {
	c := &access.Category{Name: p.req.Category, Facilities: slices.Clone(p.Categories[0].Facilities)}
	candidate := map[string]int32{}
	for _, site := range sites {
		f := p.sites.Facilities[site]
		f.ID = "new:" + f.ID
		candidate[f.ID] = site
		c.Facilities = append(c.Facilities, f)
	}
	if err := c.Link(ctx, p.Network, p.snapper, p.stub, p.edges()); err != nil {
		return nil, nil, err
	}
	number := make([]int32, len(c.Facilities))
	for i, f := range c.Facilities {
		number[i] = -1
		if site, ok := candidate[f.ID]; ok {
			number[i] = site
		}
	}
	return c, number, nil
}

func (p *planner) edges() int {
	if p.req.Edges > 0 {
		return p.req.Edges
	}
	return usualEdges
}

// gain is the people newly within reach of a site in an area.
type gain struct{ site, area int32 }

func (p *planner) gains(after *access.Result, number []int32) map[gain]access.People {
	gains := map[gain]access.People{}
	was, is := p.before.Nearest[0], after.Nearest[0]
	for o := range p.Origins.Len() {
		if was.Time[o] > p.within && is.Time[o] <= p.within {
			gains[gain{number[is.Facility[o]], p.Origins.Areas[o]}] += p.Origins.People[o]
		}
	}
	return gains
}

// check holds the search to the measurement: both must find the same people.
func (p *planner) check(r *siting.Result, gains map[gain]access.People, out *SitingReport) error {
	var sum access.People
	for _, people := range gains {
		sum += people
	}
	out.New = sum.Count()
	if p.req.Problem == "fair" {
		return nil // its value is a share
	}
	had := p.before.Tally(-1, 0).Within(p.within)
	if found := access.People(r.Value) - had; found != sum {
		return &zhenyu.Error{Kind: zhenyu.Internal, Message: fmt.Sprintf("the search found %g people, the measurement %g", found.Count(), sum.Count())}
	}
	most := (access.People(r.Bound) - had).Count()
	out.NewAtMost = &most
	return nil
}

func (p *planner) putSites(out *SitingReport, sites []int32, gains map[gain]access.People) {
	for _, site := range sites {
		f := p.sites.Facilities[site]
		at := p.placeOf(p.sites, int(site))
		s := SitingSite{ID: f.ID, Name: f.Name, Lon: at.Lon, Lat: at.Lat, Area: p.areaAt(at), Areas: []SitingGain{}}
		var sum access.People
		for area := int32(-1); area < int32(len(p.Areas)); area++ {
			people := gains[gain{site, area}]
			if sum += people; people > 0 {
				g := SitingGain{New: people.Count()}
				if area >= 0 {
					g.Code, g.Name = p.Areas[area].Code, p.Areas[area].Name
				}
				s.Areas = append(s.Areas, g)
			}
		}
		s.New = sum.Count()
		out.Sites = append(out.Sites, s)
	}
}

// putAreas sets the areas beside each other, before and after, in the order of the access report.
func (p *planner) putAreas(out *SitingReport, after *access.Result, gains map[gain]access.People) {
	byArea := map[int32]access.People{}
	for g, people := range gains {
		for a := g.area; a >= 0; a = p.Areas[a].Parent {
			byArea[a] += people
		}
	}
	number := map[string]int32{}
	for i, a := range p.Areas {
		number[a.Code] = int32(i)
	}
	before, then := p.before.Rows(), after.Rows()
	out.Before, out.After = p.ruleReport(p.before, before[0]), p.ruleReport(after, then[0])
	was, is := p.areaReports(p.before, before[1:]), p.areaReports(after, then[1:])
	for i, a := range was {
		out.Areas = append(out.Areas, SitingArea{
			Code: a.Code, Name: a.Name, Depth: a.Depth, New: byArea[number[a.Code]].Count(), Before: a.Rules[0], After: is[i].Rules[0],
		})
	}
}

// putCurve finds the most people within reach by number of sites.
func (p *planner) putCurve(ctx context.Context, out *SitingReport) error {
	all := p.Origins.Total()
	for k := range p.req.P + 1 {
		c := p.choice
		c.P = k
		r, err := p.solve(ctx, p.most(c), 2*p.req.P-k+1)
		if err != nil {
			return err
		}
		within := access.People(r.Value)
		ids, names := p.named(r.Sites)
		out.Curve = append(out.Curve, SitingPoint{
			P: k, Within: within.Count(), Share: number(float64(within) / float64(all)), Sites: ids, Names: names, Proven: r.Status == siting.Optimal,
		})
	}
	return nil
}

// named returns the ids of sites, and their names.
func (p *planner) named(sites []int32) (ids, names []string) {
	ids, names = []string{}, []string{}
	for _, s := range sites {
		ids, names = append(ids, p.sites.Facilities[s].ID), append(names, p.sites.Facilities[s].Name)
	}
	return ids, names
}

// putRefusals plans again without each site.
func (p *planner) putRefusals(ctx context.Context, out *SitingReport, sites []int32) error {
	for i, site := range sites {
		c := p.choice
		c.Forbidden = append(slices.Clone(c.Forbidden), site)
		slices.Sort(c.Forbidden)
		if c.P > len(p.sites.Facilities)-len(c.Forbidden) {
			c.P--
		}
		r, err := p.solve(ctx, p.problem(c), len(sites)-i)
		if err != nil {
			return err
		}
		without := &Refusal{Price: out.New - p.brings(r.Sites).Count(), Proven: r.Status == siting.Optimal}
		coming := slices.DeleteFunc(slices.Clone(r.Sites), func(s int32) bool { return slices.Contains(sites, s) })
		without.Instead, without.Names = p.named(coming)
		out.Sites[i].Refusal = without
	}
	return nil
}

// brings is the people newly within reach of some sites.
func (p *planner) brings(sites []int32) access.People {
	var sum access.People
	seen := make([]bool, p.Origins.Len())
	for _, site := range sites {
		for _, o := range p.reach[site] {
			if !seen[o] && p.before.Nearest[0].Time[o] > p.within {
				sum += p.Origins.People[o]
			}
			seen[o] = true
		}
	}
	return sum
}

// draw draws the homes before and after, what is there, and the sites.
func (p *planner) draw(ctx context.Context, out *SitingReport, after *access.Result) error {
	paint := newPainter(p.Origins.Places)
	pic, err := p.ground(ctx, p.req.AccessInput, paint)
	if err != nil {
		return err
	}
	p.mark(pic, paint, p.before, []bool{true})
	pic.Homes.Nearest = nil
	pic.Homes.After, _ = pic.Homes.columns(after.Nearest[0])
	totals := p.before.Totals()
	for i, f := range p.Categories[0].Facilities {
		at := p.placeOf(p.Categories[0], i)
		out.Kept = append(out.Kept, AccessPlace{ID: f.ID, Name: f.Name, Lon: at.Lon, Lat: at.Lat, First: totals.First[0][i].Count()})
	}
	for _, s := range out.Sites {
		x, y := paint.xy(geo.WGS84{Lon: s.Lon, Lat: s.Lat}.E7())
		pic.Sites = append(pic.Sites, [2]int32{x, y})
	}
	for _, r := range []*access.Result{after, p.before} {
		pic.Gaps = append(pic.Gaps, paint.rings(r.Gaps(0, p.gapMetres()).Polygons))
	}
	out.Picture = pic
	return nil
}

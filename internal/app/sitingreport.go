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
	out := p.empty(r)
	gains := p.gains(after, number)
	if err := p.check(r, after, gains, out); err != nil {
		return nil, err
	}
	p.putSites(out, r.Sites, gains)
	p.putServed(out, r)
	p.putAreas(out, after, gains)
	points, err := p.curve(ctx, r)
	if err != nil {
		return nil, err
	}
	if err := p.putRefusals(ctx, out, r); err != nil {
		return nil, err
	}
	if err := p.refine(ctx, points); err != nil {
		return nil, err
	}
	p.putCurve(out, points)
	if p.req.Picture {
		return out, p.draw(ctx, out, after)
	}
	return out, nil
}

// empty is the report before the sites are measured.
func (p *planner) empty(r *siting.Result) *SitingReport {
	out := &SitingReport{
		Category: p.req.Category, Within: p.req.Within, Problem: p.req.Problem, P: p.req.P, Budget: p.req.Budget,
		Times: p.req.Times, Fade: p.req.Fade, Capacity: p.rooms != nil, RoomIgnored: p.roomless() && p.terms.roomy(), Unit: p.unit(),
		Candidates: len(p.sites.Facilities) - len(p.sites.Unlinked()), Thinned: p.thin, Unlinked: len(p.sites.Unlinked()), Existing: len(p.Categories[0].Facilities),
		Homes: p.homes, Counted: p.counted(p.req.AccessInput), Origins: p.Origins.Len(), Far: p.accessStudy.far.rows, FarPeople: p.accessStudy.far.people.Count(), Placeless: p.blank, People: p.Origins.Total().Count(), Profile: p.Network.Profile().Name,
		Status: string(r.Status), Stop: r.Reason, Lost: inPeople(r.Unreachable.People),
		Value: p.amount(r.Value), Bound: p.amount(r.Bound), Gap: r.Gap(), Cost: p.terms.sum(r.Sites),
		Sites: []SitingSite{}, Areas: []SitingArea{}, Curve: []SitingPoint{},
	}
	if had, ok := p.value(p.before); ok && (len(p.Categories[0].Facilities) > 0 || p.rooms != nil && !p.walks()) {
		out.Had = new(p.amount(had))
	}
	out.UnlinkedIDs, _ = p.named(p.sites.Unlinked())
	out.Parts, out.Refused = p.parts(), p.refused()
	if p.req.Problem == "fair" {
		p.putLevels(out, r)
	}
	if p.stopped() {
		out.Stop = "stopped"
	}
	return out
}

// refused names the candidates that were out of the question.
func (p *planner) refused() (all []SitingRefused) {
	for _, f := range p.sites.Facilities {
		if slices.Contains(p.req.Forbidden, f.ID) {
			all = append(all, SitingRefused{f.ID, f.Name})
		}
	}
	return all
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
	if err := c.Link(ctx, p.Network, p.snapper, p.stub); err != nil {
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

// gain is the people newly within reach of a site in an area.
type gain struct{ site, area int32 }

// gains gives the people newly within reach to the nearest of the new sites.
func (p *planner) gains(after *access.Result, number []int32) map[gain]access.People {
	gains := map[gain]access.People{}
	was, is := p.before.Nearest[0].Time, after.Nearest[0].Time
	for o := range p.Origins.Len() {
		if was[o] <= p.within || is[o] > p.within {
			continue
		}
		for _, rank := range p.ranks(after) {
			if site := number[rank.Facility[o]]; site >= 0 {
				gains[gain{site, p.Origins.Areas[o]}] += p.Origins.People[o]
				break
			}
		}
	}
	return gains
}

// check holds the search to the measurement: both must find the same.
func (p *planner) check(r *siting.Result, after *access.Result, gains map[gain]access.People, out *SitingReport) error {
	var sum access.People
	for _, people := range gains {
		sum += people
	}
	out.New = sum.Count()
	found, ok := p.value(after)
	promised := r.Value
	if p.req.Problem == "lscp" { // everybody who can be reached
		ok, promised = true, int64(p.Origins.Total())-r.Unreachable.People
	}
	// Within limits of room, some may have to go elsewhere than to the nearest.
	fits := p.rooms == nil && found == promised || p.rooms != nil && (p.walks() && found <= promised || !p.walks() && found >= promised)
	if ok && !fits {
		return &zhenyu.Error{Kind: zhenyu.Internal, Message: fmt.Sprintf("the search found %d, the measurement %d", promised, found)}
	}
	if p.req.Problem == "mclp" && p.req.Fade == 0 {
		had, _ := p.value(p.before)
		out.NewAtMost = new(inPeople(r.Bound - had))
	}
	return nil
}

func (p *planner) putSites(out *SitingReport, sites []int32, gains map[gain]access.People) {
	for _, site := range sites {
		f := p.sites.Facilities[site]
		at := p.placeOf(p.sites, int(site))
		s := SitingSite{
			ID: f.ID, Name: f.Name, Kind: p.kinds[f.ID], Lon: at.Lon, Lat: at.Lat, Area: p.areaAt(at), Areas: []SitingGain{},
			Cost: p.terms.sum([]int32{site}), Forced: slices.Contains(p.choice.Forced, site), Beside: p.beside(site),
		}
		if p.rooms != nil {
			s.Capacity = new(inPeople(p.rooms[site]))
		}
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
	first := p.first()
	for i, f := range p.Categories[0].Facilities {
		at := p.placeOf(p.Categories[0], i)
		out.Kept = append(out.Kept, AccessPlace{ID: f.ID, Name: f.Name, Lon: at.Lon, Lat: at.Lat, First: first[i].Count()})
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

// first counts the people to whom each facility that is there is the nearest.
func (p *planner) first() []access.People {
	first := make([]access.People, len(p.Categories[0].Facilities))
	for o, f := range p.ranks(p.before)[0].Facility {
		if f >= 0 {
			first[f] += p.Origins.People[o]
		}
	}
	return first
}

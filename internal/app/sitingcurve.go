package app

import (
	"context"
	"slices"
	"time"

	"zhenyu/engine/access"
	"zhenyu/engine/siting"
)

const curvePoints = 20 // at most, where sites are not counted one by one

// curvePoint is the best that is known of a smaller choice than the plan's, and what no such choice passes.
type curvePoint struct {
	choice siting.Choice
	best   *siting.Result // nil where why says so: stopped, time, or impossible
	bound  int64          // of what the curve shows; of fair that is the worst-off area
	why    string
}

// open says that a longer search may tell more.
func (at *curvePoint) open() bool {
	return at.why == "time" || at.best != nil && at.best.Status != siting.Optimal && at.best.Reason != "nodes"
}

// curve finds the best plans with fewer sites, or with parts of the budget. Fewer than lscp finds do not reach
// everybody, so its curve has the plans that reach most.
func (p *planner) curve(ctx context.Context, plan *siting.Result) ([]curvePoint, error) {
	steps := p.steps(len(plan.Sites))
	points := make([]curvePoint, len(steps))
	for k, c := range steps {
		at := &points[k]
		at.choice = c
		if k == len(steps)-1 && p.req.Problem != "lscp" {
			at.best, at.bound = plan, p.boundOf(plan)
		} else if err := p.findFewer(ctx, at, plan, 2*len(steps)-k); err != nil {
			return nil, err
		}
		p.step(len(plan.Sites))
	}
	return points, nil
}

// findFewer searches for the best of a smaller choice. Where that is not finished, the best of the plan's own sites may
// be better.
func (p *planner) findFewer(ctx context.Context, at *curvePoint, plan *siting.Result, parts int) (err error) {
	if at.bound = p.boundOfFewer(plan); !p.decided(at.choice) {
		if err := p.search(ctx, at, parts); err != nil || !at.open() {
			return err
		}
	}
	among, err := p.among(ctx, at.choice, plan)
	switch {
	case err != nil:
		return err
	case p.decided(at.choice) && among.Status == siting.Infeasible:
		at.why = "impossible"
	case among.Sites != nil && (at.best == nil || p.better(among, at.best)):
		at.best, at.why = among, ""
	}
	return nil
}

// search searches for the best of a point, and keeps what is better than what is known of it.
func (p *planner) search(ctx context.Context, at *curvePoint, parts int) error {
	r, why, err := p.compare(ctx, p.fewer(at.choice), parts)
	if err != nil || why != "" {
		if at.best == nil {
			at.why = why
		}
		return err
	}
	at.bound = p.tighter(at.bound, p.boundOf(r))
	if at.best == nil || r.Status == siting.Optimal || p.better(r, at.best) {
		at.best, at.why = r, ""
	}
	return nil
}

// refine searches on for the points that are not proven, in the time that is left.
func (p *planner) refine(ctx context.Context, points []curvePoint) error {
	if p.clock.endless() {
		return nil
	}
	open := 0
	for k := range points[:len(points)-1] {
		if points[k].open() {
			open++
		}
	}
	for k := range points[:len(points)-1] {
		if at := &points[k]; at.open() && !p.stopped() {
			if err := p.search(ctx, at, open); err != nil {
				return err
			}
			open--
		}
	}
	return nil
}

// agree makes the points agree: what a smaller choice brings, a larger one does at least, and what bounds the larger one
// bounds the smaller.
func (p *planner) agree(points []curvePoint) {
	for k := range points {
		at := &points[k]
		if k > 0 && k < len(points)-1 && at.best != nil && at.best.Status != siting.Optimal && points[k-1].best != nil && p.better(points[k-1].best, at.best) {
			same := *points[k-1].best
			same.Status = siting.Limit
			at.best = &same
		}
	}
	for k := len(points) - 2; k >= 0; k-- {
		if points[k+1].best != nil {
			points[k].bound = p.tighter(points[k].bound, points[k+1].bound)
		}
	}
}

// putCurve reports the points, and those that there are not.
func (p *planner) putCurve(out *SitingReport, points []curvePoint) {
	p.agree(points)
	for k, found := range points {
		if found.best == nil {
			out.CurveMissing = append(out.CurveMissing, p.missing(found.choice, found.why))
			continue
		}
		at := p.point(found)
		if last := len(out.Curve) - 1; p.req.Budget > 0 && last >= 0 && k < len(points)-1 && slices.Equal(out.Curve[last].Sites, at.Sites) {
			continue // more money that buys nothing more
		}
		out.Curve = append(out.Curve, at)
	}
}

// compare searches beside the plan, or says why there is nothing to compare with: stopped, time, or impossible.
func (p *planner) compare(ctx context.Context, question siting.Problem, parts int) (r *siting.Result, why string, err error) {
	switch {
	case p.stopped():
		return nil, "stopped", nil
	case p.clock.spent(parts):
		return nil, "time", nil
	}
	r, err = p.solve(ctx, question, parts)
	switch {
	case err != nil || r.Sites != nil || r.Status == siting.Optimal:
	case r.Status == siting.Infeasible:
		why = "impossible"
	case p.stopped():
		why = "stopped"
	default:
		why = "time"
	}
	return r, why, err
}

// decided says that a choice leaves nothing to choose beside the forced sites.
func (p *planner) decided(c siting.Choice) bool {
	if c.Cost == nil {
		return c.P == len(c.Forced)
	}
	left := c.Budget
	for _, i := range c.Forced {
		left -= c.Cost[i]
	}
	for i := range int32(len(p.sites.Facilities)) {
		if c.Cost[i] <= left && !slices.Contains(c.Forced, i) && !p.out[i] {
			return false
		}
	}
	return true
}

// amongTime is the longest that the best of the plan's own sites is looked for, for one point: it is there for every point
// even when the time of the searches is used up.
const amongTime = 100 * time.Millisecond

// among finds the best of the plan's sites for a smaller choice. It is no bound on other sites.
func (p *planner) among(ctx context.Context, c siting.Choice, plan *siting.Result) (*siting.Result, error) {
	ctx, cancel := context.WithTimeout(ctx, amongTime)
	defer cancel()
	ctx, end := untilStopped(ctx, p.req.Stop)
	defer end()
	c.Forbidden = nil
	for i := range int32(len(p.sites.Facilities)) {
		if !slices.Contains(plan.Sites, i) && !slices.Contains(c.Forced, i) {
			c.Forbidden = append(c.Forbidden, i)
		}
	}
	question := p.fewer(c)
	if most, ok := question.(*siting.MaxCover); ok {
		p.keepOnly(most, plan.Sites)
	}
	r, err := siting.Solve(ctx, question, siting.Options{Seed: p.req.Seed, Nodes: 1})
	if err != nil {
		return nil, unsolvable(err, p.req.Problem)
	}
	if !p.decided(c) && r.Sites != nil {
		r.Status, r.Reason = siting.Limit, "time"
	}
	return r, nil
}

// keepOnly leaves the sites of the plan and those that exist in a question: the others are forbidden, and may be very many.
func (p *planner) keepOnly(m *siting.MaxCover, sites []int32) {
	kept, cover := make([]bool, m.Cover.Sites), siting.Coverage{Sites: m.Cover.Sites, Start: []int{0}}
	for _, i := range slices.Concat(sites, m.Choice.Existing) {
		kept[i] = true
	}
	var share []uint16
	for j := range m.Cover.Rows() {
		for k := m.Cover.Start[j]; k < m.Cover.Start[j+1]; k++ {
			if !kept[m.Cover.Site[k]] {
				continue
			}
			if cover.Site = append(cover.Site, m.Cover.Site[k]); m.Share != nil {
				share = append(share, m.Share[k])
			}
		}
		cover.Start = append(cover.Start, len(cover.Site))
	}
	m.Cover, m.Share = cover, share
}

// fewer asks the question of the curve.
func (p *planner) fewer(c siting.Choice) siting.Problem {
	if p.req.Problem == "lscp" {
		return p.most(c)
	}
	return p.problem(c)
}

// better says whether a choice does better than another what the curve asks.
func (p *planner) better(a, b *siting.Result) bool {
	switch {
	case p.req.Problem == "fair":
		return p.fairer(a.Sites, b.Sites)
	case p.walks():
		return a.Value < b.Value
	}
	return a.Value > b.Value
}

// tighter is the bound that says more.
func (p *planner) tighter(a, b int64) int64 {
	if p.walks() {
		return max(a, b)
	}
	return min(a, b)
}

// boundOf is what no choice passes in what the curve shows.
func (p *planner) boundOf(r *siting.Result) int64 {
	if r.Proven > 0 {
		return r.Levels[0].Covered * 1_000_000 / r.Levels[0].People
	}
	return r.Bound
}

// boundOfFewer is what no choice with fewer sites than the plan passes.
func (p *planner) boundOfFewer(plan *siting.Result) int64 {
	if p.req.Problem == "lscp" {
		return int64(p.Origins.Total()) - plan.Unreachable.People
	}
	return p.boundOf(plan)
}

func (p *planner) missing(c siting.Choice, why string) SitingMissing {
	if p.req.Budget > 0 {
		return SitingMissing{Budget: new(inUnits(c.Budget)), Why: why}
	}
	return SitingMissing{P: c.P, Why: why}
}

func (p *planner) point(found curvePoint) SitingPoint {
	r, sites := found.best, found.choice.P
	if p.req.Budget > 0 {
		sites = len(r.Sites)
	}
	within := p.reached(r.Sites)
	at := SitingPoint{
		P: sites, Spent: p.terms.sum(r.Sites), Within: within.Count(), Share: number(float64(within) / float64(p.Origins.Total())),
	}
	value := r.Value
	if p.req.Problem == "fair" {
		value = p.leastShare(r.Sites)
	}
	at.Proven = r.Status == siting.Optimal || p.req.Problem != "fair" && value == found.bound
	if at.Proven { // a larger choice tells nothing more
		found.bound = value
	}
	at.Value, at.Bound, at.Gap = p.amountOfCurve(value), p.amountOfCurve(found.bound), (&siting.Result{Value: value, Bound: found.bound}).Gap()
	if p.req.Problem == "fair" && value > 0 { // the share itself, not rounded to millionths
		at.Value = shareOf(p.standing(r.Sites)[0])
		at.Bound = max(at.Value, at.Bound)
	}
	if p.req.Budget > 0 {
		at.Budget = new(inUnits(found.choice.Budget))
	}
	at.Sites, at.Names = p.named(r.Sites)
	return at
}

// amountOfCurve turns a value of the curve into its unit: people where most people are asked for.
func (p *planner) amountOfCurve(v int64) float64 {
	if p.req.Problem == "lscp" {
		return inPeople(v)
	}
	return p.amount(v)
}

// steps are the choices of the curve.
func (p *planner) steps(sites int) []siting.Choice {
	var steps []siting.Choice
	c := p.choice
	if p.req.Budget > 0 {
		most := c.Budget
		forced := int64(0)
		for _, i := range c.Forced {
			forced += c.Cost[i]
		}
		for k := range int64(curvePoints/2 + 1) {
			if c.Budget = most / (curvePoints / 2) * k; k == curvePoints/2 {
				c.Budget = most
			}
			if c.Budget >= forced {
				steps = append(steps, c)
			}
		}
		return steps
	}
	most, every := p.req.P, 1
	if p.req.Problem == "lscp" {
		most, every, c.Cost = sites, max(1, (sites+curvePoints-1)/curvePoints), nil
	}
	for c.P = len(c.Forced); c.P < most; c.P += every {
		steps = append(steps, c)
	}
	c.P = most
	return append(steps, c)
}

// reached is the people within reach when sites are added, of as many facilities as they are to have.
func (p *planner) reached(sites []int32) access.People {
	added := make([]int, p.Origins.Len())
	for _, site := range sites {
		for _, o := range p.reach[site] {
			added[o]++
		}
	}
	var sum access.People
	for o, people := range p.Origins.People {
		missing := p.req.Times - added[o]
		if missing <= 0 || p.ranks(p.before)[missing-1].Time[o] <= p.within {
			sum += people
		}
	}
	return sum
}

// named returns the ids of sites, and their names.
func (p *planner) named(sites []int32) (ids, names []string) {
	ids, names = []string{}, []string{}
	for _, s := range sites {
		ids, names = append(ids, p.sites.Facilities[s].ID), append(names, p.sites.Facilities[s].Name)
	}
	return ids, names
}

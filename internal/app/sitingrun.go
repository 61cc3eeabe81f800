package app

import (
	"context"
	"fmt"
	"slices"
	"time"

	"zhenyu"
	"zhenyu/engine/access"
	"zhenyu/engine/siting"
	"zhenyu/engine/street"
	"zhenyu/standards"
)

// planner plans on a measured study.
type planner struct {
	*accessStudy
	req    SitingRequest
	sites  *access.Category  // the candidates
	blank  []int             // rows of their file without a place
	kinds  map[string]string // of the candidates, by id
	thin   *SitingThinned    // nil where all are weighed
	terms  *siteTerms
	reach  [][]int32 // by candidate: the origins within the limit
	within street.Time
	before *access.Result
	cover  siting.Coverage // of covering problems, and of the curve
	people []int64
	area   []int32 // of each row, for fair
	share  []uint16
	walk   siting.Matrix // of problems that weigh the walk
	rooms  []int64       // of each site; nil when nothing is limited
	out    []bool        // by candidate: not to be chosen
	choice siting.Choice
	far    zhenyu.Progress
	clock  searchClock
	exact  exactPrograms
}

// RunSiting plans: it measures, weighs the candidates, chooses, and measures again with the choice.
// What the second measurement finds must be what the search promised. Faults of the input are errors
// of kind Invalid, names that are not there NotFound, and a time too short for any plan Unavailable.
func RunSiting(ctx context.Context, req SitingRequest) (*SitingReport, error) {
	start, cpu := time.Now(), cpuTime()
	p, err := prepared(ctx, req)
	if err != nil {
		return nil, err
	}
	defer p.exact.close()
	ready := time.Since(start).Seconds()
	p.clock.start(req.Limit)
	p.step(req.P)
	r, err := p.solve(ctx, p.problem(p.choice), 2)
	switch {
	case err != nil:
		return nil, err
	case r.Status == siting.Infeasible:
		return nil, impossible(r, float64(access.Person), p.rooms != nil, p.choice)
	case r.Sites == nil && r.Status == siting.Limit:
		if p.stopped() {
			return nil, context.Canceled
		}
		return nil, problem(zhenyu.Unavailable, "siting_time")
	}
	p.clock.over = 0 // smaller searches have smaller steps
	p.tellFound(r.Sites)
	p.step(len(r.Sites))
	report, err := p.report(ctx, r)
	if err != nil {
		return nil, err
	}
	report.PrepareSeconds, report.Seconds, report.CPUSeconds = ready, time.Since(start).Seconds(), (cpuTime() - cpu).Seconds()
	return report, nil
}

// prepared is a planner that is ready to search. Where a person wants no more before that, nothing is there to keep, and
// the error is that of a cancelled context.
func prepared(ctx context.Context, req SitingRequest) (*planner, error) {
	ctx, cancel := untilStopped(ctx, req.Stop)
	defer cancel()
	p, err := newPlanner(ctx, req)
	if err == nil && p.stopped() {
		err = context.Canceled
	}
	return p, err
}

// untilStopped gives a context that ends when stop closes.
func untilStopped(ctx context.Context, stop <-chan struct{}) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(ctx)
	go func() {
		select {
		case <-stop:
			cancel()
		case <-ctx.Done():
		}
	}()
	return ctx, cancel
}

func newPlanner(ctx context.Context, req SitingRequest) (*planner, error) {
	if err := req.check(); err != nil {
		return nil, err
	}
	req.Times = max(1, req.Times)
	req.Standard, req.Minutes, req.Categories = "", nil, []string{req.Category}
	s, err := req.open(ctx)
	if err != nil {
		return nil, err
	}
	if err := s.proveOrigins(req.AccessInput); err != nil {
		return nil, err
	}
	if s.Origins.Total() == 0 {
		return nil, problem(zhenyu.Invalid, "siting_nobody")
	}
	if req.Problem == "fair" && len(s.Areas) == 0 {
		return nil, problem(zhenyu.Invalid, "siting_fair_areas")
	}
	p := &planner{accessStudy: s, req: req, within: street.Seconds(60 * req.Within)}
	s.Rules = []access.Rule{{ID: fmt.Sprintf("%s %d min", req.Category, req.Within), Within: p.within}}
	s.standard = []standards.Rule{{}} // it is a person's wish
	if err := p.take(ctx); err != nil {
		return nil, err
	}
	if p.before, err = p.measure(ctx, s.Categories[0]); err != nil {
		return nil, err
	}
	if p.reach, err = access.Within(ctx, s.Network, s.Origins, p.sites, p.within, req.Threads); err != nil {
		return nil, err
	}
	if err := p.fits(); err != nil {
		return nil, err
	}
	if p.choice, err = p.allowed(); err != nil {
		return nil, err
	}
	p.out = make([]bool, len(p.sites.Facilities))
	for _, i := range p.choice.Forbidden {
		p.out[i] = true
	}
	if err := p.limit(); err != nil {
		return nil, err
	}
	return p, p.prepare(ctx)
}

// take takes the candidates that are weighed, links and names them.
func (p *planner) take(ctx context.Context) error {
	c, err := p.candidatesFrom(ctx, p.req.AccessInput, p.req.Candidates, p.req.CandidatesDatum)
	if err != nil {
		return err
	}
	if err := c.Link(ctx, p.Network, p.snapper, p.stub); err != nil {
		return err
	}
	if p.thin = p.thinned(c, roomFor(p.req.Problem, p.Origins.Len()), p.req.Forced, p.req.Forbidden); p.thin != nil {
		if err := c.Link(ctx, p.Network, p.snapper, p.stub); err != nil {
			return err
		}
	}
	p.sites, p.blank, p.kinds, p.terms = c.Category, c.placeless, c.kinds, termsOf(c.Category, c.terms)
	return p.nameSites(ctx)
}

// measure measures one category: as far as the problem and the bounds of its shares ask, and to half an hour at least,
// which is as far as maps show. Where a person is to have several in reach, the result tells of the last of those, so that
// every share and map of a plan counts what the plan was asked for.
func (p *planner) measure(ctx context.Context, c *access.Category) (*access.Result, error) {
	in := p.Input
	in.Categories = []*access.Category{c}
	p.looked = max(p.doubt().Reach(p.within), street.Seconds(60*p.req.Fade), usualLimit)
	if p.walks() {
		p.looked = street.Never
	}
	r, err := access.Measure(ctx, in, access.Options{Limit: p.looked, Ranks: p.req.Times, Threads: p.req.Threads})
	if err != nil || r.Ranks == nil {
		return r, err
	}
	last, err := in.Result(r.Ranks[0][p.req.Times-1:], false)
	if err != nil {
		return nil, err
	}
	last.Ranks = r.Ranks
	return last, nil
}

// ranks returns the times to the nearest facility, the second nearest, and so on, as many as a person is to have
// in reach.
func (p *planner) ranks(r *access.Result) []street.Nearest {
	if r.Ranks == nil {
		return r.Nearest[:1]
	}
	return r.Ranks[0]
}

// allowed says which candidates may be chosen. What is there already is one more site, which exists; or as many
// as a person is to have in reach: the nearest, the second nearest, …
func (p *planner) allowed() (siting.Choice, error) {
	n := len(p.sites.Facilities)
	c := siting.Choice{P: p.req.P, Existing: p.existing()}
	var err error
	if c.Forced, err = p.numbers(p.req.Forced); err != nil {
		return c, err
	}
	if c.Forbidden, err = p.numbers(p.req.Forbidden); err != nil {
		return c, err
	}
	unlinked := p.sites.Unlinked()
	if n > 0 && len(unlinked) == n {
		return c, problem(zhenyu.Invalid, "siting_unlinked", n)
	}
	if at := slices.IndexFunc(c.Forced, func(i int32) bool { return slices.Contains(unlinked, i) }); at >= 0 {
		return c, problem(zhenyu.Invalid, "siting_forced_unlinked", p.sites.Facilities[c.Forced[at]].ID)
	}
	if both := slices.IndexFunc(c.Forced, func(i int32) bool { return slices.Contains(c.Forbidden, i) }); both >= 0 {
		return c, problem(zhenyu.Invalid, "siting_forced_out", p.sites.Facilities[c.Forced[both]].ID)
	}
	c.Forbidden = append(c.Forbidden, unlinked...)
	slices.Sort(c.Forbidden)
	c.Forbidden = slices.Compact(c.Forbidden)
	if free := n - len(c.Forbidden); c.P > free {
		return c, problem(zhenyu.Invalid, "siting_few", c.P, free)
	}
	if p.req.P > 0 && len(c.Forced) > p.req.P {
		return c, problem(zhenyu.Invalid, "siting_forced", len(c.Forced), p.req.P)
	}
	return c, p.price(&c)
}

// price puts the costs in where they decide.
func (p *planner) price(c *siting.Choice) error {
	if p.req.Budget == 0 && (p.req.Problem != "lscp" || !p.terms.allPriced()) {
		return nil
	}
	if free := p.terms.unpriced(c.Forbidden); free >= 0 {
		return problem(zhenyu.Invalid, "siting_no_cost", p.sites.Facilities[free].ID)
	}
	c.P, c.Budget = 0, hundredths(p.req.Budget)
	c.Cost = slices.Concat(p.terms.cost, make([]int64, p.req.Times))
	for i, cost := range c.Cost {
		c.Cost[i] = max(0, cost)
	}
	forced := int64(0)
	for _, i := range c.Forced {
		forced += c.Cost[i]
	}
	if p.req.Budget > 0 && forced > c.Budget {
		return problem(zhenyu.Invalid, "siting_forced_cost", inUnits(forced), p.req.Budget)
	}
	if least, ok := p.terms.cheapest(c.Forbidden); p.req.Budget > 0 && len(c.Forced) == 0 && ok && least > c.Budget {
		return problem(zhenyu.Invalid, "siting_budget_low", p.req.Budget, inUnits(least))
	}
	return nil
}

func (p *planner) existing() []int32 {
	list := make([]int32, p.req.Times)
	for m := range list {
		list[m] = int32(len(p.sites.Facilities) + m)
	}
	return list
}

// numbers finds candidates by their ids, each once.
func (p *planner) numbers(ids []string) ([]int32, error) {
	var list []int32
	for _, id := range ids {
		i := slices.IndexFunc(p.sites.Facilities, func(f access.Facility) bool { return f.ID == id })
		if i < 0 {
			return nil, problem(zhenyu.NotFound, "no_candidate", id)
		}
		list = append(list, int32(i))
	}
	slices.Sort(list)
	return slices.Compact(list), nil
}

// solve gives a search its part of the time that is left: one of so many.
func (p *planner) solve(ctx context.Context, problem siting.Problem, parts int) (*siting.Result, error) {
	inner, cancel := untilStopped(ctx, p.req.Stop)
	defer cancel()
	inner, end := p.clock.part(inner, parts)
	defer end()
	r, err := siting.Solve(inner, problem, siting.Options{Seed: p.req.Seed, Progress: p.progress(problem), Exact: p.exact.solve})
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		return nil, unsolvable(err, p.req.Problem)
	}
	return r, nil
}

// stopped tells whether a person wants no more than there is.
func (p *planner) stopped() bool {
	select {
	case <-p.req.Stop:
		return true
	default:
		return false
	}
}

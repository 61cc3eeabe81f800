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

// SitingRequest asks where facilities of a category should be added.
type SitingRequest struct {
	AccessInput // its Standard, Minutes and Categories play no part
	Category    string
	Within      int    // minutes that count as in reach
	Candidates  string // buildings, crossings, nodes, a CSV or a GeoJSON file
	// CandidatesDatum is that of a CSV file of candidates; "" for Datum.
	CandidatesDatum access.Datum
	Problem         string // mclp: most people; fair: the worst-off area first
	P               int
	Forbidden       []string // ids of candidates that are out of the question
	Limit           time.Duration
	Seed            uint64
	Picture         bool
	Stop            <-chan struct{}          // when it closes, the best found so far is the plan; nil for never
	Progress        func(value, bound int64) // people of one search after the other (fair: millionths of a share); nil for nobody
}

// SitingReport is a plan.
type SitingReport struct {
	Category   string        `json:"category"`
	Within     int           `json:"within_minutes"`
	Problem    string        `json:"problem"`
	P          int           `json:"p"`
	Candidates int           `json:"candidates"`
	Unlinked   int           `json:"unlinked_candidates"` // that no street leads to
	Existing   int           `json:"existing"`            // facilities that are kept
	Origins    int           `json:"origins"`
	People     float64       `json:"people"`
	Profile    string        `json:"profile"`
	Status     string        `json:"status"`
	Stop       string        `json:"stop"`
	New        float64       `json:"newly_within"`  // people
	NewAtMost  *float64      `json:"newly_at_most"` // proven: no choice brings more; null for fair
	Lost       float64       `json:"beyond"`        // people whom no candidate can reach, and nothing reaches now
	Before     AccessRule    `json:"before"`
	After      AccessRule    `json:"after"`
	Sites      []SitingSite  `json:"sites"`
	Areas      []SitingArea  `json:"areas"`
	Curve      []SitingPoint `json:"curve"`
	Seconds    float64       `json:"total_s,omitempty"`
	CPUSeconds float64       `json:"cpu_s,omitempty"`
	Picture    *Picture      `json:"-"`
	Kept       []AccessPlace `json:"-"` // the facilities that are there, for the map
}

// SitingSite is a site that was chosen.
type SitingSite struct {
	ID   string  `json:"id"`
	Name string  `json:"name"`
	Lon  float64 `json:"lon"`
	Lat  float64 `json:"lat"`
	Area string  `json:"area"`
	// New are the people newly within reach for whom it is the nearest; Areas says where they live.
	New     float64      `json:"new"`
	Areas   []SitingGain `json:"areas"`
	Refusal *Refusal     `json:"refusal"` // null where time ran out before it was looked for
}

// SitingGain is the people newly within reach in an area.
type SitingGain struct {
	Code string  `json:"code"`
	Name string  `json:"name"`
	New  float64 `json:"new"`
}

// Refusal is what the best plan without a site looks like.
type Refusal struct {
	Instead []string `json:"instead"` // sites that come in, by id
	Names   []string `json:"names"`
	Price   float64  `json:"price"`  // people fewer newly within reach
	Proven  bool     `json:"proven"` // no plan without the site costs less
}

// SitingArea is an area before and after.
type SitingArea struct {
	Code   string     `json:"code"`
	Name   string     `json:"name"`
	Depth  int        `json:"depth"`
	New    float64    `json:"new"`
	Before AccessRule `json:"before"`
	After  AccessRule `json:"after"`
}

// SitingPoint is a point of the curve: the most people within reach with so many new sites.
type SitingPoint struct {
	P      int      `json:"p"`
	Within float64  `json:"within"`
	Share  *float64 `json:"share"`
	Sites  []string `json:"sites"`
	Names  []string `json:"names"`
	Proven bool     `json:"proven"`
}

// planner plans on a measured study.
type planner struct {
	*accessStudy
	req    SitingRequest
	sites  *access.Category // the candidates
	reach  [][]int32        // by candidate: the origins within the limit
	within street.Time
	before *access.Result
	cover  siting.Coverage
	people []int64
	area   []int32 // of each row, for fair
	choice siting.Choice
	end    time.Time // of all searches; zero for none
}

// RunSiting plans: it measures, weighs the candidates, chooses, and measures again with the choice.
// What the second measurement finds must be what the search promised. Faults of the input are errors
// of kind Invalid, names that are not there NotFound.
func RunSiting(ctx context.Context, req SitingRequest) (*SitingReport, error) {
	start, cpu := time.Now(), cpuTime()
	p, err := newPlanner(ctx, req)
	if err != nil {
		return nil, err
	}
	r, err := p.solve(ctx, p.problem(p.choice), 2)
	if err != nil {
		return nil, err
	}
	if r.Status == siting.Infeasible {
		return nil, problem(zhenyu.Invalid, "siting_infeasible", r.Reason)
	}
	report, err := p.report(ctx, r)
	if err != nil {
		return nil, err
	}
	report.Seconds, report.CPUSeconds = time.Since(start).Seconds(), (cpuTime() - cpu).Seconds()
	return report, nil
}

func newPlanner(ctx context.Context, req SitingRequest) (*planner, error) {
	if req.P < 1 || req.Within < 1 || req.Within > 600 {
		return nil, problem(zhenyu.Invalid, "siting_numbers")
	}
	req.Standard, req.Minutes, req.Categories = "", nil, []string{req.Category}
	s, err := req.open(ctx)
	if err != nil {
		return nil, err
	}
	p := &planner{accessStudy: s, req: req, within: street.Seconds(60 * req.Within)}
	if req.Limit > 0 {
		p.end = time.Now().Add(req.Limit)
	}
	s.Rules = []access.Rule{{ID: fmt.Sprintf("%s %d min", req.Category, req.Within), Within: p.within}}
	s.standard = []standards.Rule{{}} // it is a person's wish
	if p.sites, err = s.candidates(ctx, req.AccessInput, req.Candidates, req.CandidatesDatum); err != nil {
		return nil, err
	}
	if p.before, err = p.measure(ctx, s.Categories[0]); err != nil {
		return nil, err
	}
	if p.reach, err = access.Within(ctx, s.Network, s.Origins, p.sites, p.within, req.Threads); err != nil {
		return nil, err
	}
	if p.choice, err = p.allowed(); err != nil {
		return nil, err
	}
	p.rows()
	return p, nil
}

// measure measures one category, to half an hour at least, which is as far as maps show.
func (p *planner) measure(ctx context.Context, c *access.Category) (*access.Result, error) {
	in := p.Input
	in.Categories = []*access.Category{c}
	return access.Measure(ctx, in, access.Options{Limit: max(p.within, street.Seconds(1800)), Threads: p.req.Threads})
}

// allowed says which candidates may be chosen. What is there already is one more site, which exists.
func (p *planner) allowed() (siting.Choice, error) {
	c := siting.Choice{P: p.req.P, Existing: []int32{int32(len(p.sites.Facilities))}}
	c.Forbidden = append(c.Forbidden, p.sites.Unlinked()...)
	for _, id := range p.req.Forbidden {
		i := slices.IndexFunc(p.sites.Facilities, func(f access.Facility) bool { return f.ID == id })
		if i < 0 {
			return c, problem(zhenyu.NotFound, "no_candidate", id)
		}
		c.Forbidden = append(c.Forbidden, int32(i))
	}
	slices.Sort(c.Forbidden)
	c.Forbidden = slices.Compact(c.Forbidden)
	if free := len(p.sites.Facilities) - len(c.Forbidden); c.P > free {
		return c, problem(zhenyu.Invalid, "siting_few", c.P, free)
	}
	return c, nil
}

// rows turns the lists of origins by candidate around, and merges origins with the same candidates.
func (p *planner) rows() {
	lists := make([][]int32, p.Origins.Len())
	for site, origins := range p.reach {
		for _, o := range origins {
			lists[o] = append(lists[o], int32(site))
		}
	}
	existing := int32(len(p.sites.Facilities))
	m := siting.NewMerger(len(p.sites.Facilities) + 1)
	for o, list := range lists {
		if p.before.Nearest[0].Time[o] <= p.within {
			list = append(list, existing)
		}
		area := int32(-1)
		if p.req.Problem == "fair" {
			area = p.Origins.Areas[o]
		}
		m.Add(list, int64(p.Origins.People[o]), area)
	}
	p.cover, p.people, p.area = m.Rows()
}

func (p *planner) problem(c siting.Choice) siting.Problem {
	if p.req.Problem == "fair" {
		return &siting.FairCover{Cover: p.cover, People: p.people, Village: p.area, Villages: len(p.Areas), Levels: min(3, len(p.Areas)), Choice: c}
	}
	return p.most(c)
}

func (p *planner) most(c siting.Choice) *siting.MaxCover {
	return &siting.MaxCover{Cover: p.cover, People: p.people, Choice: c}
}

// solve gives a search its part of the time that is left: one of so many.
func (p *planner) solve(ctx context.Context, problem siting.Problem, parts int) (*siting.Result, error) {
	inner, cancel := context.WithCancel(ctx)
	defer cancel()
	if !p.end.IsZero() {
		inner, cancel = context.WithTimeout(inner, max(0, time.Until(p.end))/time.Duration(parts))
		defer cancel()
	}
	go func() {
		select {
		case <-p.req.Stop:
			cancel()
		case <-inner.Done():
		}
	}()
	r, err := siting.Solve(inner, problem, siting.Options{Seed: p.req.Seed, Progress: p.progress(problem)})
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		return nil, invalidSiting("solve", err)
	}
	return r, nil
}

// progress tells of people; the search counts thousandths of them.
func (p *planner) progress(problem siting.Problem) func(value, bound int64) {
	if _, share := problem.(*siting.FairCover); share || p.req.Progress == nil {
		return p.req.Progress
	}
	return func(value, bound int64) { p.req.Progress(value/int64(access.Person), bound/int64(access.Person)) }
}

package app

import (
	"cmp"
	"context"

	"zhenyu"
	"zhenyu/engine/access"
	"zhenyu/engine/siting"
	"zhenyu/engine/street"
)

// maxWalks is how many walks from an origin to a candidate are weighed against each other: 0.7 GB of them.
const maxWalks = 30_000_000

// walks says that the problem weighs how long people walk, not whether it is within a limit.
func (p *planner) walks() bool { return weighsWalks(p.req.Problem) }

func weighsWalks(problem string) bool { return problem == "pmedian" || problem == "pcenter" }

// prepare turns times into the rows of the problem. The curves and comparisons of every problem count people
// within reach, so the rows for that are always made.
func (p *planner) prepare(ctx context.Context) error {
	if p.req.Fade > 0 {
		return p.fade(ctx)
	}
	p.rows()
	if p.walks() {
		return p.weigh(ctx)
	}
	return nil
}

// rows turns the lists of origins by candidate around, and merges origins with the same candidates.
func (p *planner) rows() {
	lists := make([][]int32, p.Origins.Len())
	for site, origins := range p.reach {
		for _, o := range origins {
			lists[o] = append(lists[o], int32(site))
		}
	}
	m := siting.NewMerger(len(p.sites.Facilities) + p.req.Times)
	for o, list := range lists {
		for i, site := range p.existing() {
			if p.ranks(p.before)[i].Time[o] <= p.within {
				list = append(list, site)
			}
		}
		area := int32(-1)
		if p.req.Problem == "fair" {
			area = p.Origins.Areas[o]
		}
		m.Add(list, int64(p.Origins.People[o]), area)
	}
	p.cover, p.people, p.area = m.Rows()
}

// fade makes a row an origin, with the part of it that each candidate covers.
func (p *planner) fade(ctx context.Context) error {
	times, err := access.Times(ctx, p.Network, p.Origins, p.sites, street.Seconds(60*p.req.Fade), p.req.Threads)
	if err != nil {
		return err
	}
	times = append(times, p.before.Nearest[0].Time)
	p.cover = siting.Coverage{Sites: len(times), Start: []int{0}}
	for o := range p.Origins.Len() {
		for site, time := range times {
			if share := p.covered(time[o]); share > 0 {
				p.cover.Site, p.share = append(p.cover.Site, int32(site)), append(p.share, share)
			}
		}
		p.cover.Start, p.people = append(p.cover.Start, len(p.cover.Site)), append(p.people, int64(p.Origins.People[o]))
	}
	return nil
}

// covered returns the thousandths of coverage at a time: all within the limit, then evenly less until it has faded.
func (p *planner) covered(time street.Time) uint16 {
	end := street.Seconds(60 * p.req.Fade)
	switch {
	case time <= p.within:
		return 1000
	case time >= end:
		return 0
	}
	return uint16(1000 * (int64(end) - int64(time)) / (int64(end) - int64(p.within)))
}

// weigh sets the walk from every origin to every candidate, and to the nearest of what is there.
func (p *planner) weigh(ctx context.Context) error {
	sites := len(p.sites.Facilities) + 1
	if cells := sites * p.Origins.Len(); cells > maxWalks {
		return problem(zhenyu.TooLarge, "siting_walks", p.Origins.Len(), sites-1, maxWalks)
	}
	times, err := access.Times(ctx, p.Network, p.Origins, p.sites, street.Never, p.req.Threads)
	if err != nil {
		return err
	}
	times = append(times, p.before.Nearest[0].Time)
	p.walk = siting.Matrix{Sites: sites, Cell: make([]int32, sites*p.Origins.Len())}
	for site, column := range times {
		for o, time := range column {
			p.walk.Cell[o*sites+site] = p.cost(time)
		}
	}
	return nil
}

// cost is what a walk costs: tenths of a second where the worst counts, whole seconds where they are added up.
func (p *planner) cost(time street.Time) int32 {
	switch {
	case time == street.Never:
		return siting.Never
	case p.req.Problem == "pcenter":
		return int32(time)
	}
	return int32(time+5) / 10
}

// problem asks the question of the request with a choice.
func (p *planner) problem(c siting.Choice) siting.Problem {
	switch p.req.Problem {
	case "lscp":
		return &siting.SetCover{Cover: p.cover, People: p.people, Times: p.req.Times, Choice: c}
	case "pmedian":
		if p.rooms != nil {
			return &siting.CapMedian{Costs: p.walk, People: p.counts(), Load: p.counts(), Capacity: p.rooms, Choice: c}
		}
		return &siting.Median{Costs: p.walk, People: p.counts(), Choice: c}
	case "pcenter":
		return &siting.Center{Costs: p.walk, People: p.counts(), Choice: c}
	case "fair":
		return p.fair(c)
	}
	if p.rooms != nil {
		return &siting.CapCover{Cover: p.cover, People: p.people, Capacity: p.rooms, Choice: c}
	}
	return p.most(c)
}

// levels is how many of the worst-off areas a fair plan raises.
func (p *planner) levels() int { return min(cmp.Or(p.req.Levels, len(p.Areas)), len(p.Areas)) }

// fair asks to raise the worst-off areas.
func (p *planner) fair(c siting.Choice) *siting.FairCover {
	return &siting.FairCover{
		Cover: p.cover, People: p.people, Village: p.area, Villages: len(p.Areas), Levels: p.levels(), Choice: c,
	}
}

// most asks for most people in reach.
func (p *planner) most(c siting.Choice) *siting.MaxCover {
	return &siting.MaxCover{Cover: p.cover, People: p.people, Share: p.share, Times: p.req.Times, Choice: c}
}

// counts returns the people of every origin.
func (p *planner) counts() []int64 {
	counts := make([]int64, p.Origins.Len())
	for o, people := range p.Origins.People {
		counts[o] = int64(people)
	}
	return counts
}

// roomless says that the question does not ask what sites have room for.
func (p *planner) roomless() bool {
	return p.req.Problem != "mclp" && p.req.Problem != "pmedian" || p.req.Times > 1 || p.req.Fade > 0
}

// limit sets what sites have room for, in problems that ask for it. What is there has room for all.
func (p *planner) limit() error {
	if p.roomless() {
		return nil
	}
	rooms, err := p.terms.rooms(p.sites, p.req.Capacity)
	if rooms == nil || err != nil {
		return err
	}
	all := int64(p.Origins.Total())
	for i, room := range rooms {
		rooms[i] = min(room, all)
	}
	p.rooms = append(rooms, all)
	return nil
}

// unit names what values are counted in.
func (p *planner) unit() string {
	switch p.req.Problem {
	case "lscp":
		if p.choice.Cost != nil {
			return "cost"
		}
		return "sites"
	case "pmedian":
		return "person_minutes"
	case "pcenter":
		return "minutes"
	case "fair":
		return "share"
	}
	return "people"
}

// amount turns a value of the search into the unit.
func (p *planner) amount(v int64) float64 {
	switch p.unit() {
	case "sites":
		return float64(v)
	case "cost":
		return inUnits(v)
	case "person_minutes":
		return inPeople(v) / 60
	case "minutes":
		return float64(v) / 600
	case "share":
		return float64(v) / 1e6
	}
	if p.req.Fade > 0 {
		return inPeople(v) / 1000
	}
	return inPeople(v)
}

func inPeople(v int64) float64 { return access.People(v).Count() }

// value is what a measurement makes of the question, in the terms of the search: people within reach, or what
// they walk. It is false where somebody whom a candidate could reach has no facility to walk to, and for
// questions that measurements do not answer.
func (p *planner) value(r *access.Result) (int64, bool) {
	sum, worst, all := int64(0), int64(0), true
	for o, time := range r.Nearest[0].Time {
		people := int64(p.Origins.People[o])
		switch {
		case !p.walks() && p.req.Fade > 0:
			sum += people * int64(p.covered(time))
		case !p.walks():
			if time <= p.within {
				sum += people
			}
		case people == 0:
		case time != street.Never:
			sum += people * int64(p.cost(time))
			worst = max(worst, int64(p.cost(time)))
		default:
			all = all && !p.reachable(o)
		}
	}
	switch p.req.Problem {
	case "pcenter":
		return worst, all
	case "mclp", "pmedian":
		return sum, all
	}
	return sum, false
}

// reachable says whether an allowed candidate could serve an origin.
func (p *planner) reachable(o int) bool {
	for i, cost := range p.walk.Row(o)[:len(p.sites.Facilities)] {
		if cost != siting.Never && !p.out[i] {
			return true
		}
	}
	return false
}

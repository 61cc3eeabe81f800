package app

import "zhenyu/engine/siting"

// SitingLevel is one of the worst-off areas of a fair plan.
type SitingLevel struct {
	Code   string  `json:"code"`
	Name   string  `json:"name"`
	People float64 `json:"people"`
	Before float64 `json:"before" doc:"share of its people in reach"`
	After  float64 `json:"after"`
}

// standing says how the areas that count stand with a choice, worst share first.
func (p *planner) standing(sites []int32) []siting.Level { return p.fair(p.choice).Standing(sites) }

func shareOf(l siting.Level) float64 { return float64(l.Covered) / float64(l.People) }

// putLevels says which areas a fair plan raised, from what to what, and which of them are proven. Its value is the
// least share of an area, before and after.
func (p *planner) putLevels(out *SitingReport, r *siting.Result) {
	before := map[int32]float64{}
	was := p.standing(nil)
	for _, l := range was {
		before[l.Village] = shareOf(l)
	}
	if out.LevelsProven = provenLevels(r); out.LevelsProven < len(r.Levels) {
		out.LevelAtMost = new(p.amount(r.Bound))
	}
	for _, l := range r.Levels {
		a := p.Areas[l.Village]
		out.Levels = append(out.Levels, SitingLevel{a.Code, a.Name, inPeople(l.People), before[l.Village], shareOf(l)})
	}
	out.AreasBeyond = p.areasBeyond(was)
	if len(out.Levels) == 0 {
		return
	}
	least := out.Levels[0].After
	out.Had, out.Value = new(shareOf(was[0])), least
	if out.LevelsProven > 0 {
		out.Bound, out.Gap = least, 0
	}
}

// provenLevels is how many of the worst-off no choice raises further: all before the one that a search was stopped at,
// whose share is its value.
func provenLevels(r *siting.Result) int {
	for i, l := range r.Levels {
		if r.Status == siting.Limit && l.Covered*1_000_000/l.People == r.Value {
			return i
		}
	}
	return len(r.Levels)
}

// areasBeyond names the areas with people whom no allowed site reaches.
func (p *planner) areasBeyond(counted []siting.Level) []string {
	people := make([]int64, len(p.Areas))
	for row, n := range p.people {
		if p.area[row] >= 0 {
			people[p.area[row]] += n
		}
	}
	for _, l := range counted {
		people[l.Village] = 0
	}
	var names []string
	for area, n := range people {
		if n > 0 {
			names = append(names, p.Areas[area].Name)
		}
	}
	return names
}

// priceOfFair compares two fair plans at the first of the worst-off areas where they differ: what it loses, and its name.
func (p *planner) priceOfFair(plan, other []int32) (float64, string) {
	best, rest := p.standing(plan), p.standing(other)
	for i := range min(len(best), len(rest), p.levels()) {
		if lost := shareOf(best[i]) - shareOf(rest[i]); lost != 0 {
			return lost, p.Areas[rest[i].Village].Name
		}
	}
	return 0, ""
}

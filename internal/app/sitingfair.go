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
	if out.LevelsProven = r.Proven; out.LevelsProven < len(r.Levels) {
		out.LevelAtMost = new(p.amount(r.Bound))
	}
	for _, l := range r.Levels {
		a := p.Areas[l.Village]
		out.Levels = append(out.Levels, SitingLevel{a.Code, a.Name, inPeople(l.People), before[l.Village], shareOf(l)})
	}
	out.AreasBeyond, out.AreasCounted = p.areasBeyond(was), len(was)
	if len(out.Levels) == 0 {
		return
	}
	least := out.Levels[0].After
	out.Had, out.Value = new(shareOf(was[0])), least
	if out.LevelsProven > 0 {
		out.Bound, out.Gap = least, 0
	}
}

// leastShare is the share of the worst-off area in millionths.
func (p *planner) leastShare(sites []int32) int64 {
	if all := p.standing(sites); len(all) > 0 {
		return all[0].Covered * 1_000_000 / all[0].People
	}
	return 0
}

// fairer says whether a choice raises the first of the worst-off areas where two choices differ.
func (p *planner) fairer(a, b []int32) bool {
	first, second := p.standing(a), p.standing(b)
	for i := range min(len(first), len(second), p.levels()) {
		if one, other := shareOf(first[i]), shareOf(second[i]); one != other {
			return one > other
		}
	}
	return false
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

// priceOfFair compares two fair plans at the first place of the order from the worst-off where they differ: how much less
// the area there has of its people in reach, which one that then is, and the place.
func (p *planner) priceOfFair(plan, other []int32) (lost float64, area string, place int) {
	best, rest := p.standing(plan), p.standing(other)
	for i := range min(len(best), len(rest), p.levels()) {
		if lost := shareOf(best[i]) - shareOf(rest[i]); lost != 0 {
			return lost, p.Areas[rest[i].Village].Name, i + 1
		}
	}
	return 0, "", 0
}

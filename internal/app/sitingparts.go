package app

import (
	"slices"

	"zhenyu/engine/siting"
)

// parts gives the people of the parts of the streets that are not joined, where everybody is to be served and nothing
// is there: each of them takes a site at least. Nil where there is one part or none.
func (p *planner) parts() []float64 {
	if !p.walks() {
		return nil
	}
	people := map[int]int64{} // by the first candidate of a part
	for o, n := range p.Origins.People {
		row := p.walk.Row(o)
		first := slices.IndexFunc(row, func(cost int32) bool { return cost != siting.Never })
		if n > 0 && first >= 0 && first < len(p.out) && row[len(row)-1] == siting.Never && p.reachable(o) {
			people[first] += int64(n)
		}
	}
	if len(people) < 2 {
		return nil
	}
	var all []float64
	for _, n := range people {
		all = append(all, inPeople(n))
	}
	slices.Sort(all)
	slices.Reverse(all)
	return all
}

package app

import (
	"fmt"
	"slices"

	"zhenyu/engine/siting"
)

// served gives how many each of the chosen sites serves where sites have room for so many, in the order of the sites.
func (p *planner) served(r *siting.Result) []int64 {
	counts := make([]int64, len(r.Sites))
	if r.Serve == nil {
		return p.fill(r.Sites)
	}
	for o, site := range r.Serve {
		if at := slices.Index(r.Sites, site); at >= 0 {
			counts[at] += int64(p.Origins.People[o])
		}
	}
	return counts
}

// crowd is the people who reach the same of the chosen sites, and how many of them each of these serves.
type crowd struct {
	people int64
	sites  []int // by their number among the chosen
	at     []int64
}

// fill sends as many people as can be to sites with room. What is there serves all who reach it.
func (p *planner) fill(sites []int32) []int64 {
	crowds := p.crowds(sites)
	left := make([]int64, len(sites))
	for i, site := range sites {
		left[i] = p.rooms[site]
	}
	for _, c := range crowds {
		for c.people > 0 && p.send(crowds, c, left, make([]bool, len(left))) {
		}
	}
	counts := make([]int64, len(sites))
	for i, site := range sites {
		counts[i] = p.rooms[site] - left[i]
	}
	return counts
}

func (p *planner) crowds(sites []int32) []*crowd {
	byKey := map[string]*crowd{}
	var all []*crowd
	for row, people := range p.people {
		reached := p.cover.Row(row)
		if slices.ContainsFunc(reached, func(i int32) bool { return slices.Contains(p.choice.Existing, i) }) {
			continue
		}
		var of []int
		for i, site := range sites {
			if slices.Contains(reached, site) {
				of = append(of, i)
			}
		}
		key := fmt.Sprint(of)
		if byKey[key] == nil {
			byKey[key] = &crowd{sites: of, at: make([]int64, len(of))}
			all = append(all, byKey[key])
		}
		byKey[key].people += people
	}
	return all
}

// send sends people of a crowd to one of its sites, where need be by sending others from there to another of theirs. It
// is false where no room can be made.
func (p *planner) send(all []*crowd, c *crowd, left []int64, tried []bool) bool {
	for k, site := range c.sites {
		if tried[site] {
			continue
		}
		if tried[site] = true; left[site] > 0 || p.move(all, site, left, tried) {
			n := min(c.people, left[site])
			c.people, left[site], c.at[k] = c.people-n, left[site]-n, c.at[k]+n
			return true
		}
	}
	return false
}

// move makes room at a full site.
func (p *planner) move(all []*crowd, site int, left []int64, tried []bool) bool {
	for _, c := range all {
		k := slices.Index(c.sites, site)
		if k < 0 || c.at[k] == 0 {
			continue
		}
		waiting := c.people
		c.people = c.at[k]
		moved := p.send(all, c, left, tried)
		gone := c.at[k] - c.people
		if c.people = waiting; moved && gone > 0 {
			c.at[k] -= gone
			left[site] += gone
			return true
		}
	}
	return false
}

func (p *planner) putServed(out *SitingReport, r *siting.Result) {
	if p.rooms == nil {
		return
	}
	for i, people := range p.served(r) {
		out.Sites[i].Served = new(inPeople(people))
	}
}

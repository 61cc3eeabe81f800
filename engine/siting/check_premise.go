package siting

import (
	"fmt"
	"slices"
)

// premise is what the input alone says of every answer to a problem.
type premise struct {
	lost    Unreachable // demand that no allowed site can serve
	certain bool        // some allowed choice does what was asked
	hard    bool        // to find one takes a search, which may be stopped before
	dearest int64       // where that is not certain: no choice that does costs more
}

// checkNone checks a result without sites: infeasible, or stopped before a choice was known.
func (p premise) checkNone(r *Result) error {
	switch {
	case p.certain && !(p.hard && r.Status == Limit):
		return fmt.Errorf("status %q without sites, but there is a choice", r.Status)
	case r.Status == Optimal || r.Reason == "" || r.Sites != nil:
		return fmt.Errorf("status %q, reason %q, sites %v", r.Status, r.Reason, r.Sites)
	case r.Serve != nil || r.Levels != nil || r.Value != 0:
		return fmt.Errorf("status %q with what only a choice brings", r.Status)
	case r.Status == Infeasible && r.Bound != 0:
		return fmt.Errorf("bound %d on what cannot be done", r.Bound)
	case r.Bound < 0 || r.Bound > p.dearest:
		return fmt.Errorf("bound %d, but no choice costs more than %d", r.Bound, p.dearest)
	}
	return nil
}

func (p *MaxCover) premise() premise {
	return premise{lost: p.Choice.uncovered(&p.Cover, p.People, p.Times), certain: true}
}

func (p *SetCover) premise() premise {
	return premise{lost: p.Choice.uncovered(&p.Cover, p.People, p.Times), certain: true}
}

func (p *CapCover) premise() premise {
	return premise{lost: p.Choice.uncovered(&p.Cover, p.People, 1), certain: true}
}

func (p *FairCover) premise() premise {
	return premise{lost: p.Choice.uncovered(&p.Cover, p.People, 1), certain: true}
}

// uncovered counts the rows that fewer allowed sites cover than they need.
func (c *Choice) uncovered(cover *Coverage, people []int64, times int) Unreachable {
	forbidden, lost := c.isForbidden(cover.Sites), Unreachable{}
	for j := range cover.Rows() {
		reach := 0
		for _, i := range cover.Row(j) {
			if !forbidden[i] {
				reach++
			}
		}
		if reach >= max(1, times) {
			continue
		}
		lost.Rows++
		if people != nil {
			lost.People += people[j]
		}
	}
	return lost
}

func (p *Median) premise() premise {
	q := premise{certain: p.Choice.affordsAll(p.Costs.Sites) || p.Choice.oneServes(p.Costs, p.People, nil)}
	q.lost = p.Choice.ways(p.Costs, p.People, nil, func(people, way int64) { q.dearest += people * way })
	return q
}

func (p *Center) premise() premise {
	q := premise{certain: p.Choice.affordsAll(p.Costs.Sites) || p.Choice.oneServes(p.Costs, p.People, nil)}
	q.lost = p.Choice.ways(p.Costs, p.People, nil, func(people, way int64) {
		if people > 0 {
			q.dearest = max(q.dearest, way)
		}
	})
	return q
}

func (p *CapMedian) premise() premise {
	fits := func(j, i int) bool { return p.Load[j] <= p.Capacity[i] }
	q := premise{certain: p.Choice.oneServes(p.Costs, p.People, p), hard: true}
	q.lost = p.Choice.ways(p.Costs, p.People, fits, func(people, way int64) { q.dearest += people * way })
	return q
}

// affordsAll says whether every allowed site may be added at once.
func (c *Choice) affordsAll(sites int) bool {
	left, forbidden, existing := c.allowed(), c.isForbidden(sites), make([]bool, sites)
	for _, i := range c.Existing {
		existing[i] = true
	}
	for i := range sites {
		if !forbidden[i] && !existing[i] {
			left -= c.priceOf(int32(i))
		}
	}
	return left >= 0
}

// oneServes says whether some allowed site serves alone all that any allowed site could serve, beside the forced ones; of
// a CapMedian, within its capacity.
func (c *Choice) oneServes(m Matrix, people []int64, limited *CapMedian) bool {
	forbidden, left := c.isForbidden(m.Sites), c.allowed()
	for _, i := range c.Forced {
		left -= c.priceOf(i)
	}
	for i := range int32(m.Sites) {
		given := slices.Contains(c.Existing, i) || slices.Contains(c.Forced, i)
		if !forbidden[i] && (given || c.priceOf(i) <= left) && c.servesAlone(m, people, limited, forbidden, int(i)) {
			return true
		}
	}
	return false
}

func (c *Choice) servesAlone(m Matrix, people []int64, limited *CapMedian, forbidden []bool, i int) bool {
	load := int64(0)
	for j := range m.Rows() {
		switch {
		case limited == nil && (people != nil && people[j] == 0 || !reachable(m.Row(j), forbidden)):
			continue
		case limited != nil && !limited.servable(j, forbidden):
			continue
		case m.Row(j)[i] == Never:
			return false
		case limited != nil:
			if load += limited.Load[j]; load > limited.Capacity[i] {
				return false
			}
		}
	}
	return true
}

// ways tells each row's people and its way to the dearest allowed site that serves it, where fits,
// when given, says which may; it returns the rows that none serves.
func (c *Choice) ways(m Matrix, people []int64, fits func(j, i int) bool, tell func(people, way int64)) Unreachable {
	forbidden, lost := c.isForbidden(m.Sites), Unreachable{}
	for j := range m.Rows() {
		dearest, count := int64(-1), int64(1)
		if people != nil {
			count = people[j]
		}
		for i, cost := range m.Row(j) {
			if cost != Never && !forbidden[i] && (fits == nil || fits(j, i)) {
				dearest = max(dearest, int64(cost))
			}
		}
		if dearest < 0 {
			lost.Rows++
			lost.People += count
			continue
		}
		tell(count, dearest)
	}
	return lost
}

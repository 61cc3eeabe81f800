package siting

import (
	"fmt"
	"slices"
)

// Check evaluates a result again from the problem alone, without any code of the search, and
// returns an error that says what is wrong with it: a site that may not be chosen, too much
// spent, a value, a server or a count that is not what the sites give, a bound on the wrong
// side, or a status that the numbers do not bear. Without sites it looks at the count of those whom
// no site serves, whether the bound passes every choice, and whether there plainly is one. It cannot
// tell whether a bound is true, nor prove that nothing fits.
func Check(p Problem, r *Result) error {
	given := p.premise()
	if err := r.checkForm(p); err != nil {
		return err
	}
	if r.Unreachable != given.lost {
		return fmt.Errorf("unreachable %+v, counted %+v", r.Unreachable, given.lost)
	}
	if r.Status == Infeasible || r.Sites == nil {
		return given.checkNone(r)
	}
	if (r.Status == Optimal) != (r.Value == r.Bound) && r.Reason != unserved {
		return fmt.Errorf("status %q with value %d and bound %d", r.Status, r.Value, r.Bound)
	}
	if r.Reason == unserved && r.Bound > given.dearest {
		return fmt.Errorf("bound %d, but no choice costs more than %d", r.Bound, given.dearest)
	}
	return p.check(r)
}

// checkSites checks the chosen sites against the choice and, when it is limited, the budget.
func (c *Choice) checkSites(r *Result, sites int, limited bool) error {
	spent := int64(0)
	for k, i := range r.Sites {
		switch {
		case i < 0 || int(i) >= sites:
			return fmt.Errorf("site %d of %d", i, sites)
		case k > 0 && i <= r.Sites[k-1]:
			return fmt.Errorf("site %d does not ascend", i)
		case slices.Contains(c.Existing, i) || slices.Contains(c.Forbidden, i):
			return fmt.Errorf("site %d may not be added", i)
		}
		spent += c.priceOf(i)
	}
	for _, i := range c.Forced {
		if !slices.Contains(r.Sites, i) {
			return fmt.Errorf("forced site %d is missing", i)
		}
	}
	if limited && spent > c.allowed() {
		return fmt.Errorf("spent %d of %d", spent, c.allowed())
	}
	return nil
}

func (c *Choice) priceOf(i int32) int64 {
	if c.Cost == nil {
		return 1
	}
	return c.Cost[i]
}

// isOpen says for each site whether it serves under the result.
func (c *Choice) isOpen(r *Result, sites int) []bool {
	open := make([]bool, sites)
	for _, i := range slices.Concat(r.Sites, c.Existing) {
		open[i] = true
	}
	return open
}

func (c *Choice) isForbidden(sites int) []bool {
	forbidden := make([]bool, sites)
	for _, i := range c.Forbidden {
		forbidden[i] = true
	}
	return forbidden
}

// checkMost and checkLeast check value and bound of problems that maximise and minimise.
func checkMost(r *Result, value int64) error {
	if value != r.Value || r.Bound < r.Value {
		return fmt.Errorf("value %d, bound %d: the sites bring %d", r.Value, r.Bound, value)
	}
	return nil
}

func checkLeast(r *Result, value int64) error {
	if value != r.Value || r.Bound > r.Value && r.Reason != unserved {
		return fmt.Errorf("value %d, bound %d: the sites cost %d", r.Value, r.Bound, value)
	}
	return nil
}

func (p *MaxCover) check(r *Result) error {
	if err := p.Choice.checkSites(r, p.Cover.Sites, true); err != nil {
		return err
	}
	open, value := p.Choice.isOpen(r, p.Cover.Sites), int64(0)
	for j, people := range p.People {
		var shares []int64
		for k := p.Cover.Start[j]; k < p.Cover.Start[j+1]; k++ {
			if open[p.Cover.Site[k]] {
				shares = append(shares, p.shareOf(k))
			}
		}
		slices.Sort(shares)
		if at := len(shares) - max(1, p.Times); at >= 0 {
			value += people * shares[at]
		}
	}
	return checkMost(r, value)
}

func (p *MaxCover) shareOf(k int) int64 {
	if p.Share == nil {
		return 1
	}
	return int64(p.Share[k])
}

func (p *SetCover) check(r *Result) error {
	if err := p.Choice.checkSites(r, p.Cover.Sites, false); err != nil {
		return err
	}
	open, forbidden := p.Choice.isOpen(r, p.Cover.Sites), p.Choice.isForbidden(p.Cover.Sites)
	for j := range p.Cover.Rows() {
		covered, reach := 0, 0
		for _, i := range p.Cover.Row(j) {
			if open[i] {
				covered++
			}
			if !forbidden[i] {
				reach++
			}
		}
		if need := max(1, p.Times); covered < need && reach >= need {
			return fmt.Errorf("row %d is not covered", j)
		}
	}
	spent := int64(0)
	for _, i := range r.Sites {
		spent += p.Choice.priceOf(i)
	}
	return checkLeast(r, spent)
}

func (p *Median) check(r *Result) error {
	if err := p.Choice.checkSites(r, p.Costs.Sites, true); err != nil {
		return err
	}
	if len(r.Serve) != p.Costs.Rows() {
		return fmt.Errorf("%d servers for %d rows", len(r.Serve), p.Costs.Rows())
	}
	value, left := int64(0), false
	forbidden := p.Choice.isForbidden(p.Costs.Sites)
	for j, least := range leastCosts(p.Costs, p.Choice.isOpen(r, p.Costs.Sites)) {
		i := r.Serve[j]
		switch {
		case least == Never && i < 0:
			left = left || (p.People == nil || p.People[j] > 0) && reachable(p.Costs.Row(j), forbidden)
		case i < 0 || int(i) >= p.Costs.Sites || least == Never || p.Costs.Row(j)[i] != least:
			return fmt.Errorf("row %d is served by site %d, its nearest open one costs %d", j, i, least)
		case p.People == nil:
			value += int64(least)
		default:
			value += int64(least) * p.People[j]
		}
	}
	if left != (r.Reason == unserved) {
		return fmt.Errorf("reason %q, somebody is left out: %t", r.Reason, left)
	}
	return checkLeast(r, value)
}

func (p *Center) check(r *Result) error {
	if err := p.Choice.checkSites(r, p.Costs.Sites, true); err != nil {
		return err
	}
	forbidden := p.Choice.isForbidden(p.Costs.Sites)
	open := p.Choice.isOpen(r, p.Costs.Sites)
	worst := int32(0)
	for j, least := range leastCosts(p.Costs, open) {
		if p.People != nil && p.People[j] == 0 || !reachable(p.Costs.Row(j), forbidden) {
			continue
		}
		if least == Never {
			return fmt.Errorf("row %d is not served", j)
		}
		worst = max(worst, least)
	}
	return checkLeast(r, int64(worst))
}

// leastCosts returns what each row pays at its nearest open site, or Never.
func leastCosts(m Matrix, open []bool) []int32 {
	least := make([]int32, m.Rows())
	for j := range least {
		least[j] = Never
		for i, cost := range m.Row(j) {
			if open[i] {
				least[j] = min(least[j], cost)
			}
		}
	}
	return least
}

func reachable(costs []int32, forbidden []bool) bool {
	for i, cost := range costs {
		if cost != Never && !forbidden[i] {
			return true
		}
	}
	return false
}

package siting

import (
	"fmt"
	"math"
)

// Choice says which sites may be added and how many. Existing sites serve without being added;
// Forced ones are always among those added and paid for; Forbidden ones never are. The three
// lists must not share a site.
type Choice struct {
	P         int     // most sites to add, when Cost is nil
	Cost      []int64 // one per site, ≥ 0; nil: count sites against P
	Budget    int64   // most that the added sites may cost together, when Cost is given
	Existing  []int32
	Forced    []int32
	Forbidden []int32
}

// decision is what is settled about one site.
type decision int8

const (
	free decision = iota
	in
	out
)

// selection is the normal form of a Choice, and of every node of a search: what each site
// costs, what is left to spend, and what is settled. Existing sites are in and cost nothing.
type selection struct {
	cost  []int64
	unit  bool // every free site costs 1
	left  int64
	state []decision
}

// normal checks the choice against the number of sites and returns its normal form. A problem
// that minimises what it spends passes limited = false, and P and Budget are not looked at.
func (c *Choice) normal(sites int, limited bool) (*selection, error) {
	s := &selection{unit: c.Cost == nil, left: int64(c.P), cost: make([]int64, sites), state: make([]decision, sites)}
	if err := c.fillCost(s); err != nil {
		return nil, err
	}
	if limited && c.Cost == nil && (c.P < 0 || c.P > sites) {
		return nil, &InputError{Field: "Choice.P", Row: -1, Reason: fmt.Sprintf("%d sites to add, have %d", c.P, sites)}
	}
	if limited && c.Cost != nil && c.Budget < 0 {
		return nil, &InputError{Field: "Choice.Budget", Row: -1, Reason: "negative"}
	}
	if c.Cost != nil {
		s.left = min(c.Budget, total(s.cost))
	}
	if !limited {
		s.left = math.MaxInt64
	}
	if err := c.settle(s); err != nil {
		return nil, err
	}
	return s, nil
}

func (c *Choice) fillCost(s *selection) error {
	if s.unit {
		for i := range s.cost {
			s.cost[i] = 1
		}
		return nil
	}
	if len(c.Cost) != len(s.cost) {
		return &InputError{Field: "Choice.Cost", Row: -1, Reason: fmt.Sprintf("%d costs for %d sites", len(c.Cost), len(s.cost))}
	}
	copy(s.cost, c.Cost)
	return checkCounts("Choice.Cost", s.cost)
}

func (c *Choice) settle(s *selection) error {
	for _, list := range []struct {
		field string
		sites []int32
		as    decision
		free  bool
	}{{"Choice.Existing", c.Existing, in, true}, {"Choice.Forced", c.Forced, in, false}, {"Choice.Forbidden", c.Forbidden, out, false}} {
		for k, i := range list.sites {
			if i < 0 || int(i) >= len(s.state) {
				return &InputError{Field: list.field, Row: k, Reason: fmt.Sprintf("site %d of %d", i, len(s.state))}
			}
			if s.state[i] != free {
				return &InputError{Field: list.field, Row: k, Reason: fmt.Sprintf("site %d is listed twice", i)}
			}
			if s.state[i] = list.as; list.free {
				s.cost[i] = 0
			}
			if list.as == in && !s.spend(s.cost[i]) {
				return &InputError{Field: list.field, Row: k, Reason: "the forced sites cost more than may be spent"}
			}
		}
	}
	return nil
}

// spend takes cost from what is left and says whether there was enough. An unlimited selection
// stays unlimited.
func (s *selection) spend(cost int64) bool {
	if s.left == math.MaxInt64 {
		return true
	}
	s.left -= cost
	return s.left >= 0
}

func (s *selection) clone() *selection {
	c := *s
	c.state = append([]decision(nil), s.state...)
	return &c
}

// sites returns the sites that stand as d, ascending.
func (s *selection) sites(d decision) []int32 {
	var list []int32
	for i, state := range s.state {
		if state == d {
			list = append(list, int32(i))
		}
	}
	return list
}

// close settles the sites that have no choice left, because they cost more than what is left,
// and returns the number of free sites.
func (s *selection) close() int {
	open := 0
	for i, state := range s.state {
		switch {
		case state != free:
		case s.cost[i] > s.left:
			s.state[i] = out
		default:
			open++
		}
	}
	return open
}

// with returns the sites that are in and those of picked that are still free and affordable
// beside each other: what a relaxation picked before some sites were settled.
func (s *selection) with(picked []int32) []int32 {
	sites, left := s.sites(in), s.left
	for _, i := range picked {
		if s.state[i] == free && s.cost[i] <= left {
			sites = append(sites, i)
			left -= s.cost[i]
		}
	}
	return sites
}

// canOpen says whether any choice has an open site.
func (s *selection) canOpen() bool {
	for i, state := range s.state {
		if state == in || state == free && s.cost[i] <= s.left {
			return true
		}
	}
	return false
}

// total adds up; checkCounts has made sure that it fits.
func total(values []int64) int64 {
	sum := int64(0)
	for _, v := range values {
		sum += v
	}
	return sum
}

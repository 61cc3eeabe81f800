package app

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"zhenyu"
	"zhenyu/engine/access"
)

// siteTerms are what candidates cost and have room for, as their file says it; −1 where it does not.
type siteTerms struct {
	cost     []int64 // hundredths
	capacity []int64 // thousandths of people, like people everywhere
}

// term is a candidate's line of siteTerms, before candidates are sorted.
type term struct{ cost, capacity int64 }

var noTerm = term{-1, -1}

// readTerm reads numbers that may be missing.
func readTerm(cost, capacity string) (term, error) {
	t := noTerm
	for _, f := range []struct {
		name, text string
		factor     float64
		into       *int64
	}{{"cost", cost, 100, &t.cost}, {"capacity", capacity, float64(access.Person), &t.capacity}} {
		if f.text == "" {
			continue
		}
		v, err := strconv.ParseFloat(f.text, 64)
		if err != nil || !(v >= 0 && v <= maxTerm) {
			return t, fmt.Errorf("%s %.40q is no number from 0 to %d", f.name, f.text, int64(maxTerm))
		}
		*f.into = int64(math.Round(v * f.factor))
		if f.name == "cost" && math.Abs(v*f.factor-float64(*f.into)) > 1e-6 {
			return t, fmt.Errorf("cost %.40q has more than two decimals", f.text)
		}
	}
	return t, nil
}

// maxTerm is the largest cost or capacity of a candidate: sums of them stay within the engine's numbers.
const maxTerm = 10_000_000

// termsOf puts the terms into the order of the candidates.
func termsOf(c *access.Category, byID map[string]term) *siteTerms {
	s := &siteTerms{}
	for _, f := range c.Facilities {
		t, ok := byID[f.ID]
		if !ok {
			t = noTerm
		}
		s.cost, s.capacity = append(s.cost, t.cost), append(s.capacity, t.capacity)
	}
	return s
}

func (s *siteTerms) allPriced() bool { return !slices.Contains(s.cost, -1) }

// unpriced returns the first candidate without a cost that may be chosen, or −1.
func (s *siteTerms) unpriced(forbidden []int32) int {
	for i, cost := range s.cost {
		if cost < 0 && !slices.Contains(forbidden, int32(i)) {
			return i
		}
	}
	return -1
}

// cheapest returns the least cost of a candidate that may be chosen; it is false where none may.
func (s *siteTerms) cheapest(forbidden []int32) (least int64, ok bool) {
	for i, cost := range s.cost {
		if !slices.Contains(forbidden, int32(i)) && (!ok || cost < least) {
			least, ok = cost, true
		}
	}
	return least, ok
}

// sum returns what sites cost together, or nil when one has no cost.
func (s *siteTerms) sum(sites []int32) *float64 {
	sum := int64(0)
	for _, i := range sites {
		if s.cost[i] < 0 {
			return nil
		}
		sum += s.cost[i]
	}
	if !s.allPriced() {
		return nil
	}
	return new(inUnits(sum))
}

// roomy says that the file has room for some candidate.
func (s *siteTerms) roomy() bool {
	return slices.ContainsFunc(s.capacity, func(room int64) bool { return room >= 0 })
}

// rooms returns what each candidate has room for, usual where its file does not say it; nil when nothing is
// limited. A candidate without either is an error.
func (s *siteTerms) rooms(c *access.Category, usual float64) ([]int64, error) {
	if usual == 0 && !s.roomy() {
		return nil, nil
	}
	rooms := slices.Clone(s.capacity)
	for i, room := range rooms {
		if room >= 0 {
			continue
		}
		if usual == 0 {
			return nil, problem(zhenyu.Invalid, "siting_no_capacity", c.Facilities[i].ID)
		}
		rooms[i] = int64(math.Round(usual * float64(access.Person)))
	}
	return rooms, nil
}

// hundredths is what may be spent in whole hundredths: never more than was given. The factor makes up for numbers such as
// 4.35, of which a hundred are a trace less than 435.
func hundredths(v float64) int64 { return int64(math.Floor(100 * v * (1 + 1e-12))) }

func inUnits(cost int64) float64 { return float64(cost) / 100 }

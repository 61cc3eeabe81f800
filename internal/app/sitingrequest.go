package app

import (
	"math"
	"time"

	"zhenyu"
	"zhenyu/engine/access"
)

// SitingRequest asks where facilities of a category should be added.
type SitingRequest struct {
	AccessInput // its Standard, Minutes and Categories play no part
	Category    string
	Within      int    // minutes that count as in reach
	Candidates  string // buildings, crossings, nodes, a CSV or a GeoJSON file
	// CandidatesDatum is that of a file of candidates; "" for Datum of a CSV, and WGS-84 of GeoJSON.
	CandidatesDatum access.Datum
	// Problem is what is best: mclp, most people in reach; lscp, everybody in reach with the fewest sites, or
	// the cheapest where all candidates have costs; pmedian, the least walking of all together; pcenter, the
	// least worst walk; fair, the worst-off area first.
	Problem string
	P       int     // most sites to add; not for lscp
	Budget  float64 // in place of P: what the sites may cost together
	// Times is how many facilities a person is to have in reach, 0 and 1 the same: mclp and lscp.
	Times int
	// Fade, of mclp, lets coverage fall evenly from all at Within to nothing at so many minutes; 0 ends it at Within.
	Fade int
	// Capacity is the people that a site has room for, where the candidates' file does not say it: mclp and
	// pmedian; 0 for no limit. What is there has room for all who come.
	Capacity  float64
	Levels    int      // of fair: how many areas, worst first, are raised; 0 for all
	Forced    []string // ids of candidates that are in
	Forbidden []string // ids of candidates that are out of the question
	Limit     time.Duration
	Seed      uint64
	Memory    int64 // bytes that its walks may take; 0 for no limit
	Picture   bool
	Stop      <-chan struct{}       // when it closes, the best found so far is the plan, with what was found of its curve and refusals; nil for never
	Progress  func(zhenyu.Progress) // nil for nobody
	Found     func(sites []Spot)    // hears of the plan before it is compared with others; nil for nobody
}

// Limits of a request.
const (
	maxTimes  = 10
	maxBudget = 1e12
	maxWithin = 600 // minutes
)

// check refuses what does not fit together.
func (r *SitingRequest) check() error {
	if err := r.checkRanges(); err != nil {
		return err
	}
	if r.Limit < 0 {
		return problem(zhenyu.Invalid, "siting_limit", r.Limit.String())
	}
	covers := r.Problem == "mclp" || r.Problem == "lscp"
	switch {
	case r.Problem == "lscp" && (r.P > 0 || r.Budget > 0):
		return problem(zhenyu.Invalid, "siting_no_p")
	case r.Problem != "lscp" && (r.P > 0) == (r.Budget > 0):
		return problem(zhenyu.Invalid, "siting_p_or_budget")
	case r.Times > 1 && !covers:
		return r.notFor("times", "mclp, lscp")
	case r.Fade > 0 && r.Problem != "mclp":
		return r.notFor("fade", "mclp")
	case r.Fade > 0 && r.Times > 1:
		return problem(zhenyu.Invalid, "siting_not_with", "fade", "times")
	case r.Fade > 0 && r.Capacity > 0:
		return problem(zhenyu.Invalid, "siting_not_with", "fade", "capacity")
	case r.Fade > 0 && r.Fade <= r.Within:
		return problem(zhenyu.Invalid, "siting_fade", r.Fade, r.Within)
	case r.Capacity > 0 && r.Problem != "mclp" && r.Problem != "pmedian":
		return r.notFor("capacity", "mclp, pmedian")
	case r.Capacity > 0 && r.Times > 1:
		return problem(zhenyu.Invalid, "siting_not_with", "capacity", "times")
	case r.Levels > 0 && r.Problem != "fair":
		return r.notFor("levels", "fair")
	}
	return nil
}

// checkRanges names the first number that is out of its range; NaN is in none.
func (r *SitingRequest) checkRanges() error {
	for _, n := range []struct {
		name      string
		value     float64
		low, high int
	}{
		{"p", float64(r.P), min(1, max(r.P, -r.P)), maxCandidates}, // 0 for none given
		{"budget", r.Budget, 0, maxBudget},
		{"within", float64(r.Within), 1, maxWithin},
		{"times", float64(r.Times), 0, maxTimes},
		{"fade", float64(r.Fade), 0, maxWithin},
		{"capacity", r.Capacity, 0, maxTerm},
		{"levels", float64(r.Levels), 0, math.MaxInt32},
	} {
		if !(n.value >= float64(n.low) && n.value <= float64(n.high)) {
			return problem(zhenyu.Invalid, "siting_range", n.name, n.value, n.low, n.high)
		}
	}
	return nil
}

func (r *SitingRequest) notFor(option, problems string) error {
	return problem(zhenyu.Invalid, "siting_not_for", option, problems)
}

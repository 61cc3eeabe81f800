package siting

import (
	"fmt"
	"slices"
)

// limits are the reasons for which a search stops early.
var limits = []string{"time", "cancelled", "nodes", unserved}

// checkForm checks that status and reason fit, and that a result has what its problem has, and nothing else.
func (r *Result) checkForm(p Problem) error {
	told := r.Reason == "proven"
	switch r.Status {
	case Optimal:
	case Limit:
		told = slices.Contains(limits, r.Reason)
	case Infeasible:
		told = r.Reason != "" && r.Reason != "proven" && !slices.Contains(limits, r.Reason)
	default:
		return fmt.Errorf("no status %q", r.Status)
	}
	if !told {
		return fmt.Errorf("status %q for the reason %q", r.Status, r.Reason)
	}
	if r.Nodes < 0 {
		return fmt.Errorf("%d nodes", r.Nodes)
	}
	return r.checkParts(p)
}

// checkParts checks that only medians have servers, only fair choices levels, and only what does not fit a shortage.
func (r *Result) checkParts(p Problem) error {
	_, median := p.(*Median)
	_, limited := p.(*CapMedian)
	_, fair := p.(*FairCover)
	switch {
	case r.Serve != nil && !median && !limited:
		return fmt.Errorf("servers of what serves nobody whole")
	case !fair && (r.Levels != nil || r.Proven != 0):
		return fmt.Errorf("levels %v, %d proven, of what has none", r.Levels, r.Proven)
	case r.Short != nil && (!limited || r.Status != Infeasible):
		return fmt.Errorf("a shortage of %+v with status %q", *r.Short, r.Status)
	case r.Reason == unserved && !median:
		return fmt.Errorf("reason %q of what serves everybody", r.Reason)
	}
	return nil
}

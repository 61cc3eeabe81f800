package app

import "zhenyu/engine/report"

// Group is the directives that are for one area or site.
type Group struct {
	For        string // "" for those that are for no single one
	Asks       []int  // indices of the reading's directives, rising
	Measurable int    // how many of them are measurable as worded
}

// Groups gives the directives of a reading by whom they are for: first those for the stops, in the order of
// visiting, then those for other places in text order, last the general ones. Groups without any are left out.
func Groups(r *report.Reading) []Group {
	order := make([]string, 0, len(r.Stops)+1)
	for _, s := range r.Stops {
		order = append(order, s.Place)
	}
	asks := map[string][]int{}
	for i, d := range r.Directives {
		place := ""
		if d.For != nil {
			place = *d.For
			order = append(order, place)
		}
		asks[place] = append(asks[place], i)
	}
	var groups []Group
	for _, place := range append(order, "") {
		if len(asks[place]) > 0 {
			groups = append(groups, Group{place, asks[place], countMeasurable(r, asks[place])})
			delete(asks, place)
		}
	}
	return groups
}

func countMeasurable(r *report.Reading, asks []int) int {
	n := 0
	for _, i := range asks {
		if r.Directives[i].Measurable {
			n++
		}
	}
	return n
}

package app

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"zhenyu/engine/report"
)

// TestGroups checks that every ask is in one group, that of whom it is for, in text order, and that the groups come in
// the order of the stops, then of the text, the general one last.
func TestGroups(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		places := []string{"甲", "乙", "丙", "丁"}
		r := &report.Reading{}
		for _, p := range rapid.SliceOfN(rapid.SampledFrom(places[:3]), 0, 4).Draw(t, "stops") {
			r.Stops = append(r.Stops, report.Stop{Place: p})
		}
		for _, p := range rapid.SliceOfN(rapid.SampledFrom(append(places, "")), 0, 8).Draw(t, "asks") {
			d := report.Directive{Measurable: rapid.Bool().Draw(t, "measurable")}
			if p != "" {
				d.For = &p
			}
			r.Directives = append(r.Directives, d)
		}
		var order []string
		for _, s := range r.Stops {
			order = append(order, s.Place)
		}
		for _, d := range r.Directives {
			if d.For != nil {
				order = append(order, *d.For)
			}
		}
		order = append(order, "")
		last, seen := -1, 0
		for _, g := range Groups(r) {
			rank := slices.Index(order, g.For)
			if rank <= last || len(g.Asks) == 0 || !slices.IsSorted(g.Asks) {
				t.Fatalf("group %+v after rank %d", g, last)
			}
			last = rank
			seen += len(g.Asks)
			measurable := 0
			for _, i := range g.Asks {
				d := r.Directives[i]
				if (d.For == nil) != (g.For == "") || d.For != nil && *d.For != g.For {
					t.Fatalf("ask %d is not for %q", i, g.For)
				}
				if d.Measurable {
					measurable++
				}
			}
			if measurable != g.Measurable {
				t.Fatalf("%d measurable, want %d", g.Measurable, measurable)
			}
		}
		if seen != len(r.Directives) {
			t.Fatalf("%d asks in groups, %d in the reading", seen, len(r.Directives))
		}
	})
}

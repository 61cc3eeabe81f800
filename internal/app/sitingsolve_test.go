package app

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"zhenyu"
)

const planeFile = "mclp 1 3 4 2 5\n0 0\n10 0\n20 0\n1 0 7 0\n11 0 5 1\n20 1 9 1\n90 90 2 -1\n"

func TestSitingSolve(t *testing.T) {
	t.Parallel()
	pmed := "3 2 1\n1 2 5\n2 3 6\n"
	pmedcap := "1 9\n3 2 5\n1 0 0 2\n2 0 3 2\n3 0 9 2\n"
	for _, c := range []struct {
		problem, file string
		p             int
		obj           int64
		chosen        []int32
	}{
		{"mclp", planeFile, 2, 16, []int32{0, 2}},
		{"lscp", planeFile, 0, 3, []int32{0, 1, 2}},
		{"fair", planeFile, 2, 1_000_000, []int32{0, 2}},
		{"pmedian", pmed, 0, 11, []int32{1}},
		{"pcenter", pmed, 1, 6, []int32{1}},
		{"cpmedian", pmedcap, 0, 3, nil},
	} {
		r, err := SitingSolve(context.Background(), strings.NewReader(c.file), SitingSolveOptions{Problem: c.problem, P: c.p})
		if err != nil {
			t.Errorf("%s: %v", c.problem, err)
			continue
		}
		if c.problem == "fair" { // with two sites both villages are partly covered: 7/7 and 9/14
			if r.Levels[0].Covered != 9 || r.Levels[0].People != 14 || r.Levels[1].Covered != 7 || r.Levels[1].Share != 1 || !r.Levels[1].Proven {
				t.Errorf("fair: %+v", r.Levels)
			}
		}
		if r.Status != "optimal" || *r.Obj != c.obj || *r.Bound != c.obj || c.chosen != nil && !slices.Equal(r.Chosen, c.chosen) {
			t.Errorf("%s: %+v", c.problem, r)
		}
	}
}

func TestSitingSolveRefuses(t *testing.T) {
	t.Parallel()
	pmedcap := "1\n 1 9\n3 2 5\n1 0 0 2\n2 0 3 2\n3 0 9 2\n"
	huge := "mclp 1 1 1 0 5\n0 0\n1 1 99999999999999999999 -1\n"
	for name, c := range map[string]struct {
		file    string
		options SitingSolveOptions
		says    string
	}{
		"no such problem": {planeFile, SitingSolveOptions{Problem: "tsp", P: 1}, "no problem"},
		"p is missing":    {planeFile, SitingSolveOptions{Problem: "mclp"}, "needs the number of sites"},
		"p above sites":   {planeFile, SitingSolveOptions{Problem: "mclp", P: 4}, "4 sites are asked for, and only 3"},
		"p for lscp":      {planeFile, SitingSolveOptions{Problem: "lscp", P: 4}, "leave p out"},
		"plane as pmed":   {planeFile, SitingSolveOptions{Problem: "pmedian", P: 1}, "looks like mclp 1"},
		"pmedcap as pmed": {pmedcap[2:], SitingSolveOptions{Problem: "pmedian"}, "looks like OR-Library pmedcap"},
		"pmed as pmedcap": {"3 3 1\n1 2 5\n2 3 6\n1 3 6\n", SitingSolveOptions{Problem: "cpmedian"}, "looks like OR-Library pmed,"},
		"huge people":     {huge, SitingSolveOptions{Problem: "mclp", P: 1}, "people is too large"},
		"long edge":       {"2 1 1\n1 2 3000000000\n", SitingSolveOptions{Problem: "pmedian"}, "the longest path must stay below"},
		"first the file":  {planeFile, SitingSolveOptions{Problem: "pmedian", P: 1}, "the file looks like mclp 1, and"},
		"levels":          {planeFile, SitingSolveOptions{Problem: "mclp", P: 1, Levels: 2}, "--levels is only for fair"},
		"instance":        {planeFile, SitingSolveOptions{Problem: "mclp", P: 1, Instance: 2}, "--instance is only for cpmedian"},
		"people add up":   {"mclp 1 1 1 1 5\n0 0\n1 1 60000000000000 0\n", SitingSolveOptions{Problem: "fair", P: 1}, "people and areas"},
		"limit":           {planeFile, SitingSolveOptions{Problem: "mclp", P: 1, Limit: -1}, "negative"},
	} {
		_, err := SitingSolve(context.Background(), strings.NewReader(c.file), c.options)
		var e *zhenyu.Error
		if !errors.As(err, &e) || e.Kind != zhenyu.Invalid || !strings.Contains(e.Message, c.says) {
			t.Errorf("%s: %v, want %q", name, err, c.says)
		}
	}
}

// TestSitingSolveStops tells the time limit from an interrupt, counts points of the file, and
// gives an empty list for no sites.
func TestSitingSolveStops(t *testing.T) {
	t.Parallel()
	median := "6 5 2\n1 2 5\n2 3 6\n3 4 2\n4 5 9\n5 6 7\n"
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	for want, c := range map[string]struct {
		ctx   context.Context
		limit time.Duration
	}{"time": {context.Background(), 1}, "cancelled": {cancelled, 0}} {
		r, err := SitingSolve(c.ctx, strings.NewReader(median), SitingSolveOptions{Problem: "pmedian", Limit: c.limit})
		if err != nil || r.Status != "limit" || r.Stop != want {
			t.Errorf("%+v, %v, want %s", r, err, want)
		}
	}
	far := "mclp 1 1 3 0 5\n0 0\n90 90 2 -1\n91 90 2 -1\n92 90 2 -1\n"
	r, err := SitingSolve(context.Background(), strings.NewReader(far), SitingSolveOptions{Problem: "mclp", P: 1})
	if err != nil || r.Unreachable != 3 || r.Rows != 1 || r.Chosen == nil {
		t.Errorf("%+v, %v, want 3 points in one row", r, err)
	}
}

// TestSitingSolveImpossible has no figures where nothing does what was asked, and says why in the units of the file.
func TestSitingSolveImpossible(t *testing.T) {
	t.Parallel()
	tight := "1 9\n3 1 5\n1 0 0 2\n2 0 3 2\n3 0 9 2\n"
	r, err := SitingSolve(context.Background(), strings.NewReader(tight), SitingSolveOptions{Problem: "cpmedian"})
	if err != nil || r.Status != "infeasible" || r.Obj != nil || r.Bound != nil || r.Gap != nil {
		t.Fatalf("%+v, %v", r, err)
	}
	var e *zhenyu.Error
	if !errors.As(r.Err(), &e) || e.Kind != zhenyu.Invalid || !strings.Contains(e.Message, "needed for 6") || !strings.Contains(e.Message, "more than 4") {
		t.Errorf("%v", r.Err())
	}
}

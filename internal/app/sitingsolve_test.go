package app

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

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
			if r.Levels[0].Covered != 9 || r.Levels[0].People != 14 || r.Levels[1].Covered != 7 {
				t.Errorf("fair: %+v", r.Levels)
			}
		}
		if r.Status != "optimal" || r.Obj != c.obj || r.Bound != c.obj || c.chosen != nil && !slices.Equal(r.Chosen, c.chosen) {
			t.Errorf("%s: %+v", c.problem, r)
		}
	}
}

func TestSitingSolveRefuses(t *testing.T) {
	t.Parallel()
	for name, o := range map[string]SitingSolveOptions{
		"no such problem": {Problem: "tsp", P: 1},
		"p is missing":    {Problem: "mclp"},
		"p above sites":   {Problem: "mclp", P: 4},
		"wrong format":    {Problem: "pmedian", P: 1},
	} {
		_, err := SitingSolve(context.Background(), strings.NewReader(planeFile), o)
		var e *zhenyu.Error
		if !errors.As(err, &e) || e.Kind != zhenyu.Invalid || e.Message == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

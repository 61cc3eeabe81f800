package siting_test

import (
	"context"
	"errors"
	"math"
	"strings"
	"testing"

	"zhenyu/engine/siting"
)

func TestBadInput(t *testing.T) {
	cover := siting.Coverage{Sites: 2, Start: []int{0, 1, 3}, Site: []int32{0, 0, 1}}
	matrix := siting.Matrix{Sites: 2, Cell: []int32{1, 2, 3, 4}}
	two := []int64{1, 1}
	one := siting.Choice{P: 1}
	for name, c := range map[string]struct {
		problem siting.Problem
		field   string
		row     int
	}{
		"p above sites":      {&siting.MaxCover{Cover: cover, People: two, Choice: siting.Choice{P: 3}}, "Choice.P", -1},
		"negative p":         {&siting.MaxCover{Cover: cover, People: two, Choice: siting.Choice{P: -1}}, "Choice.P", -1},
		"negative people":    {&siting.MaxCover{Cover: cover, People: []int64{1, -1}, Choice: one}, "People", 1},
		"people overflow":    {&siting.MaxCover{Cover: cover, People: []int64{math.MaxInt64, math.MaxInt64}, Choice: one}, "People", 0},
		"people missing":     {&siting.MaxCover{Cover: cover, People: two[:1], Choice: one}, "People", -1},
		"no sites":           {&siting.MaxCover{Choice: one}, "Cover.Sites", -1},
		"site out of range":  {&siting.SetCover{Cover: siting.Coverage{Sites: 2, Start: []int{0, 1}, Site: []int32{2}}}, "Cover.Site", 0},
		"sites repeat":       {&siting.SetCover{Cover: siting.Coverage{Sites: 2, Start: []int{0, 2}, Site: []int32{1, 1}}}, "Cover.Site", 0},
		"offsets descend":    {&siting.SetCover{Cover: siting.Coverage{Sites: 2, Start: []int{0, 2, 1}, Site: []int32{1}}}, "Cover.Start", 0},
		"share above all":    {&siting.MaxCover{Cover: cover, People: two, Share: []uint16{1, 1001, 2}, Choice: one}, "Share", 1},
		"shares missing":     {&siting.MaxCover{Cover: cover, People: two, Share: []uint16{1}, Choice: one}, "Share", -1},
		"times":              {&siting.MaxCover{Cover: cover, People: two, Times: -1, Choice: one}, "Times", -1},
		"listed twice":       {&siting.MaxCover{Cover: cover, People: two, Choice: siting.Choice{P: 1, Forced: []int32{1}, Forbidden: []int32{0, 1}}}, "Choice.Forbidden", 1},
		"forced too many":    {&siting.MaxCover{Cover: cover, People: two, Choice: siting.Choice{P: 1, Forced: []int32{0, 1}}}, "Choice.Forced", 1},
		"negative cost":      {&siting.SetCover{Cover: cover, Choice: siting.Choice{Cost: []int64{1, -2}}}, "Choice.Cost", 1},
		"costs missing":      {&siting.SetCover{Cover: cover, Choice: siting.Choice{Cost: []int64{1}}}, "Choice.Cost", -1},
		"negative way":       {&siting.Median{Costs: siting.Matrix{Sites: 2, Cell: []int32{1, 2, 3, -4}}, Choice: one}, "Matrix", 1},
		"ragged matrix":      {&siting.Median{Costs: siting.Matrix{Sites: 2, Cell: []int32{1, 2, 3}}, Choice: one}, "Matrix", -1},
		"ways overflow":      {&siting.Median{Costs: matrix, People: []int64{1, 1 << 45}, Choice: one}, "People", 1},
		"load missing":       {&siting.CapMedian{Costs: matrix, Capacity: two, Choice: one}, "Load", -1},
		"capacity missing":   {&siting.CapMedian{Costs: matrix, Load: two, Choice: one}, "Capacity", -1},
		"load and capacity":  {&siting.CapMedian{Costs: matrix, Load: []int64{1, -1}, Capacity: []int64{-1, 1}, Choice: one}, "Load", 1},
		"room missing":       {&siting.CapCover{Cover: cover, People: two, Choice: one}, "Capacity", -1},
		"village":            {&siting.FairCover{Cover: cover, People: two, Village: []int32{0, 1}, Villages: 1, Levels: 1, Choice: one}, "Village", 1},
		"no levels":          {&siting.FairCover{Cover: cover, People: two, Village: []int32{0, 0}, Villages: 1, Choice: one}, "Levels", -1},
		"negative weighting": {&siting.Center{Costs: matrix, People: []int64{1, -5}, Choice: one}, "People", 1},
	} {
		for range 10 { // of two faults the same one is named every time
			_, err := siting.Solve(context.Background(), c.problem, siting.Options{})
			var input *siting.InputError
			if !errors.As(err, &input) || input.Field != c.field || input.Row != c.row {
				t.Errorf("%s: %v, want field %s, row %d", name, err, c.field, c.row)
			}
		}
	}
}

// TestPartialAnswers are inputs that are not wrong, but cannot be served in full.
func TestPartialAnswers(t *testing.T) {
	n := siting.Never
	islands := siting.Matrix{Sites: 2, Cell: []int32{1, n, n, 1, n, n}}
	r := solve(t, &siting.Median{Costs: islands, Choice: siting.Choice{P: 1}})
	if r.Status != siting.Infeasible || !strings.Contains(r.Reason, "serves everybody") || r.Unreachable.Rows != 1 {
		t.Errorf("one site for two islands: %+v", r)
	}
	r = solve(t, &siting.Median{Costs: islands, Choice: siting.Choice{P: 2}})
	if r.Status != siting.Optimal || r.Value != 2 || r.Unreachable.Rows != 1 || r.Serve[2] != -1 {
		t.Errorf("two sites for two islands and a rock: %+v", r)
	}
	none := siting.Coverage{Sites: 2, Start: []int{0, 0}}
	r = solve(t, &siting.MaxCover{Cover: none, People: []int64{9}, Choice: siting.Choice{P: 2}})
	if r.Status != siting.Optimal || r.Value != 0 || r.Unreachable.People != 9 {
		t.Errorf("nothing in reach: %+v", r)
	}
	r = solve(t, &siting.CapMedian{
		Costs: siting.Matrix{Sites: 2, Cell: []int32{1, 1, 1, 1}}, Load: []int64{3, 3}, Capacity: []int64{4, 4}, Choice: siting.Choice{P: 1},
	})
	if r.Status != siting.Infeasible || !strings.Contains(r.Reason, "room") {
		t.Errorf("too much load: %+v", r)
	}
}

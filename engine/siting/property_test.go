package siting_test

import (
	"context"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"zhenyu/engine/siting"
)

func seq(n int) []int32 {
	list := make([]int32, n)
	for i := range list {
		list[i] = int32(i)
	}
	return list
}

// medium returns problems of a size that takes some nodes: 40 sites and, for most, 250 rows.
func medium(seed uint64) map[string]siting.Problem { return sized(seed, 250) }

func sized(seed uint64, rows int) map[string]siting.Problem {
	rng := rand.New(rand.NewPCG(seed, 0))
	const sites = 40
	x, y := make([]int, sites+rows), make([]int, sites+rows)
	for k := range x {
		x[k], y[k] = rng.IntN(1000), rng.IntN(1000)
	}
	m := siting.Matrix{Sites: sites}
	var people, load, capacity, room []int64
	var village []int32
	for j := range rows {
		for i := range sites {
			dx, dy := x[i]-x[sites+j], y[i]-y[sites+j]
			m.Cell = append(m.Cell, int32((dx*dx+dy*dy)/100))
		}
		people, load = append(people, int64(1+rng.IntN(90))), append(load, int64(1+rng.IntN(9)))
		village = append(village, int32(x[sites+j]/200*5+y[sites+j]/200))
	}
	for range sites {
		capacity, room = append(capacity, int64(150+rng.IntN(150))), append(room, int64(500+rng.IntN(1000)))
	}
	cover := siting.Within(m, 350)
	cost := make([]int64, sites)
	for i := range cost {
		cost[i] = int64(5 + rng.IntN(20))
	}
	choice := siting.Choice{P: 6, Existing: []int32{3}, Forbidden: []int32{7, 8}}
	budget := siting.Choice{Cost: cost, Budget: 70, Forced: []int32{5}}
	few := siting.Matrix{Sites: 12}
	for j := range 30 {
		few.Cell = append(few.Cell, m.Row(j)[:12]...)
	}
	return map[string]siting.Problem{
		"MaxCover":  &siting.MaxCover{Cover: cover, People: people, Choice: choice},
		"Budget":    &siting.MaxCover{Cover: cover, People: people, Choice: budget},
		"Backup":    &siting.MaxCover{Cover: cover, People: people, Choice: siting.Choice{P: 4}, Times: 2},
		"SetCover":  &siting.SetCover{Cover: cover, People: people, Choice: siting.Choice{Cost: cost}},
		"Median":    &siting.Median{Costs: m, People: people, Choice: choice},
		"Center":    &siting.Center{Costs: m, People: people, Choice: choice},
		"CapMedian": &siting.CapMedian{Costs: few, People: people[:30], Load: load[:30], Capacity: capacity[:12], Choice: siting.Choice{P: 3}},
		"CapCover":  &siting.CapCover{Cover: cover, People: people, Capacity: room, Choice: choice},
		"FairCover": &siting.FairCover{Cover: cover, People: people, Village: village, Villages: 25, Levels: 2, Choice: siting.Choice{P: 14}},
	}
}

func minimises(p siting.Problem) bool {
	switch p.(type) {
	case *siting.SetCover, *siting.Median, *siting.CapMedian, *siting.Center:
		return true
	}
	return false
}

// TestStopped stops searches at once and after one node: the bound must hold and the choice must
// be allowed, for every problem.
func TestStopped(t *testing.T) {
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	for name, p := range medium(1) {
		full := solve(t, p)
		if full.Status != siting.Optimal {
			t.Errorf("%s: %+v", name, full)
		}
		for how, stop := range map[string]struct {
			ctx context.Context
			opt siting.Options
		}{"cancelled": {cancelled, siting.Options{}}, "one node": {context.Background(), siting.Options{Nodes: 1}}} {
			r, err := siting.Solve(stop.ctx, p, stop.opt)
			if err != nil {
				t.Errorf("%s %s: %v", name, how, err)
				continue
			}
			bound, value := r.Bound, full.Value
			if minimises(p) {
				bound, value = -bound, -value
			}
			if _, fair := p.(*siting.FairCover); !fair && bound < value {
				t.Errorf("%s %s: bound %d, but the optimum is %d", name, how, r.Bound, full.Value)
			}
			if r.Status == siting.Limit && r.Reason == "proven" || r.Status == siting.Infeasible {
				t.Errorf("%s %s: %+v", name, how, r)
			}
		}
	}
}

func TestSameAgain(t *testing.T) {
	for name, p := range medium(2) {
		if a, b := solve(t, p), solve(t, p); !reflect.DeepEqual(a, b) {
			t.Errorf("%s: %+v, then %+v", name, a, b)
		}
	}
}

// TestProgress compares every report with the optimum: the value is that of a choice and the
// bound is none of a better one, however early.
func TestProgress(t *testing.T) {
	problems := medium(3)
	problems["Partial"] = islands()
	for name, p := range problems {
		if fair, ok := p.(*siting.FairCover); ok {
			fair.Levels = 1 // of several, reports are about one after the other
		}
		best := solve(t, p).Value
		calls := 0
		_, err := siting.Solve(context.Background(), p, siting.Options{Progress: func(value, bound int64) {
			calls++
			low, high := value, bound
			if minimises(p) {
				low, high = bound, value
			}
			if low > best || best > high {
				t.Errorf("%s: call %d says value %d, bound %d; the optimum is %d", name, calls, value, bound, best)
			}
		}})
		if err != nil || calls == 0 {
			t.Errorf("%s: %d calls, %v", name, calls, err)
		}
	}
}

// islands is a median whose rows cannot reach every site.
func islands() *siting.Median {
	p := medium(3)["Median"].(*siting.Median)
	for k, cost := range p.Costs.Cell {
		if cost > 2000 {
			p.Costs.Cell[k] = siting.Never
		}
	}
	p.Choice = siting.Choice{P: 12}
	return p
}

// TestTrivialBounds stops searches at once: the bound is never worse than everybody, nor than
// what the sites bring alone; and a single site is proven by that.
func TestTrivialBounds(t *testing.T) {
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	p := medium(5)["MaxCover"].(*siting.MaxCover)
	alone := make([]int64, p.Cover.Sites)
	everybody := int64(0)
	for j, people := range p.People {
		everybody += people
		for _, i := range p.Cover.Row(j) {
			alone[i] += people
		}
	}
	slices.Sort(alone)
	slices.Reverse(alone)
	sum := int64(0)
	for k, most := range alone {
		p.Choice = siting.Choice{P: k + 1}
		r, err := siting.Solve(cancelled, p, siting.Options{})
		if sum += most; err != nil || r.Bound > min(sum, everybody) {
			t.Errorf("p %d: %+v, %v, want at most %d", k+1, r, err, min(sum, everybody))
		}
		if k == 0 && r.Status != siting.Optimal {
			t.Errorf("one site: %+v", r)
		}
	}
	m := medium(5)["Median"].(*siting.Median)
	m.Choice = siting.Choice{P: 1}
	if r, err := siting.Solve(cancelled, m, siting.Options{}); err != nil || r.Status != siting.Optimal {
		t.Errorf("one median: %+v, %v", r, err)
	}
}

// TestCheck corrupts results; every corruption must be seen.
func TestCheck(t *testing.T) {
	for name, p := range medium(4) {
		good := solve(t, p)
		for how, spoil := range map[string]func(r *siting.Result){
			"value":       func(r *siting.Result) { r.Value++; r.Bound++ },
			"bound":       func(r *siting.Result) { r.Bound = r.Value - 1; r.Status = siting.Limit },
			"least bound": func(r *siting.Result) { r.Bound = r.Value + 1; r.Status = siting.Limit },
			"status":      func(r *siting.Result) { r.Status = siting.Limit },
			"a site more": func(r *siting.Result) { r.Sites = append(slices.Clone(r.Sites), 39) },
			"repeated":    func(r *siting.Result) { r.Sites = append([]int32{r.Sites[0]}, r.Sites...) },
			"a site less": func(r *siting.Result) { r.Sites = r.Sites[1:] },
			"no such":     func(r *siting.Result) { r.Sites = append(slices.Clone(r.Sites[1:]), 400) },
			"unreachable": func(r *siting.Result) { r.Unreachable.People++ },
			"infeasible":  func(r *siting.Result) { r.Status = siting.Infeasible },
			"server":      func(r *siting.Result) { r.Serve = slices.Clone(r.Serve); r.Serve[0] = 39 },
			"level":       func(r *siting.Result) { r.Levels = slices.Clone(r.Levels); r.Levels[0].Covered++ },
		} {
			if how == "server" && good.Serve == nil || how == "level" && good.Levels == nil {
				continue
			}
			if minimises(p) == (how == "bound") && (how == "bound" || how == "least bound") {
				continue // on the right side of this problem
			}
			if how == "least bound" && !minimises(p) {
				continue
			}
			bad := *good
			spoil(&bad)
			if err := siting.Check(p, &bad); err == nil {
				t.Errorf("%s: corrupted %s passes: %+v", name, how, bad)
			}
		}
		if err := siting.Check(p, good); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestCheckWithoutSites corrupts results that have no sites, and says that there are none where
// there are.
func TestCheckWithoutSites(t *testing.T) {
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	n := siting.Never
	far := siting.Matrix{Sites: 2, Cell: []int32{4, n, n, 5, n, n}}
	full := siting.Matrix{Sites: 2, Cell: []int32{1, 1, 1, 1, 1, 1, n, n}}
	for name, p := range map[string]siting.Problem{
		"Median":    &siting.Median{Costs: far, Choice: siting.Choice{P: 1}},
		"Center":    &siting.Center{Costs: far, Choice: siting.Choice{P: 1}},
		"CapMedian": &siting.CapMedian{Costs: full, Load: []int64{2, 2, 2, 1}, Capacity: []int64{3, 3}, Choice: siting.Choice{P: 2}},
	} {
		for _, ctx := range []context.Context{context.Background(), cancelled} {
			good, err := siting.Solve(ctx, p, siting.Options{})
			if err != nil || good.Sites != nil {
				t.Fatalf("%s: %+v, %v", name, good, err)
			}
			for how, spoil := range map[string]func(r *siting.Result){
				"reason":      func(r *siting.Result) { r.Reason = "" },
				"status":      func(r *siting.Result) { r.Status = siting.Optimal },
				"no sites":    func(r *siting.Result) { r.Sites = []int32{}; r.Status = siting.Infeasible },
				"value":       func(r *siting.Result) { r.Value = 1 },
				"server":      func(r *siting.Result) { r.Serve = []int32{0, 0, 0} },
				"unreachable": func(r *siting.Result) { r.Unreachable.Rows = 0 },
				"high bound":  func(r *siting.Result) { r.Bound = 10; r.Status = siting.Limit },
				"low bound":   func(r *siting.Result) { r.Bound = -1; r.Status = siting.Limit },
				"no such":     func(r *siting.Result) { r.Bound = 1; r.Status = siting.Infeasible },
			} {
				bad := *good
				if spoil(&bad); siting.Check(p, &bad) == nil {
					t.Errorf("%s: corrupted %s passes: %+v", name, how, bad)
				}
			}
		}
	}
	for name, p := range medium(4) {
		switch p := p.(type) {
		case *siting.Median:
			p.Choice.P = p.Costs.Sites
		case *siting.Center:
			p.Choice.P = p.Costs.Sites
		case *siting.CapMedian:
			continue // what sites have room for is not plain
		}
		for _, status := range []siting.Status{siting.Infeasible, siting.Limit} {
			if siting.Check(p, &siting.Result{Status: status, Reason: "time"}) == nil {
				t.Errorf("%s: %s without sites passes", name, status)
			}
		}
	}
}

// TestNoRoomUnproven has loads that two sites just hold, which the search does not find among 2²⁵ ways: that
// none was found does not say that there is none.
func TestNoRoomUnproven(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 0))
	p := &siting.CapMedian{Costs: siting.Matrix{Sites: 2}, Choice: siting.Choice{P: 2}}
	var half [2]int64
	for j := range 26 {
		load := 1_000_000 + rng.Int64N(1_000_000)
		half[j%2] += load
		p.Load = append(p.Load, load)
		p.Costs.Cell = append(p.Costs.Cell, rng.Int32N(1000), rng.Int32N(1000))
	}
	p.Load[0] += half[1] // now the first with the other even ones is as much as …
	p.Load[1] += half[0] // … the second with the other odd ones
	p.Capacity = slices.Repeat([]int64{half[0] + half[1]}, 2)
	if r := solve(t, p); r.Status == siting.Infeasible {
		t.Errorf("%+v, but the even rows and the odd ones fit", r)
	}
}

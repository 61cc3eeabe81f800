package siting_test

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"zhenyu/engine/highs"
	"zhenyu/engine/siting"
)

// The models here are written for HiGHS from the problems' definitions; the values must agree.

var inf = math.Inf(1)

// siteColumns adds the sites as columns and the choice as bounds and a row.
func siteColumns(m *highs.Model, c siting.Choice, sites int, limited bool) {
	var index []int32
	var cost []float64
	for i := range int32(sites) {
		low, high, price := 0.0, 1.0, 1.0
		if c.Cost != nil {
			price = float64(c.Cost[i])
		}
		switch {
		case slices.Contains(c.Existing, i):
			low, price = 1, 0
		case slices.Contains(c.Forced, i):
			low = 1
		case slices.Contains(c.Forbidden, i):
			high = 0
		}
		objective := 0.0
		if !limited {
			objective = price
		}
		index, cost = append(index, m.AddColumn(objective, low, high, true)), append(cost, price)
	}
	if limited {
		allowed := float64(c.P)
		if c.Cost != nil {
			allowed = float64(c.Budget)
		}
		m.AddRow(-inf, allowed, index, cost)
	}
}

func maxCoverModel(p *siting.MaxCover) *highs.Model {
	m := &highs.Model{Maximize: true}
	siteColumns(m, p.Choice, p.Cover.Sites, true)
	need := float64(max(1, p.Times))
	for j, people := range p.People {
		z := m.AddColumn(float64(people), 0, 1, true)
		index, value := []int32{z}, []float64{-need}
		for _, i := range p.Cover.Row(j) {
			index, value = append(index, i), append(value, 1)
		}
		m.AddRow(0, inf, index, value)
	}
	return m
}

// backupModel is maxCoverModel with all inequalities of the convex hull of each row: whatever k < need
// of its sites are left out, need − k of the others must be open. Its relaxation is what the bound of
// the search converges to.
func backupModel(p *siting.MaxCover, integer bool) *highs.Model {
	m := &highs.Model{Maximize: true}
	siteColumns(m, p.Choice, p.Cover.Sites, true)
	for j, people := range p.People {
		z := m.AddColumn(float64(people), 0, 1, true)
		leftOut(p.Cover.Row(j), p.Times, nil, func(rest []int32, need int) {
			value := append([]float64{-float64(need)}, slices.Repeat([]float64{1}, len(rest))...)
			m.AddRow(0, inf, append([]int32{z}, rest...), value)
		})
	}
	for k := range m.Integer {
		m.Integer[k] = integer
	}
	return m
}

// leftOut tells every part of a row from which fewer than need sites are left out.
func leftOut(row []int32, need int, kept []int32, tell func(rest []int32, need int)) {
	if len(row) == 0 {
		tell(kept, need)
		return
	}
	leftOut(row[1:], need, append(slices.Clone(kept), row[0]), tell)
	if need > 1 {
		leftOut(row[1:], need-1, kept, tell)
	}
}

func setCoverModel(p *siting.SetCover) *highs.Model {
	m := &highs.Model{}
	siteColumns(m, p.Choice, p.Cover.Sites, false)
	for j := range p.Cover.Rows() {
		if row := p.Cover.Row(j); len(row) > 0 {
			m.AddRow(1, inf, row, slices.Repeat([]float64{1}, len(row)))
		}
	}
	return m
}

// serveModel is the median with rows served whole; load and capacity may be nil.
func serveModel(c siting.Matrix, people, load, capacity []int64, choice siting.Choice) *highs.Model {
	m := &highs.Model{}
	siteColumns(m, choice, c.Sites, true)
	loads := make([][]int32, c.Sites)
	for j := range c.Rows() {
		var index []int32
		for i, cost := range c.Row(j) {
			y := m.AddColumn(float64(people[j])*float64(cost), 0, 1, load != nil)
			index = append(index, y)
			loads[i] = append(loads[i], y)
			m.AddRow(-inf, 0, []int32{y, int32(i)}, []float64{1, -1})
		}
		m.AddRow(1, 1, index, slices.Repeat([]float64{1}, len(index)))
	}
	for i := range c.Sites {
		if load == nil {
			break
		}
		value := []float64{-float64(capacity[i])}
		for _, l := range load {
			value = append(value, float64(l))
		}
		m.AddRow(-inf, 0, append([]int32{int32(i)}, loads[i]...), value)
	}
	return m
}

func capCoverModel(p *siting.CapCover) *highs.Model {
	m := &highs.Model{Maximize: true}
	siteColumns(m, p.Choice, p.Cover.Sites, true)
	served := make([][]int32, p.Cover.Sites)
	for j, people := range p.People {
		var index []int32
		for _, i := range p.Cover.Row(j) {
			y := m.AddColumn(1, 0, float64(people), false)
			index, served[i] = append(index, y), append(served[i], y)
		}
		if len(index) > 0 {
			m.AddRow(-inf, float64(people), index, slices.Repeat([]float64{1}, len(index)))
		}
	}
	for i, index := range served {
		value := append([]float64{-float64(p.Capacity[i])}, slices.Repeat([]float64{1}, len(index))...)
		m.AddRow(-inf, 0, append([]int32{int32(i)}, index...), value)
	}
	return m
}

// centerModel minimises the longest way of a row to the site that serves it.
func centerModel(p *siting.Center) *highs.Model {
	m := &highs.Model{}
	siteColumns(m, p.Choice, p.Costs.Sites, true)
	worst := m.AddColumn(1, 0, inf, false)
	for j := range p.Costs.Rows() {
		index, way := []int32{}, []float64{}
		for i, cost := range p.Costs.Row(j) {
			y := m.AddColumn(0, 0, 1, true)
			index, way = append(index, y), append(way, float64(cost))
			m.AddRow(-inf, 0, []int32{y, int32(i)}, []float64{1, -1})
		}
		m.AddRow(1, 1, index, slices.Repeat([]float64{1}, len(index)))
		m.AddRow(-inf, 0, append(index, worst), append(way, -1))
	}
	return m
}

// fairModel maximises the smallest share of any village that can be reached but for as many as
// there are levels, which are the smallest shares of the levels before: of every one of those,
// no more villages fall short than there are before it.
func fairModel(p *siting.FairCover, levels []float64) *highs.Model {
	m := &highs.Model{Maximize: true}
	siteColumns(m, p.Choice, p.Cover.Sites, true)
	share := m.AddColumn(1, 0, 1, false)
	index, value := make([][]int32, p.Villages), make([][]float64, p.Villages)
	people, reached := make([]int64, p.Villages), make([]bool, p.Villages)
	for j, v := range p.Village {
		people[v] += p.People[j]
		row := p.Cover.Row(j)
		if len(row) == 0 {
			continue
		}
		reached[v] = true
		z := m.AddColumn(0, 0, 1, false)
		index[v], value[v] = append(index[v], z), append(value[v], float64(p.People[j]))
		m.AddRow(-inf, 0, append([]int32{z}, row...), append([]float64{1}, slices.Repeat([]float64{-1}, len(row))...))
	}
	short := make([][]int32, len(levels)+1) // villages that fall short of each level, the last of share
	for v := range people {
		if !reached[v] {
			continue
		}
		for k := range short {
			e, whole := m.AddColumn(0, 0, 1, true), float64(people[v])
			short[k] = append(short[k], e)
			if k == len(levels) {
				m.AddRow(0, inf, append(slices.Clone(index[v]), share, e), append(slices.Clone(value[v]), -whole, whole))
			} else {
				m.AddRow((levels[k]-1e-7)*whole, inf, append(slices.Clone(index[v]), e), append(slices.Clone(value[v]), whole))
			}
		}
	}
	for k, columns := range short {
		m.AddRow(-inf, float64(k), columns, slices.Repeat([]float64{1}, len(columns)))
	}
	return m
}

// newHiGHS compiles HiGHS, which takes seconds: not in short runs.
func newHiGHS(t *testing.T) *highs.Solver {
	t.Helper()
	if testing.Short() {
		t.Skip("compiles and runs HiGHS")
	}
	solver, err := highs.New(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := solver.Close(context.Background()); err != nil {
			t.Error(err)
		}
	})
	return solver
}

func TestHiGHSAgreesOnFairness(t *testing.T) {
	solver := newHiGHS(t)
	for seed := range uint64(2) {
		p := sized(seed, 120)["FairCover"].(*siting.FairCover)
		for _, p.Choice.P = range []int{8, 12} {
			p.Levels = 3
			r := solve(t, p)
			if r.Status != siting.Optimal {
				t.Fatalf("seed %d, p %d: %+v", seed, p.Choice.P, r)
			}
			var before []float64
			for k, level := range r.Levels {
				want, err := solver.Solve(context.Background(), fairModel(p, before))
				if err != nil || want.Status != highs.Optimal {
					t.Fatalf("%+v, %v", want, err)
				}
				got := float64(level.Covered) / float64(level.People)
				if math.Abs(got-want.Objective) > 1e-6 {
					t.Errorf("seed %d, p %d, level %d: %+v, HiGHS %v", seed, p.Choice.P, k, r, want.Objective)
				}
				before = append(before, got)
			}
		}
	}
}

func TestHiGHSAgrees(t *testing.T) {
	solver := newHiGHS(t)
	for name, p := range sized(5, 80) {
		var m *highs.Model
		switch p := p.(type) {
		case *siting.MaxCover:
			m = maxCoverModel(p)
		case *siting.SetCover:
			m = setCoverModel(p)
		case *siting.Median:
			m = serveModel(p.Costs, p.People, nil, nil, p.Choice)
		case *siting.Center:
			m = centerModel(p)
		case *siting.CapMedian:
			m = serveModel(p.Costs, p.People, p.Load, p.Capacity, p.Choice)
		case *siting.CapCover:
			m = capCoverModel(p)
		default:
			continue
		}
		want, err := solver.Solve(context.Background(), m)
		if err != nil || want.Status != highs.Optimal {
			t.Errorf("%s: %+v, %v", name, want, err)
			continue
		}
		if r := solve(t, p); r.Status != siting.Optimal || math.Abs(float64(r.Value)-want.Objective) > 1e-4 {
			t.Errorf("%s: %+v, HiGHS %v", name, r, want.Objective)
		}
	}
}

// TestHiGHSAgreesOnBackup compares people with two or three sites in reach; and the bound of the first
// node with the relaxation of HiGHS's model, which it meets but for half a percent.
func TestHiGHSAgreesOnBackup(t *testing.T) {
	solver := newHiGHS(t)
	for seed := range uint64(2) {
		p := sized(seed, 70)["Backup"].(*siting.MaxCover)
		for _, p.Times = range []int{2, 3} {
			for _, p.Choice = range []siting.Choice{{P: 6}, {P: 12, Existing: []int32{3}, Forced: []int32{5}, Forbidden: []int32{7, 8}}} {
				want, err := solver.Solve(context.Background(), backupModel(p, true))
				if err != nil || want.Status != highs.Optimal {
					t.Fatalf("%+v, %v", want, err)
				}
				if r := solve(t, p); r.Status != siting.Optimal || float64(r.Value) != math.Round(want.Objective) {
					t.Errorf("seed %d, times %d, p %d: %+v, HiGHS %v", seed, p.Times, p.Choice.P, r, want.Objective)
				}
				relaxed, err := solver.Solve(context.Background(), backupModel(p, false))
				if err != nil || relaxed.Status != highs.Optimal {
					t.Fatalf("%+v, %v", relaxed, err)
				}
				first, err := siting.Solve(context.Background(), p, siting.Options{Nodes: 1})
				t.Logf("times %d, p %d: optimum %v, bound %d, relaxation %v", p.Times, p.Choice.P, want.Objective, first.Bound, relaxed.Objective)
				if err != nil || float64(first.Bound) > 1.005*relaxed.Objective {
					t.Errorf("seed %d, times %d, p %d: %+v, %v, relaxation %v", seed, p.Times, p.Choice.P, first, err, relaxed.Objective)
				}
			}
		}
	}
}

// TestExactAssigns has two sites of four with hardly any room to spare, where settling which row
// goes where took the search alone more than a minute.
func TestExactAssigns(t *testing.T) {
	solver := newHiGHS(t)
	rng := rand.New(rand.NewPCG(3, 0))
	p := &siting.CapMedian{Costs: siting.Matrix{Sites: 4}, Choice: siting.Choice{P: 2}}
	var siteX, siteY [4]float64
	for i := range siteX {
		siteX[i], siteY[i] = rng.Float64(), rng.Float64()
	}
	sum := int64(0)
	for range 200 {
		p.Load = append(p.Load, int64(1+rng.IntN(20)))
		sum += p.Load[len(p.Load)-1]
		x, y := rng.Float64(), rng.Float64()
		for i := range siteX {
			p.Costs.Cell = append(p.Costs.Cell, int32(1000*math.Hypot(x-siteX[i], y-siteY[i])))
		}
	}
	p.People, p.Capacity = p.Load, slices.Repeat([]int64{sum*11/20 + 1}, p.Costs.Sites)
	want, err := solver.Solve(context.Background(), serveModel(p.Costs, p.People, p.Load, p.Capacity, p.Choice))
	if err != nil || want.Status != highs.Optimal {
		t.Fatalf("%+v, %v", want, err)
	}
	asked := 0
	r, err := siting.Solve(context.Background(), p, siting.Options{Exact: func(ctx context.Context, program *siting.Program) ([]float64, bool) {
		asked++
		m := highs.Model(*program)
		s, err := solver.Solve(ctx, &m)
		return s.X, err == nil && s.Status == highs.Optimal
	}})
	if err != nil || r.Status != siting.Optimal || float64(r.Value) != math.Round(want.Objective) {
		t.Errorf("%+v, %v, HiGHS alone %v", r, err, want.Objective)
	}
	if asked == 0 {
		t.Error("the exact solver was not asked")
	}
}

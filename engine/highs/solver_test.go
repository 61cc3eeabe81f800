package highs

import (
	"context"
	"math"
	"math/rand/v2"
	"testing"
)

func newSolver(t testing.TB) *Solver {
	t.Helper()
	s, err := New(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close(context.Background()) })
	return s
}

// knapsack returns a random model and its weights.
func knapsack(n int, seed uint64) (*Model, []float64, float64) {
	rng := rand.New(rand.NewPCG(seed, 0))
	m := &Model{Maximize: true}
	var index []int32
	var weight []float64
	sum := 0.0
	for range n {
		index = append(index, m.AddColumn(float64(1+rng.IntN(50)), 0, 1, true))
		weight = append(weight, float64(1+rng.IntN(50)))
		sum += weight[len(weight)-1]
	}
	room := math.Floor(sum / 2)
	m.AddRow(math.Inf(-1), room, index, weight)
	return m, weight, room
}

// split returns a market split problem (Cornuéjols and Dawande 1998): small, and nothing but
// enumeration is known to solve it.
func split(rows, columns int) *Model {
	rng := rand.New(rand.NewPCG(7, 7))
	m := &Model{Maximize: true}
	var index []int32
	for range columns {
		index = append(index, m.AddColumn(float64(1+rng.IntN(9)), 0, 1, true))
	}
	for range rows {
		weight, half := make([]float64, columns), 0.0
		for i := range weight {
			weight[i] = float64(rng.IntN(100))
			half += weight[i] / 2
		}
		m.AddRow(math.Floor(half), math.Floor(half), index, weight)
	}
	return m
}

func exhaust(m *Model, weight []float64, room float64) float64 {
	best := 0.0
	for set := range 1 << len(weight) {
		value, load := 0.0, 0.0
		for i := range weight {
			if set>>i&1 == 1 {
				value += m.Cost[i]
				load += weight[i]
			}
		}
		if load <= room {
			best = max(best, value)
		}
	}
	return best
}

func TestSolve(t *testing.T) {
	s := newSolver(t)
	t.Run("integers", func(t *testing.T) {
		for seed := range uint64(5) {
			m, weight, room := knapsack(12, seed)
			got, err := s.Solve(context.Background(), m)
			if err != nil || got.Status != Optimal {
				t.Fatalf("seed %d: %+v, %v", seed, got, err)
			}
			if want := exhaust(m, weight, room); math.Abs(got.Objective-want) > 1e-6 || math.Abs(got.Bound-want) > 1e-6 {
				t.Errorf("seed %d: objective %v, bound %v, want %v", seed, got.Objective, got.Bound, want)
			}
		}
	})
	t.Run("linear with duals", func(t *testing.T) {
		m := &Model{}
		x, y := m.AddColumn(2, 0, math.Inf(1), false), m.AddColumn(3, 0, math.Inf(1), false)
		m.AddRow(4, math.Inf(1), []int32{x, y}, []float64{1, 1})
		m.AddRow(2, math.Inf(1), []int32{y}, []float64{1})
		got, err := s.Solve(context.Background(), m)
		if err != nil || got.Status != Optimal || got.Objective != 10 || got.RowDual[0] != 2 || got.RowDual[1] != 1 {
			t.Errorf("%+v, %v", got, err)
		}
	})
	t.Run("infeasible", func(t *testing.T) {
		m := &Model{}
		x := m.AddColumn(1, 0, 1, true)
		m.AddRow(2, 3, []int32{x}, []float64{1})
		if got, err := s.Solve(context.Background(), m); err != nil || got.Status != Infeasible {
			t.Errorf("%+v, %v", got, err)
		}
	})
	t.Run("unbounded", func(t *testing.T) {
		m := &Model{Maximize: true}
		m.AddColumn(1, 0, math.Inf(1), false)
		if got, err := s.Solve(context.Background(), m); err != nil || got.Status != Unbounded {
			t.Errorf("%+v, %v", got, err)
		}
	})
	t.Run("cancelled", func(t *testing.T) {
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		m := split(4, 30)
		if got, err := s.Solve(ctx, m); err != nil || got.Status != Stopped {
			t.Errorf("%+v, %v", got, err)
		}
	})
	t.Run("same again", func(t *testing.T) {
		m, _, _ := knapsack(30, 3)
		a, err := s.Solve(context.Background(), m)
		if err != nil {
			t.Fatal(err)
		}
		b, _ := s.Solve(context.Background(), m)
		if a.Objective != b.Objective || len(a.X) != len(b.X) {
			t.Errorf("%v and %v", a, b)
		}
	})
}

func TestModelRefused(t *testing.T) {
	s := newSolver(t)
	for name, spoil := range map[string]func(*Model){
		"column": func(m *Model) { m.Index[0] = 99 },
		"start":  func(m *Model) { m.Start[1] = 1 },
		"nan":    func(m *Model) { m.Value[0] = math.NaN() },
		"cost":   func(m *Model) { m.Cost[0] = math.Inf(1) },
		"bounds": func(m *Model) { m.Lower = m.Lower[:1] },
	} {
		m, _, _ := knapsack(4, 1)
		spoil(m)
		if _, err := s.Solve(context.Background(), m); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

func BenchmarkKnapsack40(b *testing.B) {
	s := newSolver(b)
	m, _, _ := knapsack(40, 1)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := s.Solve(context.Background(), m); err != nil {
			b.Fatal(err)
		}
	}
}

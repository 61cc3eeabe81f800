package app

import (
	"context"

	"zhenyu/engine/highs"
	"zhenyu/engine/siting"
)

// exactPrograms solves small programs for engine/siting with HiGHS, which is compiled when it is
// first asked for: that takes two seconds, and most searches never ask.
type exactPrograms struct {
	solver *highs.Solver
	broken bool
}

func (e *exactPrograms) solve(ctx context.Context, p *siting.Program) (x []float64, done bool) {
	if e.solver == nil && !e.broken {
		var err error
		e.solver, err = highs.New(context.WithoutCancel(ctx))
		e.broken = err != nil
	}
	if e.broken {
		return nil, false
	}
	m := highs.Model(*p)
	s, err := e.solver.Solve(ctx, &m)
	if err != nil {
		return nil, false
	}
	switch s.Status {
	case highs.Optimal:
		return s.X, true
	case highs.Infeasible:
		return nil, true
	case highs.Unbounded, highs.Stopped:
	}
	return nil, false
}

// close frees the solver.
func (e *exactPrograms) close() {
	if e.solver != nil {
		_ = e.solver.Close(context.Background()) // memory of this process, and nothing else
	}
}

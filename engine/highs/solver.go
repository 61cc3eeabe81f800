package highs

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"math"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
)

//go:embed highs.wasm
var wasm []byte

// Solver is HiGHS compiled and ready. Compiling takes about two seconds of one core, so make
// one and keep it. It may be used by one goroutine at a time.
type Solver struct {
	runtime  wazero.Runtime
	compiled wazero.CompiledModule
	clock    *clock
}

// New compiles HiGHS. Close the Solver to free some 50 MB.
func New(ctx context.Context) (*Solver, error) {
	s := &Solver{runtime: wazero.NewRuntime(ctx), clock: &clock{stop: ctx}}
	var err error
	if s.compiled, err = s.runtime.CompileModule(ctx, wasm); err == nil {
		err = s.provide(ctx)
	}
	if err != nil {
		return nil, fmt.Errorf("highs: compile: %w", errors.Join(err, s.runtime.Close(ctx)))
	}
	return s, nil
}

// Close frees what the Solver holds.
func (s *Solver) Close(ctx context.Context) error { return s.runtime.Close(ctx) }

// Status says what HiGHS proved.
type Status string

// The kinds of outcome.
const (
	Optimal    Status = "optimal"
	Infeasible Status = "infeasible"
	Unbounded  Status = "unbounded"
	Stopped    Status = "stopped" // ctx ended; X is the best so far, or nil
)

// Solution is what HiGHS found. Objective and Bound are floating point with HiGHS's tolerances.
type Solution struct {
	Status    Status
	X         []float64 // one per column; nil when none is known
	Objective float64
	Bound     float64 // of the objective, for models with integers
	RowDual   []float64
}

// Solve solves a model to gap 0, or until ctx ends. It returns an error for a model that is not
// well formed or that HiGHS refuses. Every call runs on fresh memory, so the same model gives
// the same solution, whatever was solved before.
func (s *Solver) Solve(ctx context.Context, m *Model) (_ *Solution, err error) {
	if err := m.validate(); err != nil {
		return nil, err
	}
	s.clock.start(ctx)
	inner := context.WithoutCancel(ctx) // HiGHS is stopped by its clock, never in the middle
	module, err := s.runtime.InstantiateModule(inner, s.compiled, wazero.NewModuleConfig().WithName("").WithStartFunctions())
	if err != nil {
		return nil, fmt.Errorf("highs: start: %w", err)
	}
	defer func() { err = errors.Join(err, module.Close(inner)) }()
	c := &call{ctx: inner, module: module}
	solution := c.solve(m)
	if c.err != nil {
		return nil, fmt.Errorf("highs: %w", c.err)
	}
	return solution, nil
}

// call is one model in one instance of the wasm. The first error stays, and everything after it
// does nothing.
type call struct {
	ctx    context.Context
	module api.Module
	err    error
}

// do calls an export and returns its first result.
func (c *call) do(name string, args ...uint64) uint64 {
	if c.err != nil {
		return 0
	}
	results, err := c.module.ExportedFunction(exports[name]).Call(c.ctx, args...)
	if err != nil {
		c.err = fmt.Errorf("%s: %w", name, err)
		return 0
	}
	if len(results) == 0 {
		return 0
	}
	return results[0]
}

// must is do for functions that answer 0 or 1 (a warning) when all is well.
func (c *call) must(name string, args ...uint64) {
	if status := int32(c.do(name, args...)); c.err == nil && status != 0 && status != 1 {
		c.err = fmt.Errorf("%s refuses the model (status %d)", name, status)
	}
}

// Model statuses of HiGHS's C interface.
const (
	statusOptimal    = 7
	statusInfeasible = 8
	statusEither     = 9
	statusUnbounded  = 10
	statusBound      = 11
	statusTarget     = 12
	statusTime       = 13
	statusIterations = 14
	statusInterrupt  = 17
)

func (c *call) solve(m *Model) *Solution {
	c.do("constructors")
	h := c.do("Highs_create")
	c.options(h)
	c.pass(h, m)
	c.must("Highs_run", h)
	s := &Solution{}
	switch status := c.do("Highs_getModelStatus", h); status {
	case statusOptimal:
		s.Status = Optimal
	case statusInfeasible:
		s.Status = Infeasible
	case statusUnbounded, statusEither:
		s.Status = Unbounded
	case statusTime, statusBound, statusTarget, statusIterations, statusInterrupt:
		s.Status = Stopped
	default:
		if c.err == nil {
			c.err = fmt.Errorf("model status %d", status)
		}
	}
	if s.Status == Optimal || s.Status == Stopped {
		c.read(h, m, s)
	}
	return s
}

func (c *call) options(h uint64) {
	c.must("Highs_setBoolOptionValue", h, c.text("output_flag"), 0)
	c.must("Highs_setIntOptionValue", h, c.text("threads"), 1)
	c.must("Highs_setDoubleOptionValue", h, c.text("mip_rel_gap"), api.EncodeF64(0))
	c.must("Highs_setDoubleOptionValue", h, c.text("mip_abs_gap"), api.EncodeF64(0))
	c.must("Highs_setDoubleOptionValue", h, c.text("time_limit"), api.EncodeF64(timeLimit))
}

func (c *call) pass(h uint64, m *Model) {
	sense := int32(1)
	if m.Maximize {
		sense = -1
	}
	integer := make([]int32, len(m.Cost))
	for i, is := range m.Integer {
		if is {
			integer[i] = 1
		}
	}
	const rowwise = 2
	c.must("Highs_passMip", h, uint64(len(m.Cost)), uint64(len(m.RowLower)), uint64(len(m.Index)), rowwise,
		api.EncodeI32(sense), api.EncodeF64(0),
		c.doubles(m.Cost), c.doubles(m.Lower), c.doubles(m.Upper), c.doubles(m.RowLower), c.doubles(m.RowUpper),
		c.ints(m.Start), c.ints(m.Index), c.doubles(m.Value), c.ints(integer))
}

// read fetches the solution. HiGHS answers an objective beyond all numbers when it has none.
func (c *call) read(h uint64, m *Model, s *Solution) {
	s.Objective = api.DecodeF64(c.do("Highs_getObjectiveValue", h))
	s.Bound = c.info(h, "mip_dual_bound")
	if s.Status == Stopped && c.infoInt(h, "primal_solution_status") != 2 {
		return
	}
	columns, rows := len(m.Cost), len(m.RowLower)
	x, dual := c.room(columns), c.room(columns)
	row, rowDual := c.room(rows), c.room(rows)
	c.must("Highs_getSolution", h, x, dual, row, rowDual)
	s.X, s.RowDual = c.fetch(x, columns), c.fetch(rowDual, rows)
}

func (c *call) info(h uint64, name string) float64 {
	at := c.room(1)
	c.must("Highs_getDoubleInfoValue", h, c.text(name), at)
	if v := c.fetch(at, 1); v != nil {
		return v[0]
	}
	return math.NaN()
}

func (c *call) infoInt(h uint64, name string) int32 {
	at := c.room(1)
	c.must("Highs_getIntInfoValue", h, c.text(name), at)
	v, _ := c.module.Memory().ReadUint32Le(uint32(at))
	return int32(v)
}

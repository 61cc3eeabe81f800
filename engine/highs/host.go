package highs

import (
	"context"
	"fmt"

	"github.com/tetratelabs/wazero/api"
)

// timeLimit is what HiGHS is told, in seconds of the clock below.
const timeLimit = 1e9

// clock stands still, so that nothing depends on the speed of the machine, until its context
// ends; then it is past the time limit. The first looks are HiGHS starting its own timers, which
// must start before the jump to see it.
type clock struct {
	stop  context.Context
	looks int
}

const firstLooks = 20

func (c *clock) start(stop context.Context) { c.stop, c.looks = stop, 0 }

func (c *clock) seconds() float64 {
	c.looks++
	if c.looks > firstLooks && c.stop.Err() != nil {
		return 2 * timeLimit
	}
	return 1
}

// provide defines the functions that the wasm imports: a clock, memory that grows, output that
// is dropped, and refusals for everything that would reach out of the machine.
func (s *Solver) provide(ctx context.Context) error {
	host := s.runtime.NewHostModuleBuilder("a")
	for _, f := range s.compiled.ImportedFunctions() {
		_, minified, _ := f.Import()
		name, ok := imports[minified]
		if !ok {
			return fmt.Errorf("the wasm imports %q, which names.go does not know", minified)
		}
		host.NewFunctionBuilder().
			WithGoModuleFunction(s.host(name, f.ResultTypes()), f.ParamTypes(), f.ResultTypes()).
			Export(minified)
	}
	_, err := host.Instantiate(ctx)
	return err
}

func (s *Solver) host(name string, results []api.ValueType) api.GoModuleFunc {
	switch name {
	case "emscripten_get_now", "emscripten_date_now": // milliseconds
		return func(_ context.Context, _ api.Module, stack []uint64) {
			stack[0] = api.EncodeF64(s.clock.seconds() * 1e3)
		}
	case "clock_time_get": // (clock, precision, address of nanoseconds)
		return func(_ context.Context, m api.Module, stack []uint64) {
			m.Memory().WriteUint64Le(uint32(stack[2]), uint64(s.clock.seconds()*1e9))
			stack[0] = 0
		}
	case "emscripten_resize_heap":
		return resizeHeap
	case "fd_write":
		return dropOutput
	case "environ_sizes_get":
		return func(_ context.Context, m api.Module, stack []uint64) {
			m.Memory().WriteUint32Le(uint32(stack[0]), 0)
			m.Memory().WriteUint32Le(uint32(stack[1]), 0)
			stack[0] = 0
		}
	case "environ_get", "tzset_js", "setitimer_js", "emscripten_runtime_keepalive_clear":
		return func(_ context.Context, _ api.Module, stack []uint64) {
			if len(results) > 0 {
				stack[0] = 0
			}
		}
	case "cxa_throw", "exit", "abort_js", "proc_exit":
		return func(context.Context, api.Module, []uint64) { panic(fmt.Errorf("highs: the wasm called %s", name)) }
	}
	const notSupported = 52 // ENOSYS of WASI
	return func(_ context.Context, _ api.Module, stack []uint64) {
		if len(results) > 0 {
			stack[0] = notSupported
		}
	}
}

// resizeHeap grows the memory to at least the bytes asked for, up to 2 GB.
func resizeHeap(_ context.Context, m api.Module, stack []uint64) {
	const page, most = 1 << 16, 1 << 31
	want := uint64(uint32(stack[0]))
	have := uint64(m.Memory().Size())
	stack[0] = 0
	if want > most {
		return
	}
	goal := min(max(want, have+have/5), most)
	if _, ok := m.Memory().Grow(uint32((goal - have + page - 1) / page)); ok {
		stack[0] = 1
	}
}

// dropOutput answers that everything was written: the sum of the lengths of the pieces at
// stack[1], stack[2] of them.
func dropOutput(_ context.Context, m api.Module, stack []uint64) {
	sum := uint32(0)
	for k := range uint32(stack[2]) {
		n, _ := m.Memory().ReadUint32Le(uint32(stack[1]) + 8*k + 4)
		sum += n
	}
	m.Memory().WriteUint32Le(uint32(stack[3]), sum)
	stack[0] = 0
}

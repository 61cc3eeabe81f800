package docfile

import "github.com/tetratelabs/wazero/experimental"

// sandboxBytes bounds the memory of one sandbox.
const sandboxBytes = 256 << 20

// memory is what one sandbox works in. It lies beside Go's heap and grows in place, so that it costs what the sandbox has
// touched and no copies, is given back when the file is done, and is the place that notices a file that wants more.
type memory struct {
	space []byte
	full  bool // the sandbox asked for more than there is
}

// Allocate is called by wazero when the library starts in the sandbox; each has one memory.
func (m *memory) Allocate(_, _ uint64) experimental.LinearMemory { return m }

// Reallocate gives the first size bytes, or nil where that is over the limit.
func (m *memory) Reallocate(size uint64) []byte {
	if size > uint64(len(m.space)) {
		m.full = true
		return nil
	}
	return m.space[:size]
}

// Free leaves the bytes where they are: the library may still look at them while a call that failed winds up.
func (m *memory) Free() {}

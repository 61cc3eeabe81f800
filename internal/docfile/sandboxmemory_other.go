//go:build !unix || aix || solaris

package docfile

// newMemory takes the whole from Go's heap, which most systems fill only where it is touched.
func newMemory() (*memory, error) { return &memory{space: make([]byte, sandboxBytes)}, nil }

func (m *memory) release() { m.space = nil }

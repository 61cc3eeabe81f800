//go:build unix && !aix && !solaris

package docfile

import "syscall"

// newMemory asks the system for pages that it fills when they are touched.
func newMemory() (*memory, error) {
	space, err := syscall.Mmap(-1, 0, sandboxBytes, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	return &memory{space: space}, err
}

// release gives the pages back; nothing may look at them afterwards.
func (m *memory) release() {
	_ = syscall.Munmap(m.space) // what fails here was no mapping, and is nobody's to mend
	m.space = nil
}

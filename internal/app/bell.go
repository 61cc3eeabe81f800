package app

import "sync"

// bell wakes those of this process who wait for a change. The zero bell is ready.
type bell struct {
	mu   sync.Mutex
	next chan struct{}
}

// wait gives a channel that closes when the bell is next rung.
func (b *bell) wait() <-chan struct{} {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.next == nil {
		b.next = make(chan struct{})
	}
	return b.next
}

func (b *bell) ring() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.next != nil {
		close(b.next)
		b.next = nil
	}
}

package siting

import "math"

// incumbent is the best choice known. Values are maximised; problems that minimise negate.
type incumbent struct {
	value int64
	sites []int32 // in and chosen sites, ascending; nil until a choice is known
	goal  int64   // a value that is enough
	known bool    // value is reached, or is a value that a search has to pass to be of use
}

// offer keeps a choice that is better than the best known one.
func (b *incumbent) offer(value int64, sites []int32) {
	if b.known && value <= b.value {
		return
	}
	b.value, b.sites, b.known = value, append([]int32{}, sites...), true
}

func newIncumbent() *incumbent { return &incumbent{goal: math.MaxInt64} }

func (b *incumbent) enough() bool { return b.sites != nil && b.value >= b.goal }

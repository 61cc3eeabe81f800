package street

import (
	"iter"
	"math/bits"
)

// marks is a set of small numbers that gives them back in order.
type marks []uint64

func newMarks(count int) marks { return make(marks, (count+63)/64) }

func (m marks) add(i int32) { m[i/64] |= 1 << (i % 64) }

// drain yields the numbers from the lowest to the highest and leaves the set empty.
func (m marks) drain() iter.Seq[int32] {
	return func(yield func(int32) bool) {
		for at, word := range m {
			m[at] = 0
			for ; word != 0; word &= word - 1 {
				if !yield(int32(at*64 + bits.TrailingZeros64(word))) {
					return
				}
			}
		}
	}
}

package siting_test

import (
	"testing"
)

// BenchmarkSolve solves each problem of a fixed medium size: 40 sites, 250 rows.
func BenchmarkSolve(b *testing.B) {
	for name, p := range medium(1) {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				solve(b, p)
			}
		})
	}
}

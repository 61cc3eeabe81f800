package repair_test

import (
	"strings"
	"testing"

	"zhenyu/engine/repair"
)

func BenchmarkBreak(b *testing.B) {
	for _, row := range broken {
		text := annotated + row.shown + annotated
		b.Run(row.want, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				repair.Repair(text)
			}
		})
	}
}

var _ = strings.Repeat

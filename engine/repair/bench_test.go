package repair_test

import (
	"testing"

	"zhenyu/engine/han"
	"zhenyu/engine/repair"
)

// ofScript gives the real reports of one script; of those in good order, only the ones that have
// nothing to mend.
func ofScript(b *testing.B, script string) []string {
	var texts []string
	size := 0
	for _, r := range reports(b) {
		if r.Script == script && (script == "garbled" || repair.Repair(r.text).Repaired == r.text) {
			texts = append(texts, r.text)
			size += len(r.text)
		}
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	return texts
}

func BenchmarkRepair(b *testing.B) {
	for _, script := range []string{"hans", "hant", "garbled"} {
		b.Run(script, func(b *testing.B) {
			texts := ofScript(b, script)
			for b.Loop() {
				for _, text := range texts {
					repair.Repair(text)
				}
			}
		})
	}
}

func BenchmarkRepairAndFold(b *testing.B) {
	texts := ofScript(b, "hans")
	for b.Loop() {
		for _, text := range texts {
			han.Fold(repair.Repair(text).Repaired)
		}
	}
}

// BenchmarkBreak measures one search: a phrase with three vanished pairs.
func BenchmarkBreak(b *testing.B) {
	text := annotated + broken[2].shown
	b.ReportAllocs()
	for b.Loop() {
		repair.Repair(text)
	}
}

package repair

import (
	"strings"
	"testing"

	"zhenyu/engine/han"
)

// TestFurniture runs the example of each row, and looks that the row is what finds it.
func TestFurniture(t *testing.T) {
	t.Parallel()
	for _, f := range furnitures {
		if f.phrase != han.Fold(f.phrase) {
			t.Errorf("%q is not folded, so it is never found", f.phrase)
		}
		if !strings.Contains(han.Fold(f.example), f.phrase) {
			t.Errorf("the example of %q does not hold it: %q", f.phrase, f.example)
		}
		if r, ok := lineNoise(f.example); !ok || r.End != len(f.example) || f.place != tail && r.Start != 0 {
			t.Errorf("%q gives %v, %v", f.example, r, ok)
		}
	}
}

// TestNoFurniture holds lines of prose that have the phrases in them.
func TestNoFurniture(t *testing.T) {
	t.Parallel()
	for _, line := range []string{
		"", "区委书记到泥城镇调研。", "来源于种植业的收入占七成。", "首页上的公示要及时更新。", "打印店旁的公厕要修。",
		"分享经验的有三个村。", "编辑部搬到镇里。", "　　李政指出，编辑好镇志。",
	} {
		if r, ok := lineNoise(line); ok {
			t.Errorf("%q is taken for noise at %v", line, r)
		}
	}
}

// TestSwaps runs the example of each row.
func TestSwaps(t *testing.T) {
	t.Parallel()
	for _, s := range swaps {
		in, want, _ := strings.Cut(s.example, " is ")
		if got := Repair(in); got.Repaired != want || len(got.Guesses) == 0 {
			t.Errorf("%q gives %q, want %q", in, got.Repaired, want)
		}
		if !beginsSwap([]rune(s.was)[0]) {
			t.Errorf("no cell is looked at for %q", s.was)
		}
	}
}

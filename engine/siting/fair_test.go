package siting_test

import (
	"cmp"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"zhenyu/engine/siting"
)

// twinFair returns the covered people and people of the worst-off villages of the fairest choice.
func twinFair(p *siting.FairCover) [][2]int64 {
	var best [][2]int64
	choices(p.Choice, p.Cover.Sites, true, func(open []bool, _ int64) {
		shares := make([][2]int64, p.Villages)
		reached := make([]bool, p.Villages)
		for j, people := range p.People {
			v := p.Village[j]
			if v < 0 {
				continue
			}
			shares[v][1] += people
			covered := false
			for _, i := range p.Cover.Row(j) {
				covered = covered || open[i]
				reached[v] = reached[v] || people > 0 && !forbidden(p.Choice, i)
			}
			if covered {
				shares[v][0] += people
			}
		}
		var kept [][2]int64
		for v, s := range shares {
			if reached[v] {
				kept = append(kept, s)
			}
		}
		slices.SortFunc(kept, compareShare)
		kept = kept[:min(p.Levels, len(kept))]
		if best == nil || slices.CompareFunc(kept, best, compareShare) > 0 {
			best = kept
		}
	})
	return best
}

func compareShare(a, b [2]int64) int { return cmp.Compare(a[0]*b[1], b[0]*a[1]) }

func drawFair(t *rapid.T) *siting.FairCover {
	sites, rows := drawSize(t)
	p := &siting.FairCover{Cover: drawCover(t, sites, rows), People: drawPeople(t, rows), Choice: drawChoice(t, sites)}
	p.Villages, p.Levels = rapid.IntRange(0, 5).Draw(t, "villages"), rapid.IntRange(1, 4).Draw(t, "levels")
	for range rows {
		p.Village = append(p.Village, rapid.Int32Range(-1, int32(p.Villages)-1).Draw(t, "village"))
	}
	return p
}

func TestFairTwin(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawFair(t)
		r := mustSolve(t, p)
		want := twinFair(p)
		if r.Status != siting.Optimal || len(r.Levels) != len(want) {
			t.Fatalf("%+v, want %v\n%+v", r, want, p)
		}
		for k, level := range r.Levels {
			if compareShare([2]int64{level.Covered, level.People}, want[k]) != 0 {
				t.Fatalf("level %d: %+v, want %v\n%+v", k, r.Levels, want, p)
			}
		}
	})
}

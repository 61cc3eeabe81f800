package siting_test

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"zhenyu/engine/siting"
)

// twinFair returns the covered people and people of the worst-off villages of the fairest choice.
func twinFair(p *siting.FairCover) [][2]int64 {
	var best [][2]int64
	choices(p.Choice, p.Cover.Sites, true, func(open []bool, _ int64) {
		if shares := fairShares(p, open); best == nil || slices.CompareFunc(shares, best, compareShare) > 0 {
			best = shares
		}
	})
	return best
}

// fairShares returns the covered people and people of the worst-off villages, worst first.
func fairShares(p *siting.FairCover, open []bool) [][2]int64 {
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
	kept := [][2]int64{}
	for v, s := range shares {
		if reached[v] {
			kept = append(kept, s)
		}
	}
	slices.SortFunc(kept, compareShare)
	return kept[:min(p.Levels, len(kept))]
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

// TestFairManySites has villages that more sites serve than a set of 64 holds, and tries every
// pair of sites.
func TestFairManySites(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const sites, rows = 100, 12
		p := &siting.FairCover{Villages: 3, Levels: 2, Choice: siting.Choice{P: 2}, People: drawPeople(t, rows)}
		p.Cover = siting.Coverage{Sites: sites, Start: []int{0}}
		seed := rapid.Uint64().Draw(t, "seed")
		r := rand.New(rand.NewPCG(seed, 0))
		for j := range rows {
			p.Village = append(p.Village, int32(j%p.Villages))
			for i := range int32(sites) {
				if r.IntN(3) == 0 {
					p.Cover.Site = append(p.Cover.Site, i)
				}
			}
			p.Cover.Start = append(p.Cover.Start, len(p.Cover.Site))
		}
		var want [][2]int64
		for a := range sites {
			for b := range a {
				open := make([]bool, sites)
				open[a], open[b] = true, true
				if shares := fairShares(p, open); want == nil || slices.CompareFunc(shares, want, compareShare) > 0 {
					want = shares
				}
			}
		}
		found := mustSolve(t, p)
		for k, level := range found.Levels {
			if found.Status != siting.Optimal || compareShare([2]int64{level.Covered, level.People}, want[k]) != 0 {
				t.Fatalf("%+v, want %v", found, want)
			}
		}
	})
}

// worthOf says what a choice is worth beside its levels: how many villages have anybody covered,
// which counts where the last level is 0, and how many people are.
func worthOf(p *siting.FairCover, open []bool) (served, people int64) {
	byVillage := make([]int64, p.Villages+1)
	for j, v := range p.Village {
		if slices.ContainsFunc(p.Cover.Row(j), func(i int32) bool { return open[i] }) {
			byVillage[v+1] += p.People[j]
			people += p.People[j]
		}
	}
	for _, covered := range byVillage[1:] {
		served += min(covered, 1)
	}
	return served, people
}

// TestFairSpendsWhatIsLeft adds a site to, and swaps one of, every fair choice: with levels that
// are no worse, none may bring more.
func TestFairSpendsWhatIsLeft(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawFair(t)
		p.Choice = siting.Choice{P: rapid.IntRange(0, p.Cover.Sites).Draw(t, "p")}
		r := mustSolve(t, p)
		if r.Sites == nil {
			t.Fatal("sites are nil")
		}
		open := make([]bool, p.Cover.Sites)
		for _, i := range r.Sites {
			open[i] = true
		}
		levels := fairShares(p, open)
		zero := len(levels) > 0 && levels[len(levels)-1][0] == 0
		better := func(other []bool) bool {
			if slices.CompareFunc(fairShares(p, other), levels, compareShare) < 0 {
				return false
			}
			served, people := worthOf(p, open)
			served2, people2 := worthOf(p, other)
			return zero && served2 > served || (!zero || served2 == served) && people2 > people
		}
		for add := range open {
			for drop := range open {
				other := slices.Clone(open)
				other[add] = true
				if len(r.Sites) == p.Choice.P {
					other[drop] = false
				}
				if len(r.Sites) < p.Choice.P || open[drop] && !open[add] {
					if better(other) {
						t.Fatalf("%v with %d and without %d is better than %v\n%+v", r.Sites, add, drop, r.Sites, p)
					}
				}
			}
		}
	})
}

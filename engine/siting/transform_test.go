package siting_test

import (
	"context"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"zhenyu/engine/siting"
)

// drawAny returns a small problem of any kind, and its choice and sites for tests to change.
func drawAny(t *rapid.T) (siting.Problem, *siting.Choice, int) {
	sites, rows := drawSize(t)
	cover, costs, people := drawCover(t, sites, rows), drawMatrix(t, sites, rows), drawPeople(t, rows)
	choice := drawChoice(t, sites)
	switch rapid.IntRange(0, 6).Draw(t, "problem") {
	case 0:
		p := drawMaxCover(t)
		return p, &p.Choice, p.Cover.Sites
	case 1:
		p := &siting.SetCover{Cover: cover, People: people, Choice: choice, Times: rapid.IntRange(0, 3).Draw(t, "times")}
		return p, &p.Choice, sites
	case 2:
		p := &siting.Median{Costs: costs, People: people, Choice: choice}
		return p, &p.Choice, sites
	case 3:
		p := &siting.Center{Costs: costs, People: people, Choice: choice}
		return p, &p.Choice, sites
	case 4:
		p := &siting.CapMedian{Costs: costs, People: people, Choice: choice}
		p.Load = rapid.SliceOfN(rapid.Int64Range(0, 9), rows, rows).Draw(t, "load")
		p.Capacity = rapid.SliceOfN(rapid.Int64Range(0, 30), sites, sites).Draw(t, "capacity")
		return p, &p.Choice, sites
	case 5:
		p := &siting.CapCover{Cover: cover, People: people, Choice: choice}
		p.Capacity = rapid.SliceOfN(rapid.Int64Range(0, 40), sites, sites).Draw(t, "capacity")
		return p, &p.Choice, sites
	}
	p := drawFair(t)
	return p, &p.Choice, p.Cover.Sites
}

// renaming changes the names of sites, name[i] for i, and the order of rows; more adds sites
// that serve nobody, and factor multiplies people.
type renaming struct {
	name, order []int32
	more        int
	factor      int64
}

func (n *renaming) sites(list []int32) []int32 {
	var named []int32
	for _, i := range list {
		named = append(named, n.name[i])
	}
	slices.Sort(named)
	return named
}

// perSite puts values of sites in their new places; new sites have the value 1.
func (n *renaming) perSite(values []int64) []int64 {
	if values == nil {
		return nil
	}
	moved := slices.Repeat([]int64{1}, len(n.name)+n.more)
	for i, v := range values {
		moved[n.name[i]] = v
	}
	return moved
}

func (n *renaming) perRow(values []int64, factor int64) []int64 {
	moved := []int64{}
	for _, j := range n.order {
		moved = append(moved, values[j]*factor)
	}
	return moved
}

func (n *renaming) choice(c siting.Choice) siting.Choice {
	c.Cost, c.Existing, c.Forced, c.Forbidden = n.perSite(c.Cost), n.sites(c.Existing), n.sites(c.Forced), n.sites(c.Forbidden)
	return c
}

func (n *renaming) cover(c siting.Coverage, shares []uint16) (siting.Coverage, []uint16) {
	named := siting.Coverage{Sites: c.Sites + n.more, Start: []int{0}}
	var moved []uint16
	if shares != nil {
		moved = []uint16{}
	}
	for _, j := range n.order {
		row := c.Row(int(j))
		for _, i := range n.sites(row) {
			named.Site = append(named.Site, i)
			if shares != nil {
				old := int32(slices.Index(n.name, i))
				moved = append(moved, shares[c.Start[j]+slices.Index(row, old)])
			}
		}
		named.Start = append(named.Start, len(named.Site))
	}
	return named, moved
}

func (n *renaming) costs(m siting.Matrix) siting.Matrix {
	named := siting.Matrix{Sites: m.Sites + n.more}
	for _, j := range n.order {
		row := slices.Repeat([]int32{siting.Never}, named.Sites)
		for i, cost := range m.Row(int(j)) {
			row[n.name[i]] = cost
		}
		named.Cell = append(named.Cell, row...)
	}
	return named
}

// of returns the problem under other names.
func (n *renaming) of(p siting.Problem) siting.Problem {
	switch p := p.(type) {
	case *siting.MaxCover:
		cover, share := n.cover(p.Cover, p.Share)
		return &siting.MaxCover{Cover: cover, Share: share, People: n.perRow(p.People, n.factor), Times: p.Times, Choice: n.choice(p.Choice)}
	case *siting.SetCover:
		cover, _ := n.cover(p.Cover, nil)
		return &siting.SetCover{Cover: cover, People: n.perRow(p.People, n.factor), Times: p.Times, Choice: n.choice(p.Choice)}
	case *siting.Median:
		return &siting.Median{Costs: n.costs(p.Costs), People: n.perRow(p.People, n.factor), Choice: n.choice(p.Choice)}
	case *siting.Center:
		return &siting.Center{Costs: n.costs(p.Costs), People: n.perRow(p.People, n.factor), Choice: n.choice(p.Choice)}
	case *siting.CapMedian:
		return &siting.CapMedian{
			Costs: n.costs(p.Costs), People: n.perRow(p.People, n.factor), Load: n.perRow(p.Load, 1),
			Capacity: n.perSite(p.Capacity), Choice: n.choice(p.Choice),
		}
	case *siting.CapCover:
		cover, _ := n.cover(p.Cover, nil)
		room := n.perSite(p.Capacity)
		for i := range room {
			room[i] *= n.factor
		}
		return &siting.CapCover{Cover: cover, People: n.perRow(p.People, n.factor), Capacity: room, Choice: n.choice(p.Choice)}
	case *siting.FairCover:
		cover, _ := n.cover(p.Cover, nil)
		q := &siting.FairCover{Cover: cover, People: n.perRow(p.People, n.factor), Villages: p.Villages, Levels: p.Levels, Choice: n.choice(p.Choice)}
		for _, j := range n.order {
			q.Village = append(q.Village, p.Village[j])
		}
		return q
	}
	panic("no such problem")
}

func rowsOf(p siting.Problem) int {
	switch p := p.(type) {
	case *siting.MaxCover:
		return len(p.People)
	case *siting.SetCover:
		return len(p.People)
	case *siting.Median:
		return len(p.People)
	case *siting.Center:
		return len(p.People)
	case *siting.CapMedian:
		return len(p.People)
	case *siting.CapCover:
		return len(p.People)
	case *siting.FairCover:
		return len(p.People)
	}
	panic("no such problem")
}

// scales says whether values grow with people.
func scales(p siting.Problem) bool {
	switch p.(type) {
	case *siting.SetCover, *siting.Center, *siting.FairCover:
		return false
	}
	return true
}

// alike fails unless b answers the changed problem as a answers the first one: the same status,
// factor times the value, and shares of villages that are the same fractions.
func alike(t *rapid.T, a, b *siting.Result, factor int64) {
	same := a.Status == b.Status && a.Value*factor == b.Value && a.Bound*factor == b.Bound && len(a.Levels) == len(b.Levels)
	for k := 0; same && k < len(a.Levels); k++ {
		x, y := a.Levels[k], b.Levels[k]
		same = x.Covered*y.People == y.Covered*x.People
	}
	if !same {
		t.Fatalf("%+v, then %+v", a, b)
	}
}

func TestRelabellingEveryProblem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, _, sites := drawAny(t)
		n := &renaming{factor: 1, name: rapid.Permutation(seq(sites)).Draw(t, "names"), order: rapid.Permutation(seq(rowsOf(p))).Draw(t, "rows")}
		alike(t, mustSolve(t, p), mustSolve(t, n.of(p)), 1)
	})
}

// TestScalingEveryProblem multiplies the people: the sites stay, or others that are as good.
func TestScalingEveryProblem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, _, sites := drawAny(t)
		n := &renaming{name: seq(sites), order: seq(rowsOf(p)), factor: rapid.Int64Range(2, 1000).Draw(t, "factor")}
		factor := int64(1)
		if scales(p) {
			factor = n.factor
		}
		a, b := mustSolve(t, p), mustSolve(t, n.of(p))
		alike(t, a, b, factor)
		if b.Status == siting.Optimal && b.Serve == nil && b.Levels == nil { // the scaled sites answer the first problem too
			other := *a
			other.Sites = b.Sites
			if err := siting.Check(p, &other); err != nil {
				t.Fatalf("%v: %+v, scaled %+v\n%+v", err, a, b, p)
			}
		}
	})
}

func TestUselessSiteOfEveryProblem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, _, sites := drawAny(t)
		n := &renaming{factor: 1, name: seq(sites), order: seq(rowsOf(p)), more: 1}
		a, b := mustSolve(t, p), mustSolve(t, n.of(p))
		if alike(t, a, b, 1); slices.Contains(b.Sites, int32(sites)) {
			t.Fatalf("%+v, with a useless site %+v\n%+v", a, b, p)
		}
	})
}

// TestOneMoreSiteOfEveryProblem never makes an answer worse, nor takes it away.
func TestOneMoreSiteOfEveryProblem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, choice, sites := drawAny(t)
		choice.Cost = nil
		var last *siting.Result
		for choice.P = len(choice.Forced); choice.P <= sites; choice.P++ {
			r := mustSolve(t, p)
			if last != nil && last.Status == siting.Optimal {
				worse := r.Value < last.Value
				if minimises(p) {
					worse = r.Value > last.Value
				}
				if r.Status != siting.Optimal || worse {
					t.Fatalf("p = %d: %+v, one fewer %+v\n%+v", choice.P, r, last, p)
				}
			}
			last = r
		}
	})
}

// TestBoundOfEveryProblem stops searches at once and after a node: the bound is none of a better
// choice, and the value none of a worse one, than the proven one.
func TestBoundOfEveryProblem(t *testing.T) {
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	rapid.Check(t, func(t *rapid.T) {
		p, _, _ := drawAny(t)
		if fair, ok := p.(*siting.FairCover); ok {
			fair.Levels = 1 // of several, value and bound are about the one that was stopped
		}
		full := mustSolve(t, p)
		if full.Status == siting.Infeasible {
			return
		}
		for _, ctx := range []context.Context{cancelled, context.Background()} {
			r, err := siting.Solve(ctx, p, siting.Options{Nodes: 1})
			if err != nil {
				t.Fatalf("%v\n%+v", err, p)
			}
			low, high := r.Value, r.Bound
			if minimises(p) {
				low, high = r.Bound, r.Value
			}
			if r.Sites == nil || r.Reason == "not everybody is served" { // the value is that of no choice
				low, high = min(full.Value, r.Bound), max(full.Value, r.Bound)
				if minimises(p) && r.Bound > full.Value {
					t.Fatalf("%+v, the optimum is %+v\n%+v", r, full, p)
				}
			}
			if low > full.Value || high < full.Value {
				t.Fatalf("%+v, the optimum is %+v\n%+v", r, full, p)
			}
		}
	})
}

package siting_test

import (
	"context"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"zhenyu/engine/siting"
)

// The twins solve every problem by trying every choice. They share nothing with the package but
// its input types.

// choices calls try with the open sites of every choice that is allowed.
func choices(c siting.Choice, sites int, limited bool, try func(open []bool, cost int64)) {
	for set := range 1 << sites {
		open, cost, ok := make([]bool, sites), int64(0), true
		for i := range sites {
			added := set>>i&1 == 1
			switch site := int32(i); {
			case slices.Contains(c.Existing, site):
				ok = ok && !added
				open[i] = true
				continue
			case slices.Contains(c.Forbidden, site):
				ok = ok && !added
			case slices.Contains(c.Forced, site):
				ok = ok && added
			}
			if open[i] = added; added && c.Cost == nil {
				cost++
			} else if added {
				cost += c.Cost[i]
			}
		}
		if ok && (!limited || c.Cost == nil && cost <= int64(c.P) || c.Cost != nil && cost <= c.Budget) {
			try(open, cost)
		}
	}
}

func forbidden(c siting.Choice, i int32) bool { return slices.Contains(c.Forbidden, i) }

func twinMaxCover(p *siting.MaxCover) int64 {
	best := int64(-1)
	choices(p.Choice, p.Cover.Sites, true, func(open []bool, _ int64) {
		value := int64(0)
		for j, people := range p.People {
			var shares []int64
			for k := p.Cover.Start[j]; k < p.Cover.Start[j+1]; k++ {
				if open[p.Cover.Site[k]] {
					share := int64(1)
					if p.Share != nil {
						share = int64(p.Share[k])
					}
					shares = append(shares, share)
				}
			}
			slices.Sort(shares)
			slices.Reverse(shares)
			if n := max(1, p.Times); len(shares) >= n {
				value += people * shares[n-1]
			}
		}
		best = max(best, value)
	})
	return best
}

func twinSetCover(p *siting.SetCover) int64 {
	best := int64(-1)
	need := max(1, p.Times)
	choices(p.Choice, p.Cover.Sites, false, func(open []bool, cost int64) {
		for j := range p.Cover.Rows() {
			have, could := 0, 0
			for _, i := range p.Cover.Row(j) {
				if open[i] {
					have++
				}
				if !forbidden(p.Choice, i) {
					could++
				}
			}
			if could >= need && have < need {
				return
			}
		}
		if best < 0 || cost < best {
			best = cost
		}
	})
	return best
}

// twinServe returns the least sum and the least maximum over choices that serve every row which
// can be served, or −1.
func twinServe(m siting.Matrix, people []int64, c siting.Choice) (sum, worst int64) {
	sum, worst = -1, -1
	choices(c, m.Sites, true, func(open []bool, _ int64) {
		s, w := int64(0), int64(0)
		for j := range m.Rows() {
			least, could := siting.Never, false
			for i, cost := range m.Row(j) {
				if open[i] {
					least = min(least, cost)
				}
				could = could || cost != siting.Never && !forbidden(c, int32(i))
			}
			if !could || people[j] == 0 {
				continue
			}
			if least == siting.Never {
				return
			}
			s += people[j] * int64(least)
			w = max(w, int64(least))
		}
		if sum < 0 || s < sum {
			sum = s
		}
		if worst < 0 || w < worst {
			worst = w
		}
	})
	return sum, worst
}

func twinCapMedian(p *siting.CapMedian) int64 {
	best := int64(-1)
	choices(p.Choice, p.Costs.Sites, true, func(open []bool, _ int64) {
		if v := assignAll(p, open, slices.Clone(p.Capacity), 0); v >= 0 && (best < 0 || v < best) {
			best = v
		}
	})
	return best
}

func assignAll(p *siting.CapMedian, open []bool, left []int64, j int) int64 {
	if j == p.Costs.Rows() {
		return 0
	}
	best, could := int64(-1), false
	for i, cost := range p.Costs.Row(j) {
		if cost == siting.Never || p.Load[j] > p.Capacity[i] || forbidden(p.Choice, int32(i)) {
			continue
		}
		could = true
		if !open[i] || left[i] < p.Load[j] {
			continue
		}
		left[i] -= p.Load[j]
		if rest := assignAll(p, open, left, j+1); rest >= 0 && (best < 0 || rest+int64(cost)*p.People[j] < best) {
			best = rest + int64(cost)*p.People[j]
		}
		left[i] += p.Load[j]
	}
	if !could || p.People[j] == 0 && p.Load[j] == 0 {
		return assignAll(p, open, left, j+1)
	}
	return best
}

func drawChoice(t *rapid.T, sites int) siting.Choice {
	var c siting.Choice
	for i := range int32(sites) {
		switch rapid.IntRange(0, 11).Draw(t, "role") {
		case 0:
			c.Existing = append(c.Existing, i)
		case 1:
			c.Forced = append(c.Forced, i)
		case 2:
			c.Forbidden = append(c.Forbidden, i)
		}
	}
	c.P = rapid.IntRange(len(c.Forced), sites).Draw(t, "p")
	if rapid.Bool().Draw(t, "budget") {
		for range sites {
			c.Cost = append(c.Cost, rapid.Int64Range(0, 9).Draw(t, "cost"))
		}
		for _, i := range c.Forced {
			c.Budget += c.Cost[i]
		}
		c.Budget += rapid.Int64Range(0, 20).Draw(t, "more")
	}
	return c
}

func drawCover(t *rapid.T, sites, rows int) siting.Coverage {
	c := siting.Coverage{Sites: sites, Start: []int{0}}
	for range rows {
		for i := range int32(sites) {
			if rapid.IntRange(0, 2).Draw(t, "covers") == 0 {
				c.Site = append(c.Site, i)
			}
		}
		c.Start = append(c.Start, len(c.Site))
	}
	return c
}

func drawPeople(t *rapid.T, rows int) []int64 {
	return rapid.SliceOfN(rapid.Int64Range(0, 30), rows, rows).Draw(t, "people")
}

func drawMatrix(t *rapid.T, sites, rows int) siting.Matrix {
	m := siting.Matrix{Sites: sites}
	for range sites * rows {
		cost := rapid.Int32Range(0, 25).Draw(t, "cost")
		if cost > 20 {
			cost = siting.Never
		}
		m.Cell = append(m.Cell, cost)
	}
	return m
}

func drawSize(t *rapid.T) (sites, rows int) {
	return rapid.IntRange(1, 8).Draw(t, "sites"), rapid.IntRange(0, 10).Draw(t, "rows")
}

func drawMaxCover(t *rapid.T) *siting.MaxCover {
	sites, rows := drawSize(t)
	p := &siting.MaxCover{Cover: drawCover(t, sites, rows), People: drawPeople(t, rows)}
	p.Choice, p.Times = drawChoice(t, sites), rapid.IntRange(0, 3).Draw(t, "times")
	if rapid.Bool().Draw(t, "shares") {
		p.Share = make([]uint16, len(p.Cover.Site))
		for k := range p.Share {
			p.Share[k] = rapid.Uint16Range(0, 4).Draw(t, "share") * 250
		}
	}
	return p
}

// solve is Solve for problems that must be well formed.
func solve(t testing.TB, p siting.Problem) *siting.Result {
	t.Helper()
	r, err := siting.Solve(context.Background(), p, siting.Options{Seed: 1})
	if err != nil {
		t.Fatalf("%v\n%+v", err, p)
	}
	return r
}

// rapidT gives rapid's T the part of testing.TB that solve needs.
func mustSolve(t *rapid.T, p siting.Problem) *siting.Result {
	r, err := siting.Solve(context.Background(), p, siting.Options{Seed: 1})
	if err != nil {
		t.Fatalf("%v\n%+v", err, p)
	}
	return r
}

// equal fails unless the result is the twin's value, proven; −1 means infeasible.
func equal(t *rapid.T, p siting.Problem, want int64) {
	r := mustSolve(t, p)
	if want < 0 {
		if r.Status != siting.Infeasible {
			t.Fatalf("%+v, want infeasible\n%+v", r, p)
		}
		return
	}
	if r.Status != siting.Optimal || r.Value != want {
		t.Fatalf("%+v, want %d\n%+v", r, want, p)
	}
}

func TestTwins(t *testing.T) {
	t.Run("MaxCover", rapid.MakeCheck(func(t *rapid.T) {
		p := drawMaxCover(t)
		equal(t, p, twinMaxCover(p))
	}))
	t.Run("SetCover", rapid.MakeCheck(func(t *rapid.T) {
		sites, rows := drawSize(t)
		p := &siting.SetCover{Cover: drawCover(t, sites, rows), Choice: drawChoice(t, sites), Times: rapid.IntRange(0, 3).Draw(t, "times")}
		p.People = drawPeople(t, rows)
		equal(t, p, twinSetCover(p))
	}))
	t.Run("Median", rapid.MakeCheck(func(t *rapid.T) {
		sites, rows := drawSize(t)
		p := &siting.Median{Costs: drawMatrix(t, sites, rows), People: drawPeople(t, rows), Choice: drawChoice(t, sites)}
		sum, _ := twinServe(p.Costs, p.People, p.Choice)
		equal(t, p, sum)
	}))
	t.Run("Center", rapid.MakeCheck(func(t *rapid.T) {
		sites, rows := drawSize(t)
		p := &siting.Center{Costs: drawMatrix(t, sites, rows), People: drawPeople(t, rows), Choice: drawChoice(t, sites)}
		_, worst := twinServe(p.Costs, p.People, p.Choice)
		equal(t, p, worst)
	}))
	t.Run("CapMedian", rapid.MakeCheck(func(t *rapid.T) {
		sites, rows := rapid.IntRange(1, 5).Draw(t, "sites"), rapid.IntRange(0, 6).Draw(t, "rows")
		p := &siting.CapMedian{Costs: drawMatrix(t, sites, rows), People: drawPeople(t, rows), Choice: drawChoice(t, sites)}
		for range rows {
			p.Load = append(p.Load, rapid.Int64Range(0, 9).Draw(t, "load"))
		}
		for range sites {
			p.Capacity = append(p.Capacity, rapid.Int64Range(0, 30).Draw(t, "capacity"))
		}
		equal(t, p, twinCapMedian(p))
	}))
}

func center(m *siting.Median) *siting.Center {
	return &siting.Center{Costs: m.Costs, People: m.People, Choice: m.Choice}
}

// twinCapCover divides people by the theorem of the minimum cut: for every set of rows, at most
// the room of the sites that cover it is served of it.
func twinCapCover(p *siting.CapCover) int64 {
	best := int64(-1)
	choices(p.Choice, p.Cover.Sites, true, func(open []bool, _ int64) {
		least := int64(-1)
		for set := range 1 << p.Cover.Rows() {
			cut, reached := int64(0), make([]bool, p.Cover.Sites)
			for j, people := range p.People {
				if set>>j&1 == 0 {
					cut += people
					continue
				}
				for _, i := range p.Cover.Row(j) {
					reached[i] = reached[i] || open[i]
				}
			}
			for i, is := range reached {
				if is {
					cut += p.Capacity[i]
				}
			}
			if least < 0 || cut < least {
				least = cut
			}
		}
		best = max(best, least)
	})
	return best
}

func TestCapCoverTwin(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sites, rows := rapid.IntRange(1, 6).Draw(t, "sites"), rapid.IntRange(0, 7).Draw(t, "rows")
		p := &siting.CapCover{Cover: drawCover(t, sites, rows), People: drawPeople(t, rows), Choice: drawChoice(t, sites)}
		p.Capacity = rapid.SliceOfN(rapid.Int64Range(0, 40), sites, sites).Draw(t, "capacity")
		equal(t, p, twinCapCover(p))
	})
}

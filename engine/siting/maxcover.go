package siting

import (
	"context"
	"fmt"
	"slices"
)

// MaxCover asks for the sites that cover most people (maximal covering location, Church and
// ReVelle 1974). With Times 2 people count once two sites cover them (backup coverage, Hogan and
// ReVelle 1986). With Share coverage is partial and decays (Berman and Krass 2002): a row counts
// with the largest share among its chosen sites, with Times the Times-th largest.
type MaxCover struct {
	Cover  Coverage
	People []int64 // one per row, ≥ 0
	// Share, when given, has one entry per entry of Cover.Site: the thousandths of the row's
	// people that the site serves, 0 to 1000. Values are then thousandths of people.
	Share  []uint16
	Times  int // how many sites must cover a row, 1 when 0
	Choice Choice
}

// fullShare is the share of complete coverage.
const fullShare = 1000

var coverEffort = effort{first: 60, root: 4000, node: 20, every: 64}

func (p *MaxCover) solve(ctx context.Context, opt Options) (*Result, error) {
	sel, err := p.validate()
	if err != nil {
		return nil, err
	}
	if p.Share != nil && p.Times <= 1 {
		return p.solveShares(ctx, opt, sel)
	}
	all, unreachable := p.rows(), p.lost(sel)
	rows, _ := all.reduce(sel.state)
	scale, err := scaleFor("People", rows.size())
	if err != nil {
		return nil, err
	}
	best := newIncumbent()
	relax, mult := p.relax(rows, scale)
	sel.close()
	// Where most sites are dominated, local search need not look at them; where few are, it would only begin elsewhere.
	bare := sel.clone()
	if small, carried := relax.shrink(bare, mult); 2*len(bare.sites(free)) < len(sel.sites(free)) {
		sel, relax, mult = bare, small, carried
	}
	look := func(sel *selection, relax relaxation) heuristic {
		return newSwapSearch(ctx, relax.(coverRelax).demand(), nil, sel, best, opt.Seed)
	}
	t := &task{sel: sel, relax: relax, mult: mult, scale: scale, best: best, effort: coverEffort, find: look(sel, relax)}
	x := t.prepare(ctx, opt, same)
	x.narrow = func(root *node) heuristic { return look(root.sel, root.relax) }
	x.run(&node{sel: t.sel, relax: t.relax, mult: t.mult})
	r := x.result(same)
	r.Sites = without(all.lean(r.Sites, slices.Concat(p.Choice.Forced, p.Choice.Existing)), p.Choice.Existing)
	r.Unreachable = unreachable
	return r, nil
}

// coverRelax is a relaxation of coverRows.
type coverRelax interface {
	relaxation
	demand() *coverRows
}

// relax returns the relaxation with multipliers to begin from. Where rows need more than one site, a
// multiplier per entry pays: 100 sites, 600 points and p 10 are proven in 829 nodes and 2.5 s, and were
// 8 % open after 14,275 nodes and 15 s with one per row.
func (p *MaxCover) relax(rows *coverRows, scale int64) (relaxation, []int64) {
	if p.Times > 1 {
		hull := newHullRelax(rows, scale)
		return hull, hull.begin()
	}
	return (&rowsRelax{coverRows: rows, scale: scale}).begin()
}

func (p *MaxCover) validate() (*selection, error) {
	if err := p.Cover.validate(); err != nil {
		return nil, err
	}
	if err := checkPeople(p.People, p.Cover.Rows()); err != nil {
		return nil, err
	}
	if err := checkTimes(p.Times); err != nil {
		return nil, err
	}
	if p.Share != nil {
		if err := p.validateShare(); err != nil {
			return nil, err
		}
	}
	return p.Choice.normal(p.Cover.Sites, true)
}

func (p *MaxCover) validateShare() error {
	if len(p.Share) != len(p.Cover.Site) {
		return &InputError{Field: "Share", Row: -1, Reason: fmt.Sprintf("%d shares for %d entries of coverage", len(p.Share), len(p.Cover.Site))}
	}
	for j := range p.Cover.Rows() {
		for _, share := range p.Share[p.Cover.Start[j]:p.Cover.Start[j+1]] {
			if share > fullShare {
				return &InputError{Field: "Share", Row: j, Reason: fmt.Sprintf("%d of %d thousandths", share, fullShare)}
			}
		}
	}
	if total(p.People) > MaxTotal/fullShare {
		return &InputError{Field: "People", Row: -1, Reason: fmt.Sprintf("with shares the sum may not pass %d", int64(MaxTotal/fullShare))}
	}
	return nil
}

// lost counts what no allowed site can serve.
func (p *MaxCover) lost(sel *selection) (lost Unreachable) {
	for j, people := range p.People {
		if reach(sel, p.Cover.Row(j)) < max(1, p.Times) {
			lost.Rows++
			lost.People += people
		}
	}
	return lost
}

// rows returns the demand as rows of full coverage. A row
// with shares becomes one row for each share s that occurs: its sites are those with at least s,
// and its weight is people × (s − next smaller share). That is exact.
func (p *MaxCover) rows() *coverRows {
	need := int32(max(1, p.Times))
	b := newRowBuilder(p.Cover.Sites, max(p.Cover.Rows(), len(p.Share)))
	for j, people := range p.People {
		if p.Share == nil {
			b.add(p.Cover.Row(j), need, people)
		} else {
			p.levels(b, j, need)
		}
	}
	return b.rows()
}

func (p *MaxCover) levels(b *rowBuilder, j int, need int32) {
	sites, shares := p.Cover.Row(j), p.Share[p.Cover.Start[j]:p.Cover.Start[j+1]]
	steps := slices.Clone(shares)
	slices.Sort(steps)
	steps = slices.Compact(steps)
	below := uint16(0)
	for _, step := range steps {
		var list []int32
		for k, share := range shares {
			if share >= step {
				list = append(list, sites[k])
			}
		}
		b.add(list, need, p.People[j]*int64(step-below))
		below = step
	}
}

// reach counts the sites of a row that are not ruled out.
func reach(sel *selection, sites []int32) int {
	n := 0
	for _, i := range sites {
		if sel.state[i] != out {
			n++
		}
	}
	return n
}

func checkTimes(times int) error {
	if times < 0 || times > 1000 {
		return &InputError{Field: "Times", Row: -1, Reason: fmt.Sprintf("%d, want 0 to 1000", times)}
	}
	return nil
}

// without returns the sites that are not listed in drop.
func without(sites, drop []int32) []int32 {
	return slices.DeleteFunc(sites, func(i int32) bool { return slices.Contains(drop, i) })
}

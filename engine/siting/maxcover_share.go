package siting

import (
	"context"
	"slices"
)

// solveShares solves partial coverage as a median in which a row pays the part of its people that no chosen site covers.
// As rows of full coverage, one for each share that occurs, a thousand sites would make a million entries of a row.
func (p *MaxCover) solveShares(ctx context.Context, opt Options, sel *selection) (*Result, error) {
	lost := p.lost(sel)
	whole := fullShare * total(p.People)
	most := min(int64(len(sel.state)), max(1, sel.left)) + int64(len(sel.sites(in)))
	scale, err := scaleFor("People", product(whole, most))
	if err != nil {
		return nil, err
	}
	sel.close()
	full := p.shareRelax(sel, scale)
	best := newIncumbent()
	find := newMedianSearch(ctx, full, scale, sel, best, opt.Seed)
	t := &task{sel: sel, relax: full, mult: full.begin(best.sites), scale: scale, best: best, effort: medianEffort, find: find}
	covered := func(value int64) int64 { return whole + value }
	r := t.search(ctx, opt, covered).result(covered)
	r.Sites, r.Unreachable = p.needed(r.Sites), lost
	return r, nil
}

// shareRelax returns the rows with people; who is covered by nothing pays for all of them.
func (p *MaxCover) shareRelax(sel *selection, scale int64) *medianRelax {
	r := newMedianRelax(len(p.Cover.Site))
	var sites []int64
	for j, people := range p.People {
		sites = sites[:0]
		for k, i := range p.Cover.Row(j) {
			if sel.state[i] != out {
				part := fullShare - int64(p.Share[p.Cover.Start[j]+k])
				sites = append(sites, part<<32|int64(i))
			}
		}
		r.add(sites, people*scale, fullShare*people*scale)
	}
	return r
}

// needed returns the sites to add without those that cover nobody better than the others: what exists or is forced comes
// first where shares are equal.
func (p *MaxCover) needed(sites []int32) []int32 {
	place := make(map[int32]int) // in the order of preference, from 1
	for _, list := range [][]int32{p.Choice.Existing, p.Choice.Forced, sites} {
		for _, i := range list {
			if place[i] == 0 {
				place[i] = len(place) + 1
			}
		}
	}
	serves := map[int32]bool{}
	for j := range p.People {
		if i := p.bestOf(j, place); i >= 0 {
			serves[i] = true
		}
	}
	return slices.DeleteFunc(without(sites, p.Choice.Existing), func(i int32) bool {
		return !serves[i] && !slices.Contains(p.Choice.Forced, i)
	})
}

// bestOf returns the site of most share in a row with people, the first by place of several, or −1.
func (p *MaxCover) bestOf(j int, place map[int32]int) int32 {
	best, most := int32(-1), uint16(0)
	for k, i := range p.Cover.Row(j) {
		share := p.Share[p.Cover.Start[j]+k]
		if place[i] > 0 && p.People[j] > 0 && (share > most || share == most && share > 0 && place[i] < place[best]) {
			best, most = i, share
		}
	}
	return best
}

package siting

import "slices"

// fairFill spends what the levels leave free. Among the choices whose asked levels are as they
// are it looks for more people by additions, swaps and kicks. Where the last asked level is 0,
// so that the levels choose nothing, villages with anybody covered count first: the order of
// fairness goes on past the zeros. What it finds is not proven to be most.
type fairFill struct {
	*fairSearch
	floors  []Level
	outside []int32 // chosen sites of each row of nobody's village
	beyond  int64   // people covered there
	kept    []int32 // the best choice, free sites only
	most    int64   // its worth
}

// fillKicks is how often a fill begins anew beside its best choice, and fillWork how many visits
// of rows that may cost about.
const (
	fillKicks = 100
	fillWork  = 1 << 27
)

// fill brings the fairest choice to one with more people and no worse levels.
func (w *fairSearch) fill(levels int) {
	f := &fairFill{fairSearch: w, floors: w.form.sort(w.covered)[:levels], outside: make([]int32, w.form.rest.len())}
	for _, i := range slices.Clone(w.list) {
		w.flip(i)
	}
	for _, i := range w.form.sel.sites(in) {
		f.countOutside(i, 1)
	}
	f.most = -1
	f.set(without(w.sites, w.form.sel.sites(in)))
	f.descend()
	work := (len(w.list) + 1) * (len(w.form.rows.site) + len(w.form.rest.site) + 1)
	for range min(fillKicks, fillWork/work) {
		if w.ctx.Err() != nil || len(w.list) == 0 {
			break
		}
		f.kick()
		f.descend()
		f.set(f.kept)
	}
	w.sites, w.covered = open(w.list, w.form.sel.sites(in)), slices.Clone(w.now)
}

// set makes the given free sites the choice.
func (f *fairFill) set(sites []int32) {
	for _, i := range slices.Clone(f.list) {
		f.flip(i)
	}
	for _, i := range sites {
		f.flip(i)
	}
}

func (f *fairFill) flip(i int32) {
	f.fairSearch.flip(i)
	if f.chosen[i] {
		f.countOutside(i, 1)
	} else {
		f.countOutside(i, -1)
	}
}

func (f *fairFill) countOutside(i, delta int32) {
	for _, j := range f.form.rest.column(i) {
		before := f.outside[j]
		if f.outside[j] += delta; before == 0 || f.outside[j] == 0 {
			f.beyond += int64(delta) * f.form.rest.weight[j]
		}
	}
}

// worth returns what choices with equal levels are compared by.
func (f *fairFill) worth() int64 {
	if last := len(f.floors) - 1; last < 0 || f.floors[last].Covered > 0 {
		return f.people + f.beyond
	}
	served := int64(0)
	for _, covered := range f.now {
		served += min(covered, 1)
	}
	return served*maxShared + f.people + f.beyond
}

// fair says that the levels are no worse than they were.
func (f *fairFill) fair() bool {
	levels := f.form.sort(f.now)
	for k, floor := range f.floors {
		if c := compareShares(levels[k].Covered, levels[k].People, floor.Covered, floor.People); c != 0 {
			return c > 0
		}
	}
	return true
}

// descend makes additions and swaps, and drops what serves nobody, until nothing gains, and keeps
// the choice when it is best.
func (f *fairFill) descend() {
	for f.add() || f.drop() || f.ctx.Err() == nil && f.swap() {
	}
	if worth := f.worth(); worth > f.most && f.fair() {
		f.most, f.kept = worth, slices.Clone(f.list)
	}
}

// add makes the affordable addition that brings most, if any brings anything; while levels are
// spoilt, rather one that mends them.
func (f *fairFill) add() bool {
	worth, at := f.worth(), int32(-1)
	if !f.fair() {
		at = f.bestOver(worth, true)
	}
	if at < 0 {
		at = f.bestOver(worth, false)
	}
	if at >= 0 {
		f.flip(at)
	}
	return at >= 0
}

// drop drops a site that nobody would miss, if there is one.
func (f *fairFill) drop() bool {
	worth := f.worth()
	for _, i := range slices.Backward(slices.Clone(f.list)) {
		if f.flip(i); f.worth() == worth {
			return true
		}
		f.flip(i)
	}
	return false
}

// swap makes the best swap of the first chosen site that has one that gains.
func (f *fairFill) swap() bool {
	worth := f.worth()
	for _, drop := range slices.Clone(f.list) {
		f.flip(drop)
		if at := f.bestOver(worth, true); at >= 0 {
			f.flip(at)
			return true
		}
		f.flip(drop)
	}
	return false
}

// bestOver returns the site whose addition brings most, more than worth, or −1; with mind only
// additions after which the levels are fair.
func (f *fairFill) bestOver(worth int64, mind bool) int32 {
	at, most := int32(-1), worth
	for _, i := range f.frees {
		if f.chosen[i] || f.form.sel.cost[i] > f.left {
			continue
		}
		f.flip(i)
		if v := f.worth(); v > most && (!mind || f.fair()) {
			at, most = i, v
		}
		f.flip(i)
	}
	return at
}

// kick drops two random sites and adds what fits at random; what it spoils of the levels, only a
// better choice can make up for.
func (f *fairFill) kick() {
	for range 2 {
		if len(f.list) > 0 {
			f.flip(f.list[f.rng.IntN(len(f.list))])
		}
	}
	if i := f.frees[f.rng.IntN(len(f.frees))]; !f.chosen[i] && f.form.sel.cost[i] <= f.left {
		f.flip(i)
	}
}

package siting

import (
	"context"
	"fmt"
	"iter"
	"math"
	"math/bits"
)

// leveller raises one level after the other. Each asks again and again whether some choice is
// better in this level and no worse in those before, first halving what is open, until the
// answer is no.
type leveller struct {
	ctx    context.Context
	opt    Options
	form   *fairForm
	find   *fairSearch
	level  int
	bound  int64 // millionths of the level that was stopped
	reason string
	nodes  int64
}

// raise makes one level as large as can be, and says whether it did: false when it was stopped before that.
// A half that takes many nodes is left undecided, since only the last question must be answered.
func (l *leveller) raise(level int) (bool, error) {
	l.begin(level)
	if l.full() {
		return true, nil
	}
	for l.climb(level) {
	}
	for hard := false; ; {
		now := l.form.sort(l.find.covered)[level]
		share := millionths(now.Covered, now.People)
		middle := (share + l.bound) / 2
		exact := hard || l.bound-share <= nearShare
		least, nodes := now.more, l.opt.Nodes
		if !exact {
			least = func(people int64) int64 { return portion(middle, people, 1_000_000, true) }
			nodes = halvingNodes
		}
		better, open, err := l.ask(level, least, nodes)
		l.tell()
		switch {
		case err != nil:
			return false, err
		case open && (exact || l.cancelled()):
			return false, nil
		case open:
			hard = true
		case !better && exact:
			return true, nil
		case !better:
			l.bound = middle
		}
	}
}

// begin turns to a level, bounded by what all allowed sites together reach.
func (l *leveller) begin(level int) {
	reach := l.form.sort(l.form.reach())[level]
	l.level, l.bound = level, portion(reach.Covered, 1_000_000, reach.People, true)
}

// full says that the level is what all allowed sites together make it.
func (l *leveller) full() bool {
	now, reach := l.form.sort(l.find.covered)[l.level], l.form.sort(l.form.reach())[l.level]
	return compareShares(now.Covered, now.People, reach.Covered, reach.People) == 0
}

func (l *leveller) cancelled() bool { return l.ctx.Err() != nil }

const (
	nearShare     = 1000 // millionths below which halving gives way to the last question
	halvingNodes  = 1000
	climbDescents = 60
)

// more returns how many of a village's people are a larger share than the level's.
func (v Level) more(people int64) int64 { return portion(v.Covered, people, v.People, false) + 1 }

// climb looks for something better by local search alone, and says whether it found it.
func (l *leveller) climb(level int) bool {
	now := l.form.sort(l.find.covered)
	t := l.form.target(l.find.covered, level, now[level].more)
	var order []int32
	for _, worse := range now[:level] {
		order = append(order, worse.Village)
	}
	l.find.target = t.part(l.form.sel, order, level)
	l.find.best = &incumbent{value: l.find.target.goal - 1, goal: l.find.target.goal, known: true}
	l.find.explore(climbDescents)
	return l.find.best.sites != nil
}

// ask looks for a choice in which all but level villages have at least least(people) covered,
// and the others are no worse than the levels before. Open means that the search was stopped.
//
// Which villages are the worse ones, and in which order, is a choice that the relaxation sees
// badly, so it is made first: they are the same as now, in any order, or the first k of them
// are and the next one is not.
func (l *leveller) ask(level int, least func(people int64) int64, nodes int64) (better, open bool, err error) {
	t := l.form.target(l.find.covered, level, least)
	for k := level; k >= 0; k-- {
		for order := range orders(t.floors[:k]) {
			part := t.part(l.form.sel, order, k)
			if part.impossible(l.form) {
				continue
			}
			better, open, err = l.search(part, nodes)
			if err != nil || better || open {
				return better, open, err
			}
		}
	}
	return false, false, nil
}

// orders yields every order of the villages of levels, or only the given one when there are so
// many that all the levels but the first should count as equal: then part takes the first floor.
func orders(levels []Level) iter.Seq[[]int32] {
	return func(yield func([]int32) bool) {
		villages := make([]int32, len(levels))
		for k, level := range levels {
			villages[k] = level.Village
		}
		if len(villages) > maxOrders {
			yield(villages)
			return
		}
		permute(villages, 0, yield)
	}
}

// maxOrders is the most worse villages whose orders are all tried: 24 of them.
const maxOrders = 4

func permute(list []int32, from int, yield func([]int32) bool) bool {
	if from == len(list) {
		return yield(list)
	}
	for k := from; k < len(list); k++ {
		list[from], list[k] = list[k], list[from]
		if !permute(list, from+1, yield) {
			return false
		}
		list[from], list[k] = list[k], list[from]
	}
	return true
}

func (l *leveller) search(t *fairTarget, nodes int64) (better, open bool, err error) {
	l.find.target = t
	relax := newFairRelax(l.form, t)
	if relax.scale, err = scaleFor("People", t.size(l.form)); err != nil {
		why := fmt.Sprintf("the shares of %d villages with %d people together are too fine to compare exactly", len(l.form.people), total(l.form.people))
		return false, false, &InputError{Field: "People", Row: -1, Reason: why}
	}
	best := &incumbent{value: t.goal - 1, goal: t.goal, known: true}
	l.find.best = best
	sel := l.form.sel.clone()
	sel.left = math.MaxInt64 // what is spent is paid by the objective
	task := &task{sel: sel, relax: relax, mult: relax.begin(), scale: relax.scale, best: best, find: l.find, effort: fairEffort}
	opt := l.opt
	if opt.Progress != nil {
		opt.Progress = func(int64, int64) { l.tell() }
	}
	opt.Nodes = nodes
	x := task.prepare(l.ctx, opt, same)
	x.deep = true // all that is asked is whether the goal can be reached
	x.run(&node{sel: task.sel, relax: task.relax, mult: task.mult})
	l.nodes += x.nodes
	l.reason = reason(x.ctx)
	return best.sites != nil, best.sites == nil && len(x.open) > 0, nil
}

// tell reports the level that is being raised.
func (l *leveller) tell() {
	if l.opt.Progress != nil {
		now := l.form.sort(l.find.covered)[l.level]
		l.opt.Progress(millionths(now.Covered, now.People), l.bound)
	}
}

// portion returns a×b/c, all ≥ 0 and a ≤ c or b ≤ c, rounded down or up.
func portion(a, b, c int64, up bool) int64 {
	high, low := bits.Mul64(uint64(a), uint64(b))
	whole, rest := bits.Div64(high, low, uint64(c))
	if up && rest > 0 {
		whole++
	}
	return int64(whole)
}

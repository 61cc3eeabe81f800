package siting

import (
	"container/heap"
	"context"
	"math"
)

// Effort of a search. Many steps per node pay: they make few nodes, and re-merging makes deep
// nodes small (300 sites, p = 30: 11,475 nodes in 16 s with 30 steps, 1,083 in 6 s with 120).
const (
	rootSteps       = 3000
	nodeSteps       = 120
	openMultipliers = 1 << 24 // held by waiting nodes, 8 bytes each, before the search goes deep
)

// search is branch and bound over the sites of one problem.
type search struct {
	ctx    context.Context
	best   *incumbent
	find   heuristic
	scale  int64 // multiplier units in one unit of value
	pick   picker
	open   nodeHeap
	held   int // multipliers held by open nodes
	born   int64
	deep   bool // newest node first: for searches that only ask whether a value can be reached
	nodes  int64
	limit  int64 // most nodes; 0 for no limit
	effort effort
	// narrow returns a heuristic for what the root leaves open; nil to keep the first one.
	narrow func(root *node) heuristic
	// complete solves what is left to decide when every site is settled, and returns a proven
	// bound, 1/scale; nil when nothing is left.
	complete func(n *node, a *ascent) int64
	leaves   int64 // highest bound of leaves that complete could not close, as a value
	work     *node // being worked out; its bound falls as the ascent goes on
	report   func()
}

// effort is how many descents a heuristic makes before the root, at the root and at every node,
// and after how many steps of the bound it improves what the relaxation picked.
type effort struct{ first, root, node, every int }

// run searches below the root until the best choice is proven, the goal is reached, the node
// limit is passed or ctx ends. Afterwards bound says what is proven.
func (x *search) run(root *node) {
	x.leaves = math.MinInt64
	if x.best.enough() {
		x.tell()
		return
	}
	root.sel.close()
	root.relax, root.mult = root.relax.shrink(root.sel, root.mult)
	root.bound = x.corners(root)
	x.push(root)
	x.find.explore(x.effort.first)
	x.tell()
	for len(x.open) > 0 && !x.best.enough() && !x.stopped() {
		if n := x.pop(); !x.hopeless(n.bound) {
			x.expand(n)
			x.tell()
		}
	}
}

// corners returns the better bound of the multipliers at either end of their boxes: that nobody
// brings more than everybody, and that sites bring no more together than each alone. Alone it
// proves the choice of a single site; otherwise it is what a search begins with.
func (x *search) corners(root *node) int64 {
	low, high := make([]int64, root.relax.rows()), make([]int64, root.relax.rows())
	for j := range high {
		high[j], _ = root.relax.box(j)
	}
	gain := make([]int64, len(root.sel.state))
	return min(x.pick.bound(root.sel, root.relax, low, gain), x.pick.bound(root.sel, root.relax, high, gain))
}

// stopped says that no further node may be worked out. The root always is, so that even a
// search that is cancelled at once has a bound.
func (x *search) stopped() bool {
	return x.nodes > 0 && (x.ctx.Err() != nil || x.limit > 0 && x.nodes >= x.limit)
}

// expand works one node out: it tightens the bound, settles sites by penalties, and branches.
func (x *search) expand(n *node) {
	x.nodes++
	steps, descents := nodeSteps, x.effort.node
	if x.nodes == 1 {
		steps, descents = rootSteps, x.effort.root
	}
	x.work = n
	defer func() { x.work = nil }()
	a := newAscent(n, &x.pick)
	if x.nodes == 1 {
		a.bound = math.MaxInt64 // corners say nothing about the multipliers that the ascent begins with
	}
	if !x.tighten(n, a, steps) {
		return
	}
	if x.nodes == 1 && x.narrow != nil {
		n.relax, n.mult = a.relax.shrink(n.sel, a.best)
		a.start(n.relax, n.mult)
		x.find = x.narrow(n)
	}
	if n.sel.close() == 0 { // shrinking can settle what was left
		x.leaf(n, a)
		return
	}
	if x.ctx.Err() == nil {
		x.find.improve(n.sel, a.pick.picked)
		x.find.explore(descents)
	}
	if !x.hopeless(n.bound) {
		x.branch(n, a)
	}
}

// tighten improves the bound of a node by some steps and reports whether anything is left open.
func (x *search) tighten(n *node, a *ascent, steps int) bool {
	size := n.sel.close()
	for step := range steps {
		bound := a.evaluate(n.sel)
		n.bound = min(n.bound, bound)
		if x.hopeless(n.bound) || !x.settle(n.sel, a, bound) {
			return false
		}
		left := n.sel.close()
		if left == 0 {
			x.leaf(n, a)
			return false
		}
		if x.ctx.Err() != nil || a.converged() {
			break
		}
		if left*5 < size*4 {
			size = left
			a.start(n.relax.shrink(n.sel, a.best))
			n.relax = a.relax
			continue
		}
		if step%x.effort.every == x.effort.every-1 {
			x.find.improve(n.sel, a.pick.picked)
			x.tell()
		}
		a.move(n.sel, bound, x.best.value*x.scale)
	}
	return true
}

// leaf offers the only choice of a node without free sites, and completes it.
func (x *search) leaf(n *node, a *ascent) {
	x.find.improve(n.sel, nil)
	if x.complete != nil {
		x.leaves = max(x.leaves, x.whole(min(n.bound, x.complete(n, a))))
	}
}

// settle decides every free site whose other decision leaves nothing better than the incumbent.
// It returns false when the selection cannot pay for that.
func (x *search) settle(s *selection, a *ascent, bound int64) bool {
	slack := bound - (x.best.value+1)*x.scale
	for i, state := range s.state {
		if state != free {
			continue
		}
		if a.pick.priceIn*s.cost[i]-a.gain[i] > slack {
			s.state[i] = out
		} else if a.gain[i]-a.pick.priceOut*s.cost[i] > slack {
			if s.state[i] = in; !s.spend(s.cost[i]) {
				return false
			}
		}
	}
	return true
}

// branch splits a node at the site that the relaxation is least decided about, weighed by what
// the site brings.
func (x *search) branch(n *node, a *ascent) {
	most, at := math.Inf(-1), -1 // a share may be rounded above 1
	for i, state := range n.sel.state {
		if state == free {
			doubt := min(a.share[i], 1-a.share[i]) * float64(abs(a.gain[i])+1)
			if doubt > most {
				most, at = doubt, i
			}
		}
	}
	relax, mult := a.relax.shrink(n.sel, a.best)
	without, with := n.sel.clone(), n.sel
	without.state[at], with.state[at] = out, in
	x.push(&node{sel: without, relax: relax, mult: mult, bound: n.bound})
	if with.spend(with.cost[at]) {
		x.push(&node{sel: with, relax: relax, mult: mult, bound: n.bound})
	}
}

// whole rounds a bound down to a value: values are integers.
func (x *search) whole(bound int64) int64 {
	q := bound / x.scale
	if bound%x.scale < 0 {
		q--
	}
	return q
}

func (x *search) hopeless(bound int64) bool { return x.best.known && x.whole(bound) <= x.best.value }

// bound returns a value that no choice passes.
func (x *search) bound() int64 {
	best := max(x.best.value, x.leaves)
	if x.work != nil {
		best = max(best, x.whole(x.work.bound))
	}
	for _, n := range x.open {
		best = max(best, x.whole(n.bound))
	}
	return best
}

// tell reports, once there is a choice to report.
func (x *search) tell() {
	if x.report != nil && x.best.sites != nil {
		x.report()
	}
}

func (x *search) push(n *node) {
	x.born++
	n.born = x.born
	x.held += len(n.mult)
	heap.Push(&x.open, n)
}

// pop takes the open node with the highest bound, so that a stopped search has a good bound; or,
// when the open nodes hold much memory, the newest one, so that they become fewer.
func (x *search) pop() *node {
	at := 0
	if x.deep || x.held > openMultipliers {
		for k, n := range x.open {
			if n.born > x.open[at].born {
				at = k
			}
		}
	}
	n := heap.Remove(&x.open, at).(*node)
	x.held -= len(n.mult)
	return n
}

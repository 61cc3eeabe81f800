package siting

import "slices"

// maxAssignNodes is the most nodes that one set of open sites may cost. An exact solver, when
// there is one, takes over after exactAfter of them; but not before all sets together have cost
// exactWork in nodes × rows, three seconds, since that is what it takes to get it ready.
const (
	maxAssignNodes = 20000
	exactAfter     = 500
	exactWork      = 5 << 18
)

// assign solves what is left of a capacitated median once its sites are settled: which row goes
// where. It is branch and bound on single assignments with the same relaxation, and returns a
// proven bound on the value, 1/scale: the best known one, or more when it was stopped.
func (w *capSearch) assign(x *search, n *node, a *ascent) int64 {
	if len(w.at) >= manyRows {
		return w.leaf(x, n)
	}
	relax, ok := a.relax.(*capRelax)
	if !ok {
		panic("siting: a capacitated search without its relaxation")
	}
	open := *relax
	open.out = make([]bool, relax.sites)
	for i, state := range n.sel.state {
		open.out[i] = state != in
	}
	open.allowed = slices.Clone(relax.allowed)
	g := &assignment{search: x, find: w, sel: n.sel}
	bound := g.solve(&open, a.best, a.bound)
	if w.exact != nil && !x.hopeless(bound) && x.ctx.Err() == nil && g.exactly(&open) {
		return x.best.value * x.scale
	}
	return bound
}

// assignment is one such search.
type assignment struct {
	search *search
	find   *capSearch
	sel    *selection
	nodes  int
}

// enough says that the set of open sites is left to an exact solver, or undecided.
func (g *assignment) enough() bool {
	w := g.find
	return g.nodes > maxAssignNodes || g.search.stopped() || w.exact != nil && g.nodes > exactAfter && w.work > exactWork
}

// solve returns a proven bound on every assignment that the relaxation allows.
func (g *assignment) solve(relax *capRelax, mult []int64, bound int64) int64 {
	x := g.search
	g.nodes++
	x.nodes++
	g.find.work += relax.rows()
	if g.enough() {
		return bound
	}
	a := newAscent(&node{sel: g.sel, relax: relax, mult: mult, bound: bound}, &x.pick)
	for range nodeSteps {
		b := a.evaluate(g.sel)
		if x.hopeless(b) {
			return x.best.value * x.scale
		}
		if a.converged() {
			break
		}
		a.move(g.sel, b, x.best.value*x.scale)
	}
	copy(a.mult, a.best)
	row, site := g.split(relax, a)
	if row < 0 {
		return x.best.value * x.scale
	}
	worst := int64(0)
	for k, branch := range []bool{true, false} {
		next := *relax
		next.allowed = slices.Clone(relax.allowed)
		next.fix(row, site, branch)
		if b := g.solve(&next, a.best, a.bound); k == 0 || b > worst {
			worst = b
		}
	}
	return worst
}

// split takes the knapsacks of the best multipliers for an assignment. It returns the row that
// most sites take, or one that none takes, with the cheapest site to decide about; or −1 when
// every row has one site left and the assignment is offered.
func (g *assignment) split(relax *capRelax, a *ascent) (row, site int32) {
	taken := make([]int32, relax.rows())
	for i := range relax.sites {
		if !relax.out[i] {
			relax.knapsack(a.best, int32(i), func(j int32) { taken[j]++ })
		}
	}
	row, site = -1, -1
	most := int32(-1)
	for j := range relax.rows() {
		choices, cheapest := relax.choices(j)
		if choices == 0 {
			return -1, -1
		}
		doubt := taken[j]
		if doubt == 1 {
			doubt = 0
		} else if doubt == 0 {
			doubt = 1
		}
		if choices > 1 && doubt > most {
			most, row, site = doubt, int32(j), cheapest
		}
	}
	if row < 0 {
		g.offer(relax)
	}
	return row, site
}

// choices returns how many open sites a row may still use, and the cheapest of them.
func (r *capRelax) choices(j int) (n int, cheapest int32) {
	cheapest = -1
	for i := range r.sites {
		at := j*r.sites + i
		if r.out[i] || !r.allowed[at] {
			continue
		}
		n++
		if cheapest < 0 || r.cost[at] < r.cost[j*r.sites+int(cheapest)] {
			cheapest = int32(i)
		}
	}
	return n, cheapest
}

// fix makes row use the site, or not use it.
func (r *capRelax) fix(row, site int32, use bool) {
	line := r.allowed[int(row)*r.sites : (int(row)+1)*r.sites]
	if use {
		clear(line)
	}
	line[site] = use
}

// offer offers the only assignment that is left, and says whether it fits.
func (g *assignment) offer(relax *capRelax) bool {
	w := g.find
	copy(w.left, relax.capacity)
	w.open = append(w.open[:0], g.sel.sites(in)...)
	for j := range w.at {
		choices, site := relax.choices(j)
		if choices != 1 {
			return false
		}
		w.at[j] = site
		if w.left[w.at[j]] -= relax.load[j]; w.left[w.at[j]] < 0 {
			return false
		}
	}
	w.offer(w.value())
	return true
}

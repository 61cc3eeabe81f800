package siting

import "slices"

// fairTarget is one question: every village v must reach full[v], but exempt villages may fall
// short by relief[v] each. It is put as a price: a choice brings unit[v] for each person covered
// up to the targets and costs price per unit of cost. A choice that answers the question brings
// goal or more. (Asked within the budget instead, a question that fractional choices can answer
// has no price at all, and nothing could be settled by it.)
type fairTarget struct {
	full, relief, unit []int64
	exempt             int
	floors             []Level // the levels before, which the worse villages must reach in order
	least              []int64 // what all others must reach
	people             []int64 // of each village
	price              int64   // of one unit of cost
	goal               int64   // Σ unit × full − price × what may be spent
}

// target returns the question with every village a candidate for exemption.
func (f *fairForm) target(covered []int64, level int, least func(int64) int64) *fairTarget {
	n := len(f.people)
	t := &fairTarget{least: make([]int64, n), relief: make([]int64, n), exempt: level, people: f.people}
	t.floors = f.sort(covered)[:level]
	for _, v := range f.counted() {
		t.least[v] = least(f.people[v])
		if level > 0 {
			t.relief[v] = max(0, t.least[v]-reaching(t.floors[0], f.people[v]))
		}
	}
	return t
}

// reaching returns how many of a village's people make a share no smaller than the floor's.
func reaching(floor Level, people int64) int64 {
	return portion(floor.Covered, people, floor.People, true)
}

// part returns the part of the question in which the first k of the worse villages of now are
// exempt, each down to the floor at its place in order, and the next one, if there is one, is not.
func (t *fairTarget) part(sel *selection, order []int32, k int) *fairTarget {
	p := &fairTarget{
		full: slices.Clone(t.least), relief: slices.Clone(t.relief), unit: make([]int64, len(t.least)),
		exempt: t.exempt - k, floors: t.floors, least: t.least,
	}
	for at, v := range order {
		floor := t.floors[0]
		if len(order) <= maxOrders {
			floor = t.floors[at]
		}
		p.full[v] = min(p.full[v], reaching(floor, t.people[v]))
		p.relief[v] = 0
	}
	if k < len(t.floors) {
		p.relief[t.floors[k].Village] = 0
	}
	p.weigh(sel)
	return p
}

// weigh sets the prices: a whole target is worth a few of the dearest sites.
func (t *fairTarget) weigh(sel *selection) {
	spend, dearest := sel.left, int64(1)
	for i, cost := range sel.cost {
		switch sel.state[i] {
		case in:
			spend += cost
		case free:
			dearest = max(dearest, cost)
		case out:
		}
	}
	t.price = max(1, siteWeight/dearest)
	t.goal = -t.price * spend
	for v, full := range t.full {
		t.unit[v] = 1 + targetSites*t.price*dearest/max(1, full)
		t.goal += t.unit[v] * full
	}
}

// siteWeight is what the dearest site weighs, and targetSites how many of it a target is worth.
const (
	siteWeight  = 1 << 20
	targetSites = 16
)

// reach returns how many people of each village any allowed site covers.
func (f *fairForm) reach() []int64 {
	reach := make([]int64, len(f.people))
	for j, v := range f.village {
		reach[v] += f.rows.weight[j]
	}
	return reach
}

// impossible says that more villages than may be exempt cannot reach their target at all.
func (t *fairTarget) impossible(f *fairForm) bool {
	reach := f.reach()
	short := 0
	for v, full := range t.full {
		if full > reach[v] {
			if short++; full-t.relief[v] > reach[v] {
				return true
			}
		}
	}
	return short > t.exempt
}

// size returns what the sum of all multipliers over all sites can reach.
func (t *fairTarget) size(f *fairForm) uint64 {
	sum, longest := t.price*total(f.sel.cost), setSites
	for v, unit := range t.unit {
		sum += unit * t.full[v]
	}
	for j, v := range f.village {
		sum += t.unit[v] * min(f.rows.weight[j], t.full[v])
		longest = max(longest, len(f.rows.of(int32(j))))
	}
	return product(sum, int64(2*longest))
}

// reached says whether covered people answer the question.
func (t *fairTarget) reached(f *fairForm, covered []int64) bool {
	levels := f.sort(covered)
	for k, floor := range t.floors {
		if compareShares(levels[k].Covered, levels[k].People, floor.Covered, floor.People) < 0 {
			return false
		}
	}
	for _, level := range levels[len(t.floors):] {
		if level.Covered < t.least[level.Village] {
			return false
		}
	}
	return true
}

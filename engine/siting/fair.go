package siting

import (
	"context"
	"fmt"
	"math"
	"slices"
)

// FairCover asks for the sites that raise the worst-off village first: the smallest share of a
// village's people that is covered is made as large as can be, then the second smallest without
// lowering the first, and so on for Levels villages (lexicographic max-min, Ogryczak 1997).
// Rows of village −1 and villages without people do not count; a village that no allowed site
// reaches at all is left out, and its rows are in Result.Unreachable like all that cannot be
// reached.
//
// Result.Levels has the worst-off villages, worst first; ties go to the lower village. Value and
// Bound are the share, in millionths rounded down, of the first level that is not proven, or of
// the last level. Shares are compared as fractions, exactly.
type FairCover struct {
	Cover    Coverage
	People   []int64 // one per row, ≥ 0
	Village  []int32 // one per row: 0 … Villages−1, or −1
	Villages int
	Levels   int // how many levels to raise, at least 1
	Choice   Choice
}

var fairEffort = effort{first: 20, root: 40, node: 1, every: 32}

func (p *FairCover) solve(ctx context.Context, opt Options) (*Result, error) {
	f, err := p.form()
	if err != nil {
		return nil, err
	}
	l := &leveller{ctx: ctx, opt: opt, form: f, find: newFairSearch(ctx, f, opt.Seed)}
	levels := min(p.Levels, len(f.counted()))
	proven := true
	for level := 0; level < levels && proven; level++ {
		if proven, err = l.raise(level); err != nil {
			return nil, err
		}
	}
	return p.result(l, levels, proven), nil
}

func (p *FairCover) result(l *leveller, levels int, proven bool) *Result {
	r := &Result{Status: Optimal, Reason: "proven", Nodes: l.nodes, Unreachable: l.form.lost}
	r.Sites = without(slices.Clone(l.find.sites), p.Choice.Existing)
	sorted := l.form.sort(l.find.covered)
	r.Levels = sorted[:levels]
	at := levels - 1
	if !proven {
		r.Status, r.Reason, at = Limit, l.reason, l.level
	}
	if at >= 0 {
		r.Value = millionths(sorted[at].Covered, sorted[at].People)
		r.Bound = r.Value
	}
	if !proven {
		r.Bound = max(r.Value, l.bound)
	}
	return r
}

// Level is one village of a fair choice: how many of its people are covered.
type Level struct {
	Village int32
	Covered int64
	People  int64
}

func millionths(part, whole int64) int64 { return part * 1_000_000 / whole }

// compareShares compares a/b with c/d.
func compareShares(a, b, c, d int64) int { return compareProducts(a, d, c, b) }

// fairForm is covering demand by village; rows hold allowed sites only.
type fairForm struct {
	sel     *selection
	rows    *coverRows
	village []int32 // of each row
	people  []int64 // of each village, 0 for one that does not count
	lost    Unreachable
}

func (p *FairCover) form() (*fairForm, error) {
	if err := p.Cover.validate(); err != nil {
		return nil, err
	}
	if err := checkPeople(p.People, p.Cover.Rows()); err != nil {
		return nil, err
	}
	if len(p.Village) != p.Cover.Rows() {
		return nil, &InputError{Field: "Village", Row: -1, Reason: fmt.Sprintf("%d entries for %d rows", len(p.Village), p.Cover.Rows())}
	}
	if p.Levels < 1 || p.Villages < 0 || p.Villages > MaxSites {
		return nil, &InputError{Field: "Levels", Row: -1, Reason: "must be at least 1, of 0 to 1048576 villages"}
	}
	for j, v := range p.Village {
		if v < -1 || int(v) >= p.Villages {
			return nil, &InputError{Field: "Village", Row: j, Reason: fmt.Sprintf("village %d of %d", v, p.Villages)}
		}
	}
	if total(p.People) > MaxTotal>>20 {
		return nil, &InputError{Field: "People", Row: -1, Reason: fmt.Sprintf("for shares the sum may not pass %d", int64(MaxTotal>>20))}
	}
	sel, err := p.Choice.normal(p.Cover.Sites, true)
	if err != nil {
		return nil, err
	}
	sel.close()
	f := &fairForm{sel: sel, people: make([]int64, p.Villages)}
	p.fill(f)
	return f, nil
}

func (p *FairCover) fill(f *fairForm) {
	f.rows = &coverRows{sites: p.Cover.Sites, start: []int32{0}}
	reached := make([]bool, p.Villages)
	for j, people := range p.People {
		v := p.Village[j]
		if v >= 0 {
			f.people[v] += people
		}
		var sites []int32
		for _, i := range p.Cover.Row(j) {
			if f.sel.state[i] != out || f.outOfBudget(p, i) {
				sites = append(sites, i)
			}
		}
		if len(sites) == 0 {
			f.lost.Rows++
			f.lost.People += people
		} else if v >= 0 && people > 0 {
			reached[v] = true
			f.add(sites, people, v)
		}
	}
	for v := range f.people {
		if !reached[v] {
			f.people[v] = 0
		}
	}
	f.rows.transpose()
}

// outOfBudget says that a site is out because it costs too much, not because it is forbidden:
// what only such sites reach is badly served, not unreachable.
func (f *fairForm) outOfBudget(p *FairCover, i int32) bool {
	return f.sel.state[i] == out && !slices.Contains(p.Choice.Forbidden, i)
}

func (f *fairForm) add(sites []int32, people int64, village int32) {
	f.rows.site = append(f.rows.site, sites...)
	f.rows.start = append(f.rows.start, int32(len(f.rows.site)))
	f.rows.weight, f.rows.need = append(f.rows.weight, people), append(f.rows.need, 1)
	f.village = append(f.village, village)
}

// counted returns the villages that count.
func (f *fairForm) counted() []int32 {
	var list []int32
	for v, people := range f.people {
		if people > 0 {
			list = append(list, int32(v))
		}
	}
	return list
}

// sort returns the villages that count by their share, worst first.
func (f *fairForm) sort(covered []int64) []Level {
	var levels []Level
	for _, v := range f.counted() {
		levels = append(levels, Level{Village: v, Covered: covered[v], People: f.people[v]})
	}
	slices.SortStableFunc(levels, func(a, b Level) int { return compareShares(a.Covered, a.People, b.Covered, b.People) })
	return levels
}

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

// raise makes one level as large as can be; it returns false when it was stopped before that.
func (l *leveller) raise(level int) (bool, error) {
	l.level, l.bound = level, 1_000_000
	for {
		now := l.form.sort(l.find.covered)[level]
		middle := (millionths(now.Covered, now.People) + l.bound) / 2
		exact := l.bound-millionths(now.Covered, now.People) <= 1000
		least := func(people int64) int64 { return now.Covered*people/now.People + 1 }
		if !exact {
			least = func(people int64) int64 { return (middle*people + 999_999) / 1_000_000 }
		}
		better, open, err := l.ask(level, least)
		l.tell()
		switch {
		case err != nil || open:
			return false, err
		case !better && exact:
			return true, nil
		case !better:
			l.bound = middle
		}
	}
}

// ask looks for a choice in which all but level villages have at least least(people) covered,
// and the others are no worse than the levels before. Open means that the search was stopped.
//
// Which villages are the worse ones is a choice that the relaxation sees badly, so it is made
// first: they are the same as now, or the first k of them are and the next one is not.
func (l *leveller) ask(level int, least func(people int64) int64) (better, open bool, err error) {
	t := l.form.target(l.find.covered, level, least)
	for k := level; k >= 0 && !better && !open; k-- {
		part := t.part(k)
		if part.impossible(l.form) {
			continue
		}
		better, open, err = l.search(level, part)
		if err != nil {
			return false, false, err
		}
	}
	return better, open, nil
}

func (l *leveller) search(level int, t *fairTarget) (better, open bool, err error) {
	l.find.target = t
	relax := newFairRelax(l.form, t)
	if relax.scale, err = scaleFor("People", t.size(l.form)); err != nil {
		return false, false, err
	}
	best := &incumbent{value: t.goal - 1, goal: t.goal, known: true}
	l.find.best = best
	task := &task{sel: l.form.sel.clone(), relax: relax, mult: relax.begin(), scale: relax.scale, best: best, find: l.find, effort: fairEffort}
	opt := l.opt
	if opt.Progress != nil {
		opt.Progress = func(int64, int64) { l.tell() }
	}
	x := task.search(l.ctx, opt, same)
	l.nodes += x.nodes
	l.reason = x.reason()
	return best.sites != nil, best.sites == nil && len(x.open) > 0, nil
}

// tell reports the level that is being raised.
func (l *leveller) tell() {
	if l.opt.Progress != nil {
		now := l.form.sort(l.find.covered)[l.level]
		l.opt.Progress(millionths(now.Covered, now.People), l.bound)
	}
}

// fairTarget is one question: every village v must reach full[v], but exempt villages may fall
// short by relief[v] each. Falling short by one person costs unit[v], so that every village's
// whole target weighs about the same.
type fairTarget struct {
	full, relief, unit []int64
	exempt             int
	floors             []Level // the levels before, which the worse villages must reach in order
	least              []int64 // what all others must reach
	goal               int64   // Σ unit × full
}

// target returns the question with every village a candidate for exemption.
func (f *fairForm) target(covered []int64, level int, least func(int64) int64) *fairTarget {
	n := len(f.people)
	t := &fairTarget{least: make([]int64, n), relief: make([]int64, n), exempt: level}
	t.floors = f.sort(covered)[:level]
	for _, v := range f.counted() {
		t.least[v] = least(f.people[v])
		if level > 0 {
			first := t.floors[0]
			t.relief[v] = max(0, t.least[v]-(first.Covered*f.people[v]+first.People-1)/first.People)
		}
	}
	return t
}

// part returns the part of the question in which the first k of the worse villages of now are
// exempt and the next one, if there is one, is not.
func (t *fairTarget) part(k int) *fairTarget {
	p := &fairTarget{
		full: slices.Clone(t.least), relief: slices.Clone(t.relief), unit: make([]int64, len(t.least)),
		exempt: t.exempt - k, floors: t.floors, least: t.least,
	}
	for at, floor := range t.floors[:min(k+1, len(t.floors))] {
		if at < k {
			p.full[floor.Village] -= p.relief[floor.Village]
		}
		p.relief[floor.Village] = 0
	}
	for v, full := range p.full {
		p.unit[v] = max(1, targetWeight/max(1, full))
		p.goal += p.unit[v] * full
	}
	return p
}

// impossible says that more villages than may be exempt cannot reach their target at all.
func (t *fairTarget) impossible(f *fairForm) bool {
	reach := make([]int64, len(f.people))
	for j, v := range f.village {
		reach[v] += f.rows.weight[j]
	}
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

// targetWeight is what a whole target weighs.
const targetWeight = 1 << 20

func (t *fairTarget) size(f *fairForm) uint64 {
	sum, longest := int64(0), 1
	for v, unit := range t.unit {
		sum += unit * (f.people[v] + t.full[v])
	}
	for j := range int32(f.rows.len()) {
		longest = max(longest, len(f.rows.of(j)))
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

func (p *FairCover) check(r *Result) error {
	if err := p.Choice.checkSites(r, p.Cover.Sites, true); err != nil {
		return err
	}
	open, forbidden := p.Choice.isOpen(r, p.Cover.Sites), p.Choice.isForbidden(p.Cover.Sites)
	levels := make([]Level, p.Villages)
	reached := make([]bool, p.Villages)
	lost := Unreachable{}
	for j, people := range p.People {
		covered, could := false, false
		for _, i := range p.Cover.Row(j) {
			covered = covered || open[i]
			could = could || !forbidden[i]
		}
		if !could {
			lost.Rows++
			lost.People += people
		}
		if v := p.Village[j]; v >= 0 {
			levels[v].Village = v
			levels[v].People += people
			reached[v] = reached[v] || could && people > 0
			if covered {
				levels[v].Covered += people
			}
		}
	}
	if err := checkUnreachable(r, lost); err != nil {
		return err
	}
	levels = slices.DeleteFunc(levels, func(l Level) bool { return l.People == 0 || !reached[l.Village] })
	slices.SortStableFunc(levels, func(a, b Level) int {
		return compareProducts(a.Covered, b.People, b.Covered, a.People)
	})
	levels = levels[:min(p.Levels, len(levels))]
	if !slices.Equal(levels, r.Levels) {
		return fmt.Errorf("levels %v, counted %v", r.Levels, levels)
	}
	return p.checkShare(r)
}

func (p *FairCover) checkShare(r *Result) error {
	if len(r.Levels) == 0 {
		return checkMost(r, 0)
	}
	least, most := int64(math.MaxInt64), int64(0)
	for _, l := range r.Levels {
		share := l.Covered * 1_000_000 / l.People
		least, most = min(least, share), max(most, share)
	}
	if r.Value < least || r.Value > most || r.Bound < r.Value || r.Status == Optimal && r.Value != most {
		return fmt.Errorf("value %d, bound %d: the shares are from %d to %d millionths", r.Value, r.Bound, least, most)
	}
	return nil
}

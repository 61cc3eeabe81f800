package siting

import (
	"context"
	"fmt"
	"slices"
)

// FairCover asks for the sites that raise the worst-off village first: the smallest share of a
// village's people that is covered is made as large as can be, then the second smallest without
// lowering the first, and so on for Levels villages (lexicographic max-min, Ogryczak 1997).
// Rows of village −1 and villages without people have no share; a village that no allowed site
// reaches at all is left out, and its rows are in Result.Unreachable like all that cannot be
// reached. What the levels leave free goes to most people, of any village or none, by local
// search (fairFill): Optimal speaks of the levels alone.
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

// maxShared is the most people of one fair choice, so that millionths of them fit. Fewer are refused too where there are
// many villages of very different size.
const maxShared = MaxTotal >> 6

var fairEffort = effort{first: 20, root: 40, node: 1, every: 32}

func (p *FairCover) solve(ctx context.Context, opt Options) (*Result, error) {
	f, err := p.form()
	if err != nil {
		return nil, err
	}
	l := &leveller{ctx: ctx, opt: opt, form: f, find: newFairSearch(ctx, f, opt.Seed)}
	levels := min(p.Levels, len(f.counted()))
	proven, err := l.zeros(p, levels)
	for more := err == nil; more && proven < levels; {
		if more, err = l.raise(proven); more {
			proven++
		}
	}
	if err != nil {
		return nil, err
	}
	l.find.fill(levels)
	for proven < levels && l.full() { // what filled up a level that was stopped
		if proven++; proven < levels {
			l.begin(proven)
		}
	}
	return p.result(l, levels, proven), nil
}

func (p *FairCover) result(l *leveller, levels, proven int) *Result {
	r := &Result{Status: Optimal, Reason: "proven", Nodes: l.nodes, Unreachable: l.form.lost, Proven: proven}
	r.Sites = without(append([]int32{}, l.find.sites...), p.Choice.Existing)
	sorted := l.form.sort(l.find.covered)
	r.Levels = sorted[:levels]
	if proven < levels {
		r.Status, r.Reason = Limit, l.reason
	}
	if at := min(proven, levels-1); at >= 0 {
		r.Value = millionths(sorted[at].Covered, sorted[at].People)
		r.Bound = r.Value
	}
	if proven < levels {
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
	village []int32    // of each row
	rest    *coverRows // the demand of nobody's village, which only fills look at
	people  []int64    // of each village, 0 for one that does not count
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
	if total(p.People) > maxShared {
		return nil, &InputError{Field: "People", Row: -1, Reason: fmt.Sprintf("for shares the sum may not pass %d", int64(maxShared))}
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
	rest := newRowBuilder(p.Cover.Sites, len(p.People))
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
		} else {
			rest.add(sites, 1, people)
		}
	}
	for v := range f.people {
		if !reached[v] {
			f.people[v] = 0
		}
	}
	f.rows.transpose()
	f.rest = rest.rows()
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

func (p *FairCover) check(r *Result) error {
	if err := p.Choice.checkSites(r, p.Cover.Sites, true); err != nil {
		return err
	}
	if r.Proven < 0 || r.Proven > len(r.Levels) || (r.Status == Optimal) != (r.Proven == len(r.Levels)) {
		return fmt.Errorf("status %q with %d of %d levels proven", r.Status, r.Proven, len(r.Levels))
	}
	levels := p.count(r)
	levels = levels[:min(p.Levels, len(levels))]
	if !slices.Equal(levels, r.Levels) {
		return fmt.Errorf("levels %v, counted %v", r.Levels, levels)
	}
	return p.checkShare(r)
}

// Standing returns how all villages that count stand when the given sites are added to the existing
// ones, worst first as in Result.Levels. It panics on a site that is not there. O(entries).
func (p *FairCover) Standing(sites []int32) []Level {
	return p.count(&Result{Sites: sites})
}

// count evaluates sites from the problem alone.
func (p *FairCover) count(r *Result) []Level {
	open, forbidden := p.Choice.isOpen(r, p.Cover.Sites), p.Choice.isForbidden(p.Cover.Sites)
	levels := make([]Level, p.Villages)
	reached := make([]bool, p.Villages)
	for j, people := range p.People {
		covered, could := false, false
		for _, i := range p.Cover.Row(j) {
			covered = covered || open[i]
			could = could || !forbidden[i]
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
	levels = slices.DeleteFunc(levels, func(l Level) bool { return l.People == 0 || !reached[l.Village] })
	slices.SortStableFunc(levels, func(a, b Level) int {
		return compareProducts(a.Covered, b.People, b.Covered, a.People)
	})
	return levels
}

func (p *FairCover) checkShare(r *Result) error {
	if len(r.Levels) == 0 {
		return checkMost(r, 0)
	}
	l := r.Levels[min(r.Proven, len(r.Levels)-1)]
	if share := l.Covered * 1_000_000 / l.People; r.Value != share || r.Bound < r.Value {
		return fmt.Errorf("value %d, bound %d: the share of village %d is %d millionths", r.Value, r.Bound, l.Village, share)
	}
	return nil
}

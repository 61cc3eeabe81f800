package access

import (
	"errors"
	"fmt"
	"math"

	"zhenyu/engine/geo"
	"zhenyu/engine/street"
)

// ErrNoHalo says that no margin makes a part exact: the run has no limit, or an edge takes no time.
var ErrNoHalo = errors.New("access: a run without a limit, or over edges that take no time, cannot be cut into parts")

// Halo returns how many metres around its core a part of a run must see so that its results are those
// of the whole: as far as anybody gets within the limit at the pace of the quickest edge, and at both
// ends the longest link. It returns ErrNoHalo when there is no such margin. A quick ferry makes it
// wide; better wide than wrong. limit is not Never.
func Halo(n *street.Network, limit street.Time, stub street.Stub) (geo.Metres, error) {
	spread := n.Spread()
	if limit == street.Never || spread.Pace <= 0 {
		return 0, ErrNoHalo
	}
	return geo.Metres(math.Ceil(float64(limit)/spread.Pace + spread.Slack + 2*stub.LimitMetres)), nil
}

// Clip returns a linked input on the part of its network within a box: the part that a run's core and
// its halo need. Origins and facilities keep their numbers; those outside have no links there.
func (in Input) Clip(box geo.Box) Input {
	clip := in.Network.Clip(box)
	in.Network = clip.Network
	origins := *in.Origins
	origins.points = clip.Points(origins.points)
	in.Origins = &origins
	categories := make([]*Category, len(in.Categories))
	for i, c := range in.Categories {
		clipped := *c
		clipped.points = clip.Points(c.points)
		categories[i] = &clipped
	}
	in.Categories = categories
	return in
}

// Totals are what parts of a run add up to: tallies by area and category, the last area being all
// origins, and the people first reached by facility and category.
type Totals struct {
	Tallies [][]Tally
	First   [][]People
}

// Totals returns those of a result. They share its tallies and must not be written to.
func (r *Result) Totals() Totals {
	t := Totals{Tallies: r.tallies, First: make([][]People, len(r.categories))}
	for c, category := range r.categories {
		t.First[c] = make([]People, len(category.Facilities))
		for i, f := range r.Nearest[c].Facility {
			if f >= 0 {
				t.First[c][f] += r.origins.People[i]
			}
		}
	}
	return t
}

// Merge adds the totals of parts that were measured with the same areas and facilities; every origin
// must be in one part alone. The sum is that of one whole run, whatever the order of the parts. It
// returns an error that names the part whose shape differs from the first's.
func Merge(parts []Totals) (Totals, error) {
	var sum Totals
	for i, p := range parts {
		if i == 0 {
			sum = empty(p)
		}
		if err := sum.add(p); err != nil {
			return Totals{}, fmt.Errorf("access: part %d: %w", i+1, err)
		}
	}
	return sum, nil
}

func empty(like Totals) Totals {
	t := Totals{Tallies: make([][]Tally, len(like.Tallies)), First: make([][]People, len(like.First))}
	for a := range like.Tallies {
		t.Tallies[a] = make([]Tally, len(like.Tallies[a]))
	}
	for c := range like.First {
		t.First[c] = make([]People, len(like.First[c]))
	}
	return t
}

func (t *Totals) add(p Totals) error {
	if len(p.Tallies) != len(t.Tallies) || len(p.First) != len(t.First) {
		return fmt.Errorf("has %d areas and %d categories, not %d and %d", len(p.Tallies), len(p.First), len(t.Tallies), len(t.First))
	}
	for a := range p.Tallies {
		if len(p.Tallies[a]) != len(t.Tallies[a]) {
			return fmt.Errorf("area %d has %d categories, not %d", a, len(p.Tallies[a]), len(t.Tallies[a]))
		}
		for c := range p.Tallies[a] {
			t.Tallies[a][c] = t.Tallies[a][c].Plus(p.Tallies[a][c])
		}
	}
	for c := range p.First {
		if len(p.First[c]) != len(t.First[c]) {
			return fmt.Errorf("category %d has %d facilities, not %d", c, len(p.First[c]), len(t.First[c]))
		}
		for f, people := range p.First[c] {
			t.First[c][f] += people
		}
	}
	return nil
}

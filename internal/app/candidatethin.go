package app

import (
	"cmp"
	"math"
	"slices"

	"zhenyu/engine/access"
	"zhenyu/engine/geo"
)

// SitingThinned says that candidates lay so close that not each of them was weighed.
type SitingThinned struct {
	Of     int `json:"of" doc:"candidates that there are"`
	Metres int `json:"metres" doc:"of those nearer to each other than this, one was weighed: the cheapest, else the first by id; 0 where only those were left out that no street leads to"`
}

// leastApart is the distance in metres from which candidates are thinned.
const leastApart = 10

// mostApart is the distance in metres at which thinning gives up: what is left by then is forced.
const mostApart = 100_000

// roomFor says how many candidates a problem can weigh from so many origins.
func roomFor(problem string, origins int) int {
	if !weighsWalks(problem) || origins == 0 {
		return maxCandidates
	}
	return min(maxCandidates, max(1, maxWalks/origins-1))
}

// thinned leaves as many of the linked candidates as there is room for, and says how; nil where there was room for all.
// Those that no street leads to go first, and what a person asks for or refuses by its id stays.
func (s *accessStudy) thinned(c candidates, room int, forced, forbidden []string) *SitingThinned {
	if len(c.Facilities) <= room {
		return nil
	}
	out := &SitingThinned{Of: len(c.Facilities)}
	named := func(f access.Facility) bool { return slices.Contains(forced, f.ID) || slices.Contains(forbidden, f.ID) }
	var spots []spot
	for i, f := range c.Facilities {
		if _, unlinked := slices.BinarySearch(c.Unlinked(), int32(i)); !unlinked || named(f) {
			spots = append(spots, spot{Facility: f, at: s.placeOf(c.Category, i), stays: named(f), worth: c.worth(f, forced)})
		}
	}
	slices.SortStableFunc(spots, func(a, b spot) int { return cmp.Compare(a.worth, b.worth) })
	spots, out.Metres = thin(spots, room)
	c.Facilities = c.Facilities[:0]
	for _, left := range spots {
		c.Facilities = append(c.Facilities, left.Facility)
	}
	return out
}

// worth puts candidates in order: those that a person asks for, then the cheaper ones.
func (c candidates) worth(f access.Facility, forced []string) int64 {
	t, known := c.terms[f.ID]
	switch {
	case slices.Contains(forced, f.ID):
		return -1
	case known && t.cost >= 0:
		return t.cost
	}
	return math.MaxInt64
}

// spot is a candidate to be thinned.
type spot struct {
	access.Facility
	at    geo.WGS84
	xy    geo.XY
	stays bool  // whatever is near
	worth int64 // less comes first
}

// thin leaves so many at most: of those nearer to each other than some metres, the first. The metres are the fewest of
// a series that do. Deterministic.
func thin(all []spot, most int) ([]spot, int) {
	if len(all) <= most {
		return all, 0
	}
	plane := geo.NewPlane(all[0].at)
	for i := range all {
		all[i].xy = plane.XY(all[i].at)
	}
	for metres := leastApart; ; metres += metres / 4 {
		left := apart(all, float64(metres))
		if len(left) <= most || metres > mostApart {
			return left, metres
		}
	}
}

// apart keeps what is no nearer than so many metres to what is kept already.
func apart(all []spot, metres float64) (left []spot) {
	type square struct{ x, y int }
	kept := map[square][]geo.XY{}
	squareOf := func(p geo.XY) square { return square{int(math.Floor(p.X / metres)), int(math.Floor(p.Y / metres))} }
	near := func(p geo.XY) bool {
		at := squareOf(p)
		for i := range 9 {
			around := kept[square{at.x + i%3 - 1, at.y + i/3 - 1}]
			if slices.ContainsFunc(around, func(q geo.XY) bool { return float64(p.Distance(q)) < metres }) {
				return true
			}
		}
		return false
	}
	for _, s := range all {
		if s.stays || !near(s.xy) {
			at := squareOf(s.xy)
			kept[at] = append(kept[at], s.xy)
			left = append(left, s)
		}
	}
	return left
}

package street_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"zhenyu/engine/geo"
	"zhenyu/engine/street"
)

// TestNearestAcrossBlocks searches networks of several blocks, with ways that lead back and forth
// between blocks, arcs longer than a block's span and times past it.
func TestNearestAcrossBlocks(t *testing.T) {
	t.Parallel()
	for seed := range uint64(3) {
		random := rand.New(rand.NewPCG(seed, 0))
		d := drawGrid(random, 150)
		n := build(d)
		facilities := make([]int32, 4)
		for i := range facilities {
			facilities[i] = random.Int32N(int32(len(d.Places)))
		}
		for _, limit := range []street.Time{street.Never, 20_000} {
			kinds := []*street.Points{atPlaces(n, facilities), atPlaces(n, facilities[2:])}
			got, err := n.Nearest(t.Context(), n.AllPlaces(), kinds, street.Options{Limit: limit, Threads: 2})
			if err != nil {
				t.Fatal(err)
			}
			for k, of := range [][]int32{facilities, facilities[2:]} {
				for from, want := range swept(d, of, limit) {
					if got := (reached{got[k].Time[from], got[k].Facility[from]}); got != want {
						t.Fatalf("seed %d, kind %d, limit %v, from %d: got %v, want %v", seed, k, limit, from, got, want)
					}
				}
			}
		}
	}
}

// drawGrid draws a square of streets with few equal times, one-ways and shortcuts across the city.
func drawGrid(random *rand.Rand, side int32) street.Draft {
	d := street.Draft{Places: make([]geo.E7, side*side)}
	join := func(from, to int32, longest int) {
		p := street.Piece{From: from, To: to, Ahead: float32(1 + random.IntN(longest))}
		p.Back = p.Ahead
		if random.IntN(10) == 0 {
			p.Back = street.Shut
		}
		d.Pieces = append(d.Pieces, p)
	}
	for i := range side * side {
		d.Places[i] = geo.E7{Lon: 1_210_000_000 + i%side*8000, Lat: 310_000_000 + i/side*8000}
		if i%side > 0 {
			join(i, i-1, 900)
		}
		if i >= side {
			join(i, i-side, 900)
		}
		if random.IntN(500) == 0 {
			join(i, random.Int32N(side*side), 60_000)
		}
	}
	return d
}

// swept returns the nearest facility of every place by going over all pieces until none tells a
// place anything new.
func swept(d street.Draft, facilities []int32, limit street.Time) []reached {
	best := slices.Repeat([]reached{{street.Never, -1}}, len(d.Places))
	better := func(place int32, r reached) bool {
		b := best[place]
		if r.time > limit || r.time > b.time || r.time == b.time && r.facility >= b.facility {
			return false
		}
		best[place] = r
		return true
	}
	for f, place := range facilities {
		better(place, reached{0, int32(f)})
	}
	for changed := true; changed; {
		changed = false
		for _, p := range d.Pieces {
			if to := best[p.To]; to.facility >= 0 {
				changed = better(p.From, reached{to.time + street.Time(p.Ahead), to.facility}) || changed
			}
			if from := best[p.From]; p.Back != street.Shut && from.facility >= 0 {
				changed = better(p.To, reached{from.time + street.Time(p.Back), from.facility}) || changed
			}
		}
	}
	return best
}

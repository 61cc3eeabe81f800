package street_test

import (
	"cmp"
	"container/heap"
	"math"
	"slices"

	"pgregory.net/rapid"

	"zhenyu/engine/geo"
	"zhenyu/engine/street"
)

// The slow twin: a plain Dijkstra over the draft as it came, without chains, buckets, labels or
// rows, each search from one origin forward.

// oracle is the draft's pieces by place, parallel ones included.
type oracle struct {
	arcs [][]street.Piece // From is the place itself; Ahead the time to To
}

func newOracle(d street.Draft) oracle {
	o := oracle{make([][]street.Piece, len(d.Places))}
	for _, p := range d.Pieces {
		if p.Ahead != street.Shut {
			o.arcs[p.From] = append(o.arcs[p.From], p)
		}
		if p.Back != street.Shut {
			o.arcs[p.To] = append(o.arcs[p.To], street.Piece{From: p.To, To: p.From, Ahead: p.Back})
		}
	}
	return o
}

// times returns the time from a place to every other, by scanning for the nearest open place.
func (o oracle) times(from int32) []street.Time {
	t := slices.Repeat([]street.Time{street.Never}, len(o.arcs))
	done := make([]bool, len(t))
	t[from] = 0
	for {
		u := -1
		for v := range t {
			if !done[v] && t[v] != street.Never && (u < 0 || t[v] < t[u]) {
				u = v
			}
		}
		if u < 0 {
			return t
		}
		done[u] = true
		for _, a := range o.arcs[u] {
			t[a.To] = min(t[a.To], t[u]+street.Time(a.Ahead))
		}
	}
}

// reached is a facility with the time to it.
type reached struct {
	time     street.Time
	facility int32
}

// ranked returns the facilities at the places that are within the limit of a place, nearest first.
func (o oracle) ranked(from int32, facilities []int32, limit street.Time) []reached {
	t := o.times(from)
	var all []reached
	for f, place := range facilities {
		if t[place] != street.Never && t[place] <= limit {
			all = append(all, reached{t[place], int32(f)})
		}
	}
	slices.SortFunc(all, func(a, b reached) int {
		return cmp.Or(cmp.Compare(a.time, b.time), cmp.Compare(a.facility, b.facility))
	})
	return all
}

// drawDraft draws a network of whole deciseconds: parallel pieces, pieces to themselves, one-ways,
// rings, chains and islands all occur.
func drawDraft(t *rapid.T) street.Draft {
	places := rapid.IntRange(1, 24).Draw(t, "places")
	d := street.Draft{Places: make([]geo.E7, places)}
	for i := range d.Places {
		d.Places[i] = geo.E7{
			Lon: rapid.Int32Range(1_210_000_000, 1_210_050_000).Draw(t, "lon"),
			Lat: rapid.Int32Range(310_000_000, 310_050_000).Draw(t, "lat"),
		}
	}
	place := rapid.Int32Range(0, int32(places-1))
	time := func(name string) float32 {
		if rapid.IntRange(0, 5).Draw(t, name+" shut") == 0 {
			return street.Shut
		}
		return float32(rapid.IntRange(0, 60).Draw(t, name))
	}
	for range rapid.IntRange(0, 40).Draw(t, "pieces") {
		p := street.Piece{From: place.Draw(t, "from"), To: place.Draw(t, "to")}
		if rapid.Bool().Draw(t, "on") {
			p.To = (p.From + 1) % int32(places)
		}
		p.Ahead = time("ahead")
		p.Back = p.Ahead
		if rapid.IntRange(0, 2).Draw(t, "uneven") == 0 {
			p.Back = time("back")
		}
		d.Pieces = append(d.Pieces, p)
	}
	return d
}

// build builds a copy of the draft, which Build takes over.
func build(d street.Draft) *street.Network {
	d.Pieces = slices.Clone(d.Pieces)
	n, err := street.Build(d)
	if err != nil {
		panic(err)
	}
	return n
}

// atPlaces returns points at places of the draft.
func atPlaces(n *street.Network, places []int32) *street.Points {
	links := n.PlaceLinks()
	linked := make([]street.Linked, len(places))
	for i, place := range places {
		linked[i] = street.Linked{Point: int32(i), Link: links[place]}
	}
	return n.NewPoints(len(places), linked)
}

var limits = rapid.SampledFrom([]street.Time{0, 10, 60, 100, math.MaxInt32})

// exactTimes returns the exact deciseconds from every place to one, over the pieces as they came, or
// −1, and how many edges of the network the way has at most.
func exactTimes(d street.Draft, n *street.Network, to int32) (times []float64, edges []int) {
	type arc struct {
		from int32
		time float64
	}
	into := make([][]arc, len(d.Places))
	for _, p := range d.Pieces {
		if p.Ahead != street.Shut {
			into[p.To] = append(into[p.To], arc{p.From, float64(p.Ahead)})
		}
		if p.Back != street.Shut {
			into[p.From] = append(into[p.From], arc{p.To, float64(p.Back)})
		}
	}
	isNode := make([]bool, len(d.Places))
	for place, l := range n.PlaceLinks() {
		_, isNode[place] = l.Node()
	}
	times, edges = slices.Repeat([]float64{-1}, len(d.Places)), make([]int, len(d.Places))
	open := timeHeap{{to, 0, 0}}
	for len(open) > 0 {
		at := heap.Pop(&open).(openPlace)
		if times[at.place] >= 0 {
			continue
		}
		times[at.place], edges[at.place] = at.time, at.edges
		for _, a := range into[at.place] {
			next := openPlace{a.from, at.time + a.time, at.edges}
			if isNode[a.from] {
				next.edges++
			}
			heap.Push(&open, next)
		}
	}
	return times, edges
}

type openPlace struct {
	place int32
	time  float64
	edges int
}

type timeHeap []openPlace

func (h timeHeap) Len() int           { return len(h) }
func (h timeHeap) Less(i, j int) bool { return h[i].time < h[j].time }
func (h timeHeap) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *timeHeap) Push(x any)        { *h = append(*h, x.(openPlace)) }
func (h *timeHeap) Pop() any {
	last := (*h)[len(*h)-1]
	*h = (*h)[:len(*h)-1]
	return last
}

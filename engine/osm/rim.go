package osm

import (
	"math"

	"zhenyu/engine/geo"
)

// rim is the border of a box. A position on it is how far it is, clockwise, from the south-west corner.
type rim struct{ box geo.Box }

// rimTouch is the part of a box's shorter side within which an end of a line counts as at the box.
const rimTouch = 50

func (r rim) width() int64  { return int64(r.box.Max.Lon) - int64(r.box.Min.Lon) }
func (r rim) height() int64 { return int64(r.box.Max.Lat) - int64(r.box.Min.Lat) }
func (r rim) length() int64 { return 2 * (r.width() + r.height()) }

// position returns where a place on the border is.
func (r rim) position(p geo.E7) int64 {
	east, north := int64(p.Lon)-int64(r.box.Min.Lon), int64(p.Lat)-int64(r.box.Min.Lat)
	switch {
	case p.Lon == r.box.Min.Lon:
		return north
	case p.Lat == r.box.Max.Lat:
		return r.height() + east
	case p.Lon == r.box.Max.Lon:
		return r.height() + r.width() + r.height() - north
	}
	return 2*r.height() + r.width() + r.width() - east
}

// ahead returns how far it is clockwise from one position to another.
func (r rim) ahead(from, to int64) int64 {
	if to < from {
		to += r.length()
	}
	return to - from
}

// whole returns the border, counterclockwise.
func (r rim) whole() geo.Ring {
	a, b := r.box.Min, r.box.Max
	return geo.Ring{a, {Lon: b.Lon, Lat: a.Lat}, b, {Lon: a.Lon, Lat: b.Lat}, a}
}

// corners returns the corners of the box that are passed clockwise between two positions.
func (r rim) corners(from, to int64) (passed []geo.E7) {
	a, b := r.box.Min, r.box.Max
	at := []struct {
		position int64
		place    geo.E7
	}{
		{r.height(), geo.E7{Lon: a.Lon, Lat: b.Lat}},
		{r.height() + r.width(), b},
		{2*r.height() + r.width(), geo.E7{Lon: b.Lon, Lat: a.Lat}},
		{r.length(), a},
	}
	end := from + r.ahead(from, to)
	for round := range int64(2) {
		for _, c := range at {
			if p := c.position + round*r.length(); from < p && p < end {
				passed = append(passed, c.place)
			}
		}
	}
	return passed
}

// nearest returns the place of the border that is nearest to a place in the box; ok if it is near.
func (r rim) nearest(p geo.E7) (at geo.E7, ok bool) {
	best := min(r.width(), r.height()) / rimTouch
	for _, to := range []geo.E7{
		{Lon: r.box.Min.Lon, Lat: p.Lat},
		{Lon: r.box.Max.Lon, Lat: p.Lat},
		{Lon: p.Lon, Lat: r.box.Min.Lat},
		{Lon: p.Lon, Lat: r.box.Max.Lat},
	} {
		if d := max(distance(to.Lon, p.Lon), distance(to.Lat, p.Lat)); d <= best && (!ok || d < best) {
			best, at, ok = d, to, true
		}
	}
	return at, ok
}

func distance(a, b int32) int64 { return max(int64(a)-int64(b), int64(b)-int64(a)) }

// clip returns what of a stretch lies in the box; meets is false where nothing does.
// Source: D. Cohen and I. Sutherland, side by side.
func (r rim) clip(p, q geo.E7) (from, to geo.E7, meets bool) {
	from, to = p, q
	a, b := r.box.Min, r.box.Max
	for _, side := range []struct {
		beyond func(geo.E7) bool
		meet   func() geo.E7
	}{
		{func(e geo.E7) bool { return e.Lon < a.Lon }, func() geo.E7 { return geo.E7{Lon: a.Lon, Lat: between(p.Lon, q.Lon, p.Lat, q.Lat, a.Lon)} }},
		{func(e geo.E7) bool { return e.Lon > b.Lon }, func() geo.E7 { return geo.E7{Lon: b.Lon, Lat: between(p.Lon, q.Lon, p.Lat, q.Lat, b.Lon)} }},
		{func(e geo.E7) bool { return e.Lat < a.Lat }, func() geo.E7 { return geo.E7{Lon: between(p.Lat, q.Lat, p.Lon, q.Lon, a.Lat), Lat: a.Lat} }},
		{func(e geo.E7) bool { return e.Lat > b.Lat }, func() geo.E7 { return geo.E7{Lon: between(p.Lat, q.Lat, p.Lon, q.Lon, b.Lat), Lat: b.Lat} }},
	} {
		switch out, away := side.beyond(from), side.beyond(to); {
		case out && away:
			return p, q, false
		case out:
			from = side.meet()
		case away:
			to = side.meet()
		}
	}
	return from, to, true
}

// between returns where a line from v0 to v1 is when what goes from k0 to k1 beside it is at k.
func between(k0, k1, v0, v1, k int32) int32 {
	along := (float64(k) - float64(k0)) / (float64(k1) - float64(k0))
	return int32(math.Round(float64(v0) + along*(float64(v1)-float64(v0))))
}

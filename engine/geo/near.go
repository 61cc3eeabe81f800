package geo

import (
	"iter"
	"math"
)

// Near yields the boxes' numbers with their distance from p in metres, nearest first and equally
// near ones by number, up to and including the limit (use math.Inf(1) for none). The loop may be
// left at any time, and what was not asked for was not computed: breaking after one is the
// nearest neighbour.
//
// distance gives the metres from p to the thing in box i, for things that do not fill their box:
// segments, outlines. It must be at least the distance to the box as Plane measures it around p;
// an infinite one leaves the thing out. When nil the box itself is meant, which is right for points.
//
// Distances are those of NewPlane(p), right to 1 part in 10,000 within 1 km; farther things may
// change places with others that are as near within the plane's error. Boxes do not reach over
// the antimeridian. Deterministic; O(log n + answers · log answers) for boxes that overlap little.
// Source: best-first search, G. Hjaltason and H. Samet, Distance Browsing in Spatial Databases,
// ACM TODS 24 (1999).
func (x *Index) Near(p WGS84, limit Metres, distance func(i int32) Metres) iter.Seq2[int32, Metres] {
	return func(yield func(int32, Metres) bool) {
		// The queue is passed by value throughout so that its first room stays on the stack.
		var room [64]candidate
		s := search{x, NewPlane(p), limit, distance}
		q := s.open(room[:0], len(x.levels)-1, 0, len(x.top()))
		for len(q) > 0 {
			var c candidate
			c, q = q.pop()
			if c.level > thing {
				q = s.open(q, int(c.level), int(c.at)*fanout, int(c.at+1)*fanout)
			} else if !yield(c.at, c.distance) {
				return
			}
		}
	}
}

// thing marks a candidate whose distance is final; the others are nodes, named by the level of
// their children.
const thing = -1

type candidate struct {
	distance Metres
	at       int32 // a thing's number, or a node's place on its level
	level    int32 // the level of the node's children, or thing
}

// before orders nodes ahead of things of the same distance, since a thing inside the node may be
// as near and have the smaller number.
func (c candidate) before(o candidate) bool {
	if c.distance != o.distance {
		return c.distance < o.distance
	}
	if c.level != o.level {
		return c.level > o.level
	}
	return c.at < o.at
}

type search struct {
	index    *Index
	plane    Plane
	limit    Metres
	distance func(i int32) Metres
}

// open returns the queue with the boxes from..to of a level put in.
func (s search) open(q queue, level, from, to int) queue {
	boxes := s.index.levels[level]
	for i := from; i < min(to, len(boxes)); i++ {
		c := candidate{s.plane.toBox(boxes[i]), int32(i), int32(level - 1)}
		if level == 0 {
			c.at = s.index.order[i]
		}
		if level == 0 && s.distance != nil && c.distance <= s.limit {
			c.distance = s.distance(c.at)
		}
		if c.distance <= s.limit && !math.IsInf(float64(c.distance), 1) {
			q = q.push(c)
		}
	}
	return q
}

// toBox returns the metres from the origin to the box, 0 inside; an empty box is infinitely far.
func (pl Plane) toBox(b Box) Metres {
	if b.Empty() {
		return Metres(math.Inf(1))
	}
	low, high := b.Min.WGS84(), b.Max.WGS84()
	dLon := max(0, low.Lon-pl.origin.Lon, pl.origin.Lon-high.Lon)
	dLat := max(0, low.Lat-pl.origin.Lat, pl.origin.Lat-high.Lat)
	return Metres(math.Hypot(dLon*pl.mLon, dLat*pl.mLat))
}

// queue is a binary heap, nearest on top.
type queue []candidate

func (q queue) push(c candidate) queue {
	q = append(q, c)
	i := len(q) - 1
	for i > 0 && c.before(q[(i-1)/2]) {
		q[i] = q[(i-1)/2]
		i = (i - 1) / 2
	}
	q[i] = c
	return q
}

func (q queue) pop() (candidate, queue) {
	top, last := q[0], q[len(q)-1]
	q = q[:len(q)-1]
	i := 0
	for child := 1; child < len(q); child = 2*i + 1 {
		if child+1 < len(q) && q[child+1].before(q[child]) {
			child++
		}
		if !q[child].before(last) {
			break
		}
		q[i] = q[child]
		i = child
	}
	if len(q) > 0 {
		q[i] = last
	}
	return top, q
}

package tile

import "slices"

// spot is a place in units of one tile, from its north-west corner.
type spot struct{ x, y int32 }

// margin is how many units around a tile are drawn, so that the ends of wide lines do not show at its
// border.
const margin = 64

// low and high are where outlines are cut off.
const low, high = -margin, Extent + margin

// axis picks one of the two coordinates.
type axis bool

const (
	across axis = false // x
	down   axis = true  // y
)

func (a axis) of(p spot) int32 {
	if a == down {
		return p.y
	}
	return p.x
}

// meet returns where the edge p–q is at a value of an axis that lies between its ends. It does not
// depend on which end is named first, nor on which tile asks, so neighbours find the same place.
func (a axis) meet(p, q spot, value int32) spot {
	if a.of(p) > a.of(q) {
		p, q = q, p
	}
	run, rise := int64(a.of(q)-a.of(p)), int64((!a).of(q)-(!a).of(p))
	other := (!a).of(p) + int32(roundDiv(int64(value-a.of(p))*rise, run))
	if a == down {
		return spot{other, value}
	}
	return spot{value, other}
}

// roundDiv divides and rounds halves up; run is positive.
func roundDiv(n, run int64) int64 {
	n = 2*n + run
	q := n / (2 * run)
	if n%(2*run) < 0 {
		q--
	}
	return q
}

// seam appends the outline with a corner wherever an edge crosses the border of the tile, each found
// from the edge as it is and not from a piece of it. What neighbours cut off elsewhere then does not
// bend what they share.
func seam(to, outline []spot, ring bool) []spot {
	for k, p := range outline {
		to = append(to, p)
		q := outline[(k+1)%len(outline)]
		if k == len(outline)-1 && !ring {
			break
		}
		from := len(to)
		for _, a := range [2]axis{across, down} {
			for _, value := range [2]int32{0, Extent} {
				if u, v := a.of(p), a.of(q); u < value && value < v || v < value && value < u {
					to = append(to, a.meet(p, q, value))
				}
			}
		}
		along := to[from:]
		slices.SortFunc(along, func(s, t spot) int { return int(progress(p, s) - progress(p, t)) })
	}
	return slices.Compact(to)
}

// progress is how far a spot of an edge is from its begin p, both axes taken together.
func progress(p, s spot) int64 {
	return abs(int64(s.x-p.x)) + abs(int64(s.y-p.y))
}

func abs(v int64) int64 { return max(v, -v) }

// clipRing cuts a ring to the tile and its margin (I. Sutherland and G. Hodgman 1974). Where it leaves
// and comes back the rest runs along the margin's edge, out of sight.
func clipRing(ring, spare []spot) (clipped, other []spot) {
	for _, a := range [2]axis{across, down} {
		for _, sign := range [2]int32{1, -1} {
			edge := int32(low)
			if sign < 0 {
				edge = high
			}
			spare = clipSide(spare[:0], ring, a, edge, sign)
			ring, spare = spare, ring
		}
	}
	return ring, spare
}

// clipSide keeps what lies on one side of a line: where sign×value ≥ sign×edge.
func clipSide(to, ring []spot, a axis, edge, sign int32) []spot {
	for k, q := range ring {
		p := ring[(k+len(ring)-1)%len(ring)]
		inP, inQ := sign*a.of(p) >= sign*edge, sign*a.of(q) >= sign*edge
		if inP != inQ {
			to = append(to, a.meet(p, q, edge))
		}
		if inQ {
			to = append(to, q)
		}
	}
	return to
}

// clipLine yields the pieces of a line within the tile and its margin.
func clipLine(line []spot, piece []spot, yield func([]spot)) []spot {
	piece = piece[:0]
	for k := 1; k < len(line); k++ {
		p, q, ok := clipEdge(line[k-1], line[k])
		if !ok {
			continue
		}
		if len(piece) > 0 && piece[len(piece)-1] != p {
			yield(piece)
			piece = piece[:0]
		}
		if len(piece) == 0 {
			piece = append(piece, p)
		}
		if q != p {
			piece = append(piece, q)
		}
	}
	if len(piece) > 0 {
		yield(piece)
	}
	return piece
}

// clipEdge returns the part of an edge within the margin.
func clipEdge(p, q spot) (spot, spot, bool) {
	for _, a := range [2]axis{across, down} {
		for _, edge := range [2]int32{low, high} {
			outside := func(s spot) bool { return edge == low && a.of(s) < low || edge == high && a.of(s) > high }
			switch {
			case outside(p) && outside(q):
				return p, q, false
			case outside(p):
				p = a.meet(p, q, edge)
			case outside(q):
				q = a.meet(p, q, edge)
			}
		}
	}
	return p, q, true
}

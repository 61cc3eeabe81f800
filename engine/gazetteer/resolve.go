package gazetteer

import (
	"cmp"
	"slices"
)

// Resolve gives the one place that name means in a context, such as the district and the town
// of a visit, or None and the candidates that remain, by code; None and an empty list where
// nobody has the name.
//
// A name that one place of the country has is that place, wherever the context is: a caller to
// whom that is too far asks Within. Among several, those win that share the nearest (lowest)
// common ancestor with any place of the context; of these, those that the district's own file
// calls so; then the one whose official name is name, villages aside, since to the registers some
// are 下塘村 and some 下塘村委会; then the one that contains all the others: 吉林 is the province
// before the city. context holds ids of g, in any order; None is ignored.
// Deterministic; O(places of the name × context), allocates the list of candidates.
func (g *Gazetteer) Resolve(name string, context []ID) (ID, []ID) {
	left := g.nearest(g.Find(nil, name), context)
	if own := both(left, g.FindOwn(nil, name)); len(own) > 0 {
		left = own
	}
	for _, narrow := range []func([]ID) []ID{
		func(ids []ID) []ID { return g.official(ids, name) },
		g.outermost,
	} {
		if len(left) == 1 {
			break
		}
		if one := narrow(left); len(one) == 1 {
			left = one
		}
	}
	if len(left) == 1 {
		return left[0], nil
	}
	slices.SortFunc(left, func(a, b ID) int {
		return cmp.Or(cmp.Compare(g.Code(a), g.Code(b)), cmp.Compare(a, b))
	})
	return None, left
}

// nearest keeps the ids whose lowest common ancestor with a place of the context is lowest.
func (g *Gazetteer) nearest(ids, context []ID) []ID {
	best := Level(0)
	var kept []ID
	for _, id := range ids {
		near := Level(0)
		for _, c := range context {
			near = max(near, g.common(id, c))
		}
		if near > best {
			best, kept = near, kept[:0]
		}
		if near == best {
			kept = append(kept, id)
		}
	}
	return kept
}

// common is the level of the lowest place that a and b both lie in, 0 where there is none. It
// climbs from the larger id: a parent's id is smaller.
func (g *Gazetteer) common(a, b ID) Level {
	for a != b {
		if a < b {
			a, b = b, a
		}
		a = g.Parent(a)
	}
	if a == None {
		return 0
	}
	return g.Level(a)
}

// both keeps the ids that are in both lists.
func both(ids, own []ID) []ID {
	var kept []ID
	for _, id := range ids {
		if slices.Contains(own, id) {
			kept = append(kept, id)
		}
	}
	return kept
}

// official keeps the ids whose official name is name, villages aside.
func (g *Gazetteer) official(ids []ID, name string) []ID {
	var kept []ID
	for _, id := range ids {
		if g.Name(id) == name && g.Level(id) != Village {
			kept = append(kept, id)
		}
	}
	return kept
}

// outermost gives the one id that all others lie in. ids are sorted: it can only be the first.
func (g *Gazetteer) outermost(ids []ID) []ID {
	for _, id := range ids {
		if !g.Within(id, ids[0]) {
			return nil
		}
	}
	return ids[:min(1, len(ids))]
}

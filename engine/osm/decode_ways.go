package osm

import "slices"

// way decodes one way. Its nodes are decoded only if its tags make it wanted.
func (d *decoder) way(w wire) error {
	var keys, values, refs wire
	var id int64
	for w.next() {
		switch w.field {
		case 1:
			id = int64(w.number())
		case 2:
			keys = w.message()
		case 3:
			values = w.message()
		case 8:
			refs = w.message()
		default:
			w.skip()
		}
	}
	if err := w.fault("way"); err != nil {
		return err
	}
	ways := &d.block.Ways
	_, named := slices.BinarySearch(d.extra.ways, id)
	wanted, err := d.tags(&ways.Tags.pairs, keys, values, wayHit, &d.filter.ways, named)
	if !wanted || err != nil {
		return err
	}
	ways.ID = append(ways.ID, id)
	from := len(ways.Refs.Flat)
	to := from + packedLen(refs.data)
	ways.Refs.Flat = extend(ways.Refs.Flat, to)
	if !deltas(ways.Refs.Flat[from:], refs.data) {
		return malformed(refs.base, "nodes of a way")
	}
	ways.Refs.end()
	return nil
}

// relation decodes one relation, its members only if its tags make it wanted.
func (d *decoder) relation(w wire) error {
	var keys, values, roles, members, kinds wire
	var id int64
	for w.next() {
		switch w.field {
		case 1:
			id = int64(w.number())
		case 2:
			keys = w.message()
		case 3:
			values = w.message()
		case 8:
			roles = w.message()
		case 9:
			members = w.message()
		case 10:
			kinds = w.message()
		default:
			w.skip()
		}
	}
	if err := w.fault("relation"); err != nil {
		return err
	}
	rels := &d.block.Relations
	wanted, err := d.tags(&rels.Tags.pairs, keys, values, relationHit, &d.filter.relations, false)
	if !wanted || err != nil {
		return err
	}
	rels.ID = append(rels.ID, id)
	return d.members(members, roles, kinds)
}

func (d *decoder) members(members, roles, kinds wire) error {
	n := packedLen(members.data)
	d.ids, d.keys, d.values = grow(d.ids, n), grow(d.keys, n), grow(d.values, n)
	ok := deltas(d.ids, members.data) &&
		packed(d.keys, roles.data, uint64(len(d.block.texts))) &&
		packed(d.values, kinds.data, 3)
	if !ok {
		return malformed(members.base, "members of a relation")
	}
	list := &d.block.Relations.Members
	from := len(list.Flat)
	list.Flat = extend(list.Flat, from+n)
	for i, id := range d.ids {
		list.Flat[from+i] = Member{Ref{Node << d.values[i], id}, d.block.texts[d.keys[i]]}
	}
	list.end()
	return nil
}

// extend returns the slice with a length of n elements, its old ones kept. It doubles where append
// would add a quarter: blocks grow from nothing to some megabytes, and would be copied five times.
func extend[T any](s []T, n int) []T {
	if n <= cap(s) {
		return s[:n]
	}
	grown := make([]T, n, max(n, 2*cap(s)))
	copy(grown, s)
	return grown
}

package gazetteer

import (
	"cmp"
	"slices"
)

// row is one place on its way into a table.
type row struct {
	level  Level
	code   int64
	name   string
	parent ID // id in the whole Gazetteer, None for a province
}

// alias is one more name of a place, cut by the rules of the place's level.
type alias struct {
	place ID
	level Level
	name  string
}

// form is one way a place is named: a stem with its node, and the class that says the endings.
type form struct {
	place ID
	stem  string
	tail  tail
	class class
	first bool // the official name; else a further one
	node  uint32
	name  int32 // index among the official names, where first
}

// draft is a table with what only Pack asks of it.
type draft struct {
	*table
	node  []uint32 // of each official name
	tail  []tail   // of each official name
	forms []form   // by node, then place
}

// build makes the table of rows, whose ids begin at base, and of further names.
func build(base ID, rows []row, aliases []alias) *draft {
	d := &draft{table: &table{base: base, place: make([]int32, len(rows))}}
	for i, r := range rows {
		id := base + ID(i)
		f := cutForm(alias{id, r.level, r.name})
		f.first = true
		d.forms = append(d.forms, f)
		if stem, c, ok := second(r.level, r.name); ok {
			d.forms = append(d.forms, form{place: id, stem: stem, class: c})
		}
		d.code = append(d.code, r.code)
		d.parent = append(d.parent, r.parent)
		d.level = append(d.level, r.level)
	}
	for _, a := range aliases {
		d.forms = append(d.forms, cutForm(a))
	}
	d.grow()
	slices.SortFunc(d.forms, func(a, b form) int {
		return cmp.Or(cmp.Compare(a.node, b.node), cmp.Compare(a.place, b.place), cmp.Compare(a.class, b.class))
	})
	d.nameAll()
	d.post()
	d.finish(d.node, d.tail)
	return d
}

func cutForm(a alias) form {
	stem, t, c := cut(a.level, a.name)
	return form{place: a.place, stem: stem, tail: t, class: c}
}

// grow builds the trie of all stems and gives each form its node.
func (d *draft) grow() {
	nodeOf := map[string]uint32{}
	for _, f := range d.forms {
		nodeOf[f.stem] = 0
	}
	stems := make([]string, 0, len(nodeOf))
	for s := range nodeOf {
		stems = append(stems, s)
	}
	slices.Sort(stems)
	t, at := growTrie(stems)
	d.trie = *t
	for i, s := range stems {
		nodeOf[s] = at[i]
	}
	for i, f := range d.forms {
		d.forms[i].node = nodeOf[f.stem]
	}
}

// nameAll lists the distinct official names by node and ending, and points each place at its own.
func (d *draft) nameAll() {
	key := func(f form) uint64 { return uint64(f.node)<<8 | uint64(f.tail) }
	var distinct []uint64
	for _, f := range d.forms {
		if f.first {
			distinct = append(distinct, key(f))
		}
	}
	slices.Sort(distinct)
	distinct = slices.Compact(distinct)
	for _, k := range distinct {
		d.node = append(d.node, uint32(k>>8))
		d.tail = append(d.tail, tail(k))
	}
	for i, f := range d.forms {
		if f.first {
			name, _ := slices.BinarySearch(distinct, key(f))
			d.forms[i].name = int32(name)
			d.place[f.place-d.base] = int32(name)
		}
	}
}

// post fills the postings from the forms, which are sorted by node.
func (d *draft) post() {
	next := 0
	for n := range d.nodes {
		d.nodes[n].post = uint32(next)
		for ; next < len(d.forms) && d.forms[next].node == uint32(n); next++ {
			d.table.post(uint32(n), d.forms[next].place, d.forms[next].class)
		}
	}
}

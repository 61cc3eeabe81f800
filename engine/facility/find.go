package facility

import (
	"cmp"
	"slices"

	"zhenyu/engine/geo"
	"zhenyu/engine/osm"
)

// Find returns the facilities of the categories in a map that was loaded with Wanted, by category
// and then in the order of the file, nodes first, and a report for each category.
// An area that the extract holds only in part is left out if it is gated or its size matters, since
// neither its gates nor its size are known. Deterministic; O(objects · log objects).
func Find(m *osm.Map, categories []Category) ([]Facility, []Report) {
	f := &finder{m: m, categories: categories, reports: make([]Report, len(categories)), byKey: map[string][]int{}}
	for i := range categories {
		for _, s := range []Selector{categories[i].Tags, categories[i].Named} {
			for _, t := range s.match() {
				if !slices.Contains(f.byKey[t.Key], i) {
					f.byKey[t.Key] = append(f.byKey[t.Key], i)
				}
			}
		}
	}
	f.found = make([][]object, len(categories))
	f.findGates()
	f.findNodes()
	f.findLines()
	f.findAreas()
	var all []Facility
	for i, objects := range f.found {
		groups := merge(objects, &categories[i])
		f.reports[i].Objects = len(objects)
		f.reports[i].Merged = len(objects) - len(groups)
		for _, g := range groups {
			all = append(all, facilityOf(i, &categories[i], g))
		}
	}
	return all, f.reports
}

// object is one mapped thing that belongs to a category.
type object struct {
	ref      osm.Ref
	name     string
	hours    string
	kind     string // by which key and value it was recognised, to tell two kinds of mapping apart
	at       geo.E7
	polygons []geo.Polygon // of an area
	size     float64
	gates    []geo.E7 // mapped on its outline
}

type finder struct {
	m          *osm.Map
	categories []Category
	reports    []Report
	byKey      map[string][]int // the categories that a key may make an object of
	found      [][]object       // by category
	gates      map[int32]bool   // by number in Places
}

func (f *finder) findGates() {
	f.gates = map[int32]bool{}
	nodes := &f.m.Nodes
	for i, id := range nodes.ID {
		tag := func(key string) string { return nodes.Tags.Get(i, key) }
		isEntrance := tag("entrance") != "" && tag("entrance") != "no" && tag("entrance") != "emergency"
		if (isEntrance || slices.Contains(gateBarriers, tag("barrier"))) && !slices.Contains(shutValues, tag("access")) {
			if n := f.m.Places.Number(id); n >= 0 {
				f.gates[n] = true
			}
		}
	}
}

func (f *finder) findNodes() {
	nodes := &f.m.Nodes
	for i, id := range nodes.ID {
		if nodes.Place[i] == osm.Nowhere {
			continue
		}
		for _, c := range f.categoriesOf(&nodes.Tags, i) {
			f.add(c, &nodes.Tags, i, object{ref: osm.Ref{Kind: osm.Node, ID: id}, at: nodes.Place[i]})
		}
	}
}

// findLines takes open ways, platforms for instance, at their middle node. Closed ones are areas.
func (f *finder) findLines() {
	lines := &f.m.Lines
	for i, id := range lines.ID {
		nodes := lines.Nodes.At(i)
		if len(nodes) == 0 || nodes[0] == nodes[len(nodes)-1] {
			continue
		}
		middle := f.m.Places.At[nodes[len(nodes)/2]]
		if middle == osm.Nowhere {
			continue
		}
		for _, c := range f.categoriesOf(&lines.Tags, i) {
			f.add(c, &lines.Tags, i, object{ref: osm.Ref{Kind: osm.Way, ID: id}, at: middle})
		}
	}
}

func (f *finder) findAreas() {
	areas := &f.m.Areas
	for i, ref := range areas.Of {
		categories := f.categoriesOf(&areas.Tags, i)
		if len(categories) == 0 {
			continue
		}
		o := object{ref: ref, polygons: f.m.Polygons(i)}
		slices.SortStableFunc(o.polygons, func(a, b geo.Polygon) int {
			return cmp.Compare(b.SquareMetres(), a.SquareMetres())
		})
		for _, p := range o.polygons {
			o.size += p.SquareMetres()
		}
		o.at, _ = o.polygons[0].Inside()
		o.gates = f.gatesOf(i)
		for _, c := range categories {
			category := &f.categories[c]
			if !areas.Whole[i] && (category.Gated || category.MinM2 > 0 || category.MaxM2 > 0) {
				f.reports[c].Partial++
				continue
			}
			f.add(c, &areas.Tags, i, o)
		}
	}
}

// gatesOf returns the places of the gates on an area's rings, each once.
func (f *finder) gatesOf(area int) (gates []geo.E7) {
	for _, r := range f.m.Areas.Rings.At(area) {
		for _, n := range f.m.Areas.Corners[r.From : r.To-1] {
			if at := f.m.Places.At[n]; f.gates[n] && !slices.Contains(gates, at) {
				gates = append(gates, at)
			}
		}
	}
	return gates
}

// categoriesOf returns the categories that an object belongs to, in order.
func (f *finder) categoriesOf(tags *osm.Tags, i int) (categories []int) {
	tag := func(key string) string { return tags.Get(i, key) }
	for key := range tags.All(i) {
		for _, c := range f.byKey[key] {
			if !slices.Contains(categories, c) && f.categories[c].Matches(tag) {
				categories = append(categories, c)
			}
		}
	}
	slices.Sort(categories)
	return categories
}

func (f *finder) add(category int, tags *osm.Tags, i int, o object) {
	c := &f.categories[category]
	if !c.fits(o.size) {
		if o.size == 0 {
			f.reports[category].Sizeless++
		}
		return
	}
	tag := func(key string) string { return tags.Get(i, key) }
	if shut(tag) || !c.Private && slices.Contains(shutValues, tag("access")) {
		f.reports[category].Shut++
		return
	}
	for _, key := range nameKeys {
		if o.name = tags.Get(i, key); o.name != "" {
			break
		}
	}
	o.hours = tags.Get(i, "opening_hours")
	for _, t := range slices.Concat(c.Tags.match(), c.Named.match()) {
		if value := tags.Get(i, t.Key); value != "" && (t.Value == "" || t.Value == value) {
			o.kind = t.Key + "=" + value
			break
		}
	}
	f.found[category] = append(f.found[category], o)
}

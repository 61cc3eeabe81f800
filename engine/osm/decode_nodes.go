package osm

// dense decodes a message of packed node columns: differences of ids and coordinates, and one
// run of key, value, key, value, 0 for each node. Without tags at all the run may be missing.
func (d *decoder) dense(w wire) error {
	var ids, lons, lats, tags wire
	for w.next() {
		switch w.field {
		case 1:
			ids = w.message()
		case 8:
			lats = w.message()
		case 9:
			lons = w.message()
		case 10:
			tags = w.message()
		default:
			w.skip()
		}
	}
	if err := w.fault("dense nodes"); err != nil {
		return err
	}
	n := packedLen(ids.data)
	d.ids, d.lons, d.lats = grow(d.ids, n), grow(d.lons, n), grow(d.lats, n)
	if !deltas(d.ids, ids.data) || !deltas(d.lons, lons.data) || !deltas(d.lats, lats.data) {
		return malformed(ids.base, "columns of dense nodes that differ in length")
	}
	d.keepPlaces()
	if d.filter.nodes.all && len(tags.data) == 0 {
		d.keepUntagged()
		return nil
	}
	return d.denseTags(tags)
}

// keepPlaces appends every node's place when those are wanted.
func (d *decoder) keepPlaces() {
	if !d.extra.places {
		return
	}
	every := &d.block.everyNode
	every.id = append(every.id, d.ids...)
	for i, lon := range d.lons {
		every.place = append(every.place, d.grid.place(lon, d.lats[i]))
	}
}

func (d *decoder) keepUntagged() {
	nodes := &d.block.Nodes
	nodes.ID = append(nodes.ID, d.ids...)
	for i, lon := range d.lons {
		nodes.Place = append(nodes.Place, d.grid.place(lon, d.lats[i]))
		nodes.Tags.pairs.end()
	}
}

// denseTags walks the tags of all the nodes and keeps the nodes that are wanted.
func (d *decoder) denseTags(w wire) error {
	if d.filter.nodes.none || len(w.data) == 0 {
		return nil
	}
	nodes := &d.block.Nodes
	pairs := &nodes.Tags.pairs
	all, at := d.filter.nodes.all, 0
	for i, id := range d.ids {
		wanted := all
		for at < len(w.data) {
			if w.data[at] == 0 {
				at++
				break
			}
			key, n := uvarint(w.data[at:])
			value, m := uvarint(w.data[min(at+n, len(w.data)):])
			if n == 0 || m == 0 || key >= uint64(len(d.verdicts)) || value >= uint64(len(d.verdicts)) {
				return malformed(w.base+at, "tag of a dense node")
			}
			at += n + m
			wanted = d.tag(pairs, uint32(key), uint32(value), nodeHit, &d.filter.nodes) || wanted
		}
		if !wanted {
			pairs.Flat = pairs.Flat[:pairs.start(pairs.Len())]
			continue
		}
		nodes.ID = append(nodes.ID, id)
		nodes.Place = append(nodes.Place, d.grid.place(d.lons[i], d.lats[i]))
		pairs.end()
	}
	if at != len(w.data) {
		return malformed(w.base+at, "tags of more dense nodes than there are")
	}
	return nil
}

// tag keeps a tag if its key is asked for, and says whether it makes the object wanted. hit is
// the bit of the object's kind for "any value"; the bit above stands for "look at the value".
func (d *decoder) tag(pairs *Lists[pair], key, value uint32, hit uint8, m *matcher) bool {
	v := d.verdicts[key]
	if v == 0 {
		return false
	}
	if v&keepKey != 0 {
		pairs.Flat = append(pairs.Flat, pair{key, value})
	}
	return v&hit != 0 || v&(hit<<1) != 0 && m.values[d.block.texts[key]][d.block.texts[value]]
}

// node decodes one node in the form that stands alone.
func (d *decoder) node(w wire) error {
	var keys, values wire
	var id, lon, lat int64
	for w.next() {
		switch w.field {
		case 1:
			id = zigzag(w.number())
		case 2:
			keys = w.message()
		case 3:
			values = w.message()
		case 8:
			lat = zigzag(w.number())
		case 9:
			lon = zigzag(w.number())
		default:
			w.skip()
		}
	}
	if err := w.fault("node"); err != nil {
		return err
	}
	place := d.grid.place(lon, lat)
	if d.extra.places {
		d.block.everyNode.id = append(d.block.everyNode.id, id)
		d.block.everyNode.place = append(d.block.everyNode.place, place)
	}
	nodes := &d.block.Nodes
	wanted, err := d.tags(&nodes.Tags.pairs, keys, values, nodeHit, &d.filter.nodes, false)
	if wanted {
		nodes.ID = append(nodes.ID, id)
		nodes.Place = append(nodes.Place, place)
	}
	return err
}

// tags decodes the columns of keys and values of one object. If the object is wanted, for its tags
// or by its name, its list of kept pairs is closed.
func (d *decoder) tags(pairs *Lists[pair], keys, values wire, hit uint8, m *matcher, named bool) (wanted bool, err error) {
	if m.none && !named {
		return false, nil
	}
	n := packedLen(keys.data)
	d.keys, d.values = grow(d.keys, n), grow(d.values, n)
	limit := uint64(len(d.verdicts))
	if !packed(d.keys, keys.data, limit) || !packed(d.values, values.data, limit) {
		return false, malformed(keys.base, "tags")
	}
	wanted = m.all || named
	for i, key := range d.keys {
		wanted = d.tag(pairs, key, d.values[i], hit, m) || wanted
	}
	if wanted {
		pairs.end()
	} else {
		pairs.Flat = pairs.Flat[:pairs.start(pairs.Len())]
	}
	return wanted, nil
}

package osm

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"io"

	"zhenyu/engine/geo"
)

// blockObjects is how many objects go into a block: the number the format suggests.
const blockObjects = 8000

// Encoder writes an extract: nodes, then ways, then relations, each by ascending id. It is meant
// for made-up towns and tests; it holds one block in memory. Errors are kept and returned by
// Close, and nothing is written after the first.
type Encoder struct {
	w       io.Writer
	err     error
	kind    Kind // of the objects in the block
	last    int64
	objects []pending
	texts   *texts
}

// pending is an object on its way into a block; what its kind has no use for is empty.
type pending struct {
	id      int64
	place   geo.E7
	refs    []int64
	members []Member
	tags    []pair
}

// NewEncoder returns an encoder on w and writes the header: its box, program, source and time of
// replication; the features are the encoder's own.
func NewEncoder(w io.Writer, h Header) *Encoder {
	e := &Encoder{w: w}
	e.reset()
	var m message
	if !h.Box.Empty() {
		var box message
		for i, side := range [...]int32{h.Box.Min.Lon, h.Box.Max.Lon, h.Box.Max.Lat, h.Box.Min.Lat} {
			box.signed(i+1, int64(side)*100)
		}
		m.bytes(1, box)
	}
	for _, feature := range understood {
		m.text(4, feature)
	}
	m.text(5, "Sort.Type_then_ID")
	m.text(16, h.Program)
	m.text(17, h.Source)
	if h.Replication > 0 {
		m.number(32, uint64(h.Replication))
	}
	e.blob("OSMHeader", m)
	return e
}

// Node adds a node at a place.
func (e *Encoder) Node(id int64, at geo.E7, tags ...Tag) {
	e.add(Node, pending{id: id, place: at}, tags)
}

// Way adds a way through the nodes with the ids.
func (e *Encoder) Way(id int64, nodes []int64, tags ...Tag) {
	e.add(Way, pending{id: id, refs: nodes}, tags)
}

// Relation adds a relation.
func (e *Encoder) Relation(id int64, members []Member, tags ...Tag) {
	e.add(Relation, pending{id: id, members: members}, tags)
}

// Close writes what is left and returns the first error: ErrOrder when objects did not come in
// order, ErrMalformed for an
// empty key or value, ErrTooLarge when a block outgrew the format, or what the writer gave.
func (e *Encoder) Close() error {
	e.flush()
	return e.err
}

func (e *Encoder) add(kind Kind, o pending, tags []Tag) {
	if kind != e.kind || len(e.objects) == blockObjects {
		e.flush()
	}
	if e.err == nil && (kind < e.kind || kind == e.kind && o.id <= e.last) {
		e.err = fmt.Errorf("osm: encoding %v %d after %v %d: %w", kind, o.id, e.kind, e.last, ErrOrder)
	}
	e.kind, e.last = kind, o.id
	for _, t := range tags {
		if e.err == nil && (t.Key == "" || t.Value == "") {
			e.err = fmt.Errorf("osm: encoding %v %d: a tag without key or value: %w", kind, o.id, ErrMalformed)
		}
		o.tags = append(o.tags, pair{e.texts.add(t.Key), e.texts.add(t.Value)})
	}
	for _, m := range o.members {
		e.texts.add(m.Role)
	}
	e.objects = append(e.objects, o)
}

// reset empties the block. Text 0 stays unused: in the tags of dense nodes it ends a list.
func (e *Encoder) reset() {
	e.objects, e.texts = e.objects[:0], newTexts()
	e.texts.add("")
}

func (e *Encoder) flush() {
	if e.err != nil || len(e.objects) == 0 {
		return
	}
	var table, group message
	for _, t := range e.texts.list {
		table.bytes(1, []byte(t))
	}
	switch e.kind {
	case Node:
		group.bytes(2, e.dense())
	case Way:
		for i := range e.objects {
			group.bytes(3, e.way(&e.objects[i]))
		}
	case Relation:
		for i := range e.objects {
			group.bytes(4, e.relation(&e.objects[i]))
		}
	}
	var block message
	block.bytes(1, table)
	block.bytes(2, group)
	e.blob("OSMData", block)
	e.reset()
}

func (e *Encoder) dense() message {
	var ids, lons, lats, tags, m message
	var last pending
	for _, o := range e.objects {
		ids = binary.AppendVarint(ids, o.id-last.id)
		lons = binary.AppendVarint(lons, int64(o.place.Lon)-int64(last.place.Lon))
		lats = binary.AppendVarint(lats, int64(o.place.Lat)-int64(last.place.Lat))
		for _, t := range o.tags {
			tags = binary.AppendUvarint(tags, uint64(t.key))
			tags = binary.AppendUvarint(tags, uint64(t.value))
		}
		tags = append(tags, 0)
		last = o
	}
	m.bytes(1, ids)
	m.bytes(8, lats)
	m.bytes(9, lons)
	m.bytes(10, tags)
	return m
}

// begin starts a way or relation with what they have in common.
func (o *pending) begin() message {
	var m, keys, values message
	m.number(1, uint64(o.id))
	for _, t := range o.tags {
		keys = binary.AppendUvarint(keys, uint64(t.key))
		values = binary.AppendUvarint(values, uint64(t.value))
	}
	m.bytes(2, keys)
	m.bytes(3, values)
	return m
}

func (e *Encoder) way(o *pending) message {
	m := o.begin()
	var refs message
	last := int64(0)
	for _, id := range o.refs {
		refs = binary.AppendVarint(refs, id-last)
		last = id
	}
	m.bytes(8, refs)
	return m
}

func (e *Encoder) relation(o *pending) message {
	m := o.begin()
	var roles, ids, kinds message
	last := int64(0)
	for _, member := range o.members {
		roles = binary.AppendUvarint(roles, uint64(e.texts.add(member.Role)))
		ids = binary.AppendVarint(ids, member.ID-last)
		kinds = append(kinds, byte(member.Kind>>1)) // Node, Way, Relation are 1, 2, 4 here and 0, 1, 2 there
		last = member.ID
	}
	m.bytes(8, roles)
	m.bytes(9, ids)
	m.bytes(10, kinds)
	return m
}

// blob packs a block and writes it behind its header.
func (e *Encoder) blob(kind string, block message) {
	if e.err != nil {
		return
	}
	if len(block) > maxBlob {
		e.err = fmt.Errorf("osm: encoding a block of %d bytes, at most %d: %w", len(block), maxBlob, ErrTooLarge)
		return
	}
	packed := deflate(block)
	var body, header message
	body.number(2, uint64(len(block)))
	body.bytes(3, packed)
	header.text(1, kind)
	header.number(3, uint64(len(body)))
	out := binary.BigEndian.AppendUint32(nil, uint32(len(header)))
	_, e.err = e.w.Write(append(append(out, header...), body...))
}

// deflate packs a block; a bytes.Buffer takes every write.
func deflate(block []byte) []byte {
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	_, _ = z.Write(block)
	_ = z.Close()
	return packed.Bytes()
}

// message is a protobuf message in the making.
type message []byte

// number adds an unsigned number.
func (m *message) number(field int, x uint64) {
	*m = binary.AppendUvarint(*m, uint64(field)<<3|wireVarint)
	*m = binary.AppendUvarint(*m, x)
}

// signed adds a number in zigzag form.
func (m *message) signed(field int, x int64) {
	m.number(field, uint64(x<<1)^uint64(x>>63))
}

// bytes adds a text, a column or a message, even an empty one.
func (m *message) bytes(field int, b []byte) {
	*m = binary.AppendUvarint(*m, uint64(field)<<3|wireBytes)
	*m = binary.AppendUvarint(*m, uint64(len(b)))
	*m = append(*m, b...)
}

// text adds a text unless it is empty, which the format takes for absent.
func (m *message) text(field int, s string) {
	if s != "" {
		m.bytes(field, []byte(s))
	}
}

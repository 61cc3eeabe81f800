package osm

import "fmt"

// decoder turns inflated blocks into columns. Each thread has one; its scratch columns are used
// again from block to block.
type decoder struct {
	filter *filter
	extra  extra
	wanted Kind

	block    *Block
	groups   []group
	verdicts []uint8 // what the filter says of each text as a key
	grid     grid
	ids      []int64
	lons     []int64
	lats     []int64
	keys     []uint32
	values   []uint32
}

// group is a message within the block that holds objects of one kind.
type group struct {
	wire
	kinds Kind
}

// Limits on what a block may be made of; writers use one table of some thousand texts and a
// handful of groups.
const (
	maxTexts  = 1 << 22
	maxGroups = 1 << 12
)

func newDecoder(q *Query, more extra) *decoder {
	return &decoder{filter: q.compile(), extra: more, wanted: q.kinds() | more.kinds()}
}

// decode fills a block from inflated data. The error is a FormatError without the blob's offset.
func (d *decoder) decode(data []byte, out *Block) error {
	d.block = out
	out.clear()
	table, err := d.open(data)
	if err != nil {
		return err
	}
	for _, g := range d.groups {
		out.Kinds |= g.kinds
	}
	if out.Kinds&d.wanted == 0 {
		return nil
	}
	if err := d.readTexts(table); err != nil {
		return err
	}
	for _, g := range d.groups {
		if err := d.readGroup(g.wire); err != nil {
			return err
		}
	}
	out.Nodes.Tags.texts, out.Ways.Tags.texts, out.Relations.Tags.texts = out.texts, out.texts, out.texts
	return nil
}

// open finds the table of texts, the groups and the grid of a block: they may stand in any order.
func (d *decoder) open(data []byte) (table wire, err error) {
	d.grid, d.groups = usualGrid, d.groups[:0]
	w := wire{data: data}
	for w.next() {
		switch w.field {
		case 1:
			table = w.message()
		case 2:
			g := group{wire: w.message()}
			if len(g.data) > 0 {
				g.kinds = groupKind(int(g.data[0] >> 3))
			}
			d.groups = append(d.groups, g)
		case 17:
			d.grid.step = int64(int32(w.number()))
		case 19:
			d.grid.latOffset = int64(w.number())
		case 20:
			d.grid.lonOffset = int64(w.number())
		default:
			w.skip()
		}
		if len(d.groups) > maxGroups {
			return table, malformed(w.at, fmt.Sprintf("over %d groups", maxGroups))
		}
	}
	if !d.grid.valid() {
		return table, malformed(w.at, fmt.Sprintf("granularity %d with offsets %d and %d", d.grid.step, d.grid.lonOffset, d.grid.latOffset))
	}
	return table, w.fault("primitive block")
}

// readTexts makes the table one Go string and cuts it, so that a text costs no memory of its own.
func (d *decoder) readTexts(table wire) error {
	whole := string(table.data)
	texts := d.block.texts
	for table.next() && len(texts) <= maxTexts {
		if table.field != 1 {
			table.skip()
			continue
		}
		n := len(table.bytes())
		texts = append(texts, whole[table.at-n:table.at])
	}
	if len(texts) > maxTexts {
		return malformed(table.base+table.at, fmt.Sprintf("over %d texts", maxTexts))
	}
	d.block.texts = texts
	d.verdicts = d.filter.verdicts(d.verdicts, texts)
	return table.fault("table of texts")
}

func (d *decoder) readGroup(w wire) error {
	for w.next() {
		var err error
		switch kind := groupKind(w.field); {
		case kind&d.wanted == 0 || w.kind != wireBytes:
			w.skip()
		case w.field == 1:
			err = d.node(w.message())
		case w.field == 2:
			err = d.dense(w.message())
		case w.field == 3:
			err = d.way(w.message())
		case w.field == 4:
			err = d.relation(w.message())
		}
		if err != nil {
			return err
		}
	}
	return w.fault("group")
}

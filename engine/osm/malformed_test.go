package osm

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"testing"

	"zhenyu/engine/geo"
)

// rawBlob puts a Blob message behind a header of the kind.
func rawBlob(kind string, body message) []byte {
	var header message
	header.text(1, kind)
	header.number(3, uint64(len(body)))
	out := binary.BigEndian.AppendUint32(nil, uint32(len(header)))
	return append(append(out, header...), body...)
}

// plain is a Blob message that holds the block as it is.
func plain(block message) (body message) {
	body.bytes(1, block)
	return body
}

// zipped is a Blob message that says its block has the size.
func zipped(block message, size int) (body message) {
	body.number(2, uint64(size))
	body.bytes(3, deflate(block))
	return body
}

func headerBlob(required, optional string) []byte {
	var m message
	m.text(4, required)
	m.text(5, optional)
	return rawBlob("OSMHeader", plain(m))
}

// wayBlock is a block with one untagged way and a table of one text.
func wayBlock(id int) (block message) {
	var table, way, group message
	table.bytes(1, nil)
	way.number(1, uint64(id))
	group.bytes(3, way)
	block.bytes(1, table)
	block.bytes(2, group)
	return block
}

// nodeBlock is a block with one node in the form that stands alone, on a grid.
func nodeBlock(lon, lat int64, grid func(*message)) (block message) {
	var table, node, group message
	table.bytes(1, nil)
	node.signed(1, 7)
	node.signed(8, lat)
	node.signed(9, lon)
	group.bytes(1, node)
	block.bytes(1, table)
	block.bytes(2, group)
	grid(&block)
	return block
}

// readAll opens a file and reads everything in it.
func readAll(file []byte) (nodes []geo.E7, ways []int64, err error) {
	f, err := Open(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return nil, nil, err
	}
	for b, err := range f.Blocks(context.Background(), Query{Nodes: All, Ways: All, Relations: All}) {
		if err != nil {
			return nodes, ways, err
		}
		nodes, ways = append(nodes, b.Nodes.Place...), append(ways, b.Ways.ID...)
	}
	return nodes, ways, nil
}

func TestMalformed(t *testing.T) {
	t.Parallel()
	head := headerBlob("OsmSchema-V0.6", "")
	sorted := headerBlob("OsmSchema-V0.6", "Sort.Type_then_ID")
	at := int64(len(head))
	node := rawBlob("OSMData", plain(nodeBlock(0, 0, func(*message) {})))
	way := rawBlob("OSMData", plain(wayBlock(1)))
	body := func(field int) (m message) { m.bytes(field, []byte("...")); return m }
	block := func(field int, m message) []byte {
		var b message
		b.bytes(field, m)
		return rawBlob("OSMData", plain(b))
	}
	group := func(field int, m message) []byte {
		var g message
		g.bytes(field, m)
		return block(2, g)
	}
	relationOf := func(kind byte) (m message) {
		m.bytes(8, []byte{0})
		m.bytes(9, []byte{2})
		m.bytes(10, []byte{kind})
		return m
	}
	for name, c := range map[string]struct {
		file   []byte
		want   error
		offset int64
		says   string
	}{
		"nothing":                {nil, ErrTruncated, 0, "4 bytes wanted"},
		"a text":                 {[]byte("this is a text"), ErrMalformed, 0, "no PBF file"},
		"no header":              {way, ErrOrder, 0, `begins with "OSMData"`},
		"two headers":            {join(head, head), ErrOrder, at, "second header"},
		"a header over 64 KiB":   {join(head, []byte{0, 1, 0, 1}), ErrTooLarge, at, "65537"},
		"a blob over 32 MiB":     {join(head, claims(32<<20+1)), ErrTooLarge, at, "33554433"},
		"a negative blob":        {join(head, claims(-5)), ErrMalformed, at, "blob header"},
		"a blob past the end":    {join(head, claims(100)), ErrTruncated, at, "reaches to byte"},
		"a header cut short":     {join(head, []byte{0, 0, 0, 50, 1}), ErrTruncated, at, "50 bytes wanted"},
		"LZMA":                   {join(head, rawBlob("OSMData", body(4))), ErrUnsupported, at, "LZMA"},
		"bzip2":                  {join(head, rawBlob("OSMData", body(5))), ErrUnsupported, at, "bzip2"},
		"LZ4":                    {join(head, rawBlob("OSMData", body(6))), ErrUnsupported, at, "LZ4"},
		"Zstandard":              {join(head, rawBlob("OSMData", body(7))), ErrUnsupported, at, "Zstandard"},
		"no data":                {join(head, rawBlob("OSMData", nil)), ErrMalformed, at, "without data"},
		"not zlib":               {join(head, rawBlob("OSMData", notZlib())), ErrMalformed, at, "zlib"},
		"a bomb that admits it":  {join(head, rawBlob("OSMData", zipped(make(message, 100), 1<<30))), ErrTooLarge, at, "inflates to 1073741824"},
		"a bomb that denies it":  {join(head, rawBlob("OSMData", zipped(make(message, 1<<20), 100))), ErrTooLarge, at, "inflates to more"},
		"less than it says":      {join(head, rawBlob("OSMData", zipped(make(message, 100), 101))), ErrMalformed, at, "zlib"},
		"an unknown feature":     {headerBlob("HistoricalInformation", ""), ErrUnsupported, 0, "HistoricalInformation"},
		"nodes after ways":       {join(sorted, way, node), ErrOrder, int64(len(sorted) + len(way)), "node after way"},
		"a group cut short":      {join(head, block(2, message{0x12, 50, 1})), ErrMalformed, at, "inflated byte"},
		"a text past the end":    {join(head, join(block(1, message{0x0a, 50}))), nil, 0, ""}, // never looked at: no group
		"field number nought":    {join(head, group(3, message{0x00, 1})), ErrMalformed, at, "way"},
		"a number of 11 bytes":   {join(head, group(3, append(message{0x08}, bytes.Repeat([]byte{0xff}, 11)...))), ErrMalformed, at, "way"},
		"a tag out of the table": {join(head, group(3, message{0x12, 1, 9, 0x1a, 1, 9})), ErrMalformed, at, "tags"},
		"keys without values":    {join(head, group(3, message{0x12, 1, 0})), ErrMalformed, at, "tags"},
		"columns that differ":    {join(head, group(2, message{0x0a, 1, 2, 0x42, 2, 2, 2, 0x4a, 1, 2})), ErrMalformed, at, "differ in length"},
		"a member of no kind":    {join(head, group(4, relationOf(3))), ErrMalformed, at, "members"},
		"a grid of no step":      {join(head, rawBlob("OSMData", plain(nodeBlock(0, 0, func(m *message) { m.number(17, 0) })))), ErrMalformed, at, "granularity"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, _, err := readAll(c.file)
			var where *FormatError
			switch {
			case !errors.Is(err, c.want):
				t.Fatalf("%v, want %v", err, c.want)
			case err == nil:
			case !errors.As(err, &where) || where.Offset != c.offset || !strings.Contains(err.Error(), c.says):
				t.Errorf("%v: want it at byte %d and to say %q", err, c.offset, c.says)
			}
		})
	}
}

func join(parts ...[]byte) []byte { return bytes.Join(parts, nil) }

// claims is a blob header that announces a size.
func claims(size int32) []byte {
	var header message
	header.text(1, "OSMData")
	header.number(3, uint64(size))
	return append(binary.BigEndian.AppendUint32(nil, uint32(len(header))), header...)
}

func notZlib() (body message) {
	body.number(2, 10)
	body.bytes(3, []byte("not zlib at all"))
	return body
}

// Wherever a file is cut, the answer is the whole file's beginning or an error, never a panic, and
// inside a blob always an error.
func TestTruncatedAnywhere(t *testing.T) {
	t.Parallel()
	var file bytes.Buffer
	e := NewEncoder(&file, Header{Box: geo.EmptyBox()})
	e.Node(1, geo.E7{Lon: 1, Lat: 2}, Tag{"a", "b"})
	ends := map[int]bool{}
	e.flush()
	ends[file.Len()] = true
	e.Way(1, []int64{1, 2, 3}, Tag{"a", "b"})
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	whole := file.Bytes()
	header := len(whole)
	for cut := range whole {
		_, ways, err := readAll(whole[:cut])
		if err == nil {
			header = min(header, cut)
		}
		if err == nil && cut > header && !ends[cut] {
			t.Errorf("cut at %d of %d: no error", cut, len(whole))
		}
		if err != nil && !errors.Is(err, ErrTruncated) || len(ways) != 0 {
			t.Errorf("cut at %d: %d ways, %v", cut, len(ways), err)
		}
	}
}

// Places on other grids than the usual one, out of range, and past what integers hold.
func TestGrids(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		lon, lat int64
		grid     grid
		want     geo.E7
	}{
		{1214737000, 312304000, usualGrid, geo.E7{Lon: 1214737000, Lat: 312304000}},
		{1214737, 312304, grid{step: 100_000}, geo.E7{Lon: 1214737000, Lat: 312304000}},
		{0, 0, grid{100, 121_473_700_000, -31_230_400_000}, geo.E7{Lon: 1214737000, Lat: -312304000}},
		{149, -151, grid{step: 1}, geo.E7{Lon: 1, Lat: -2}},
		{1800000001, 0, usualGrid, Nowhere},
		{0, -900000001, usualGrid, Nowhere},
		{1 << 62, 1 << 62, usualGrid, Nowhere},
		{-1 << 63, 0, grid{step: 3}, Nowhere},
	} {
		block := nodeBlock(c.lon, c.lat, func(m *message) {
			m.number(17, uint64(c.grid.step))
			m.number(19, uint64(c.grid.latOffset))
			m.number(20, uint64(c.grid.lonOffset))
		})
		nodes, _, err := readAll(join(headerBlob("OsmSchema-V0.6", ""), rawBlob("OSMData", plain(block))))
		if err != nil || len(nodes) != 1 || nodes[0] != c.want {
			t.Errorf("%+v: %v, %v, want %v", c, nodes, err, c.want)
		}
	}
}

// Blobs of unknown kinds are passed over, as the format asks.
func TestUnknownBlob(t *testing.T) {
	t.Parallel()
	file := join(headerBlob("OsmSchema-V0.6", ""), rawBlob("Weather", plain(message{1, 2, 3})), rawBlob("OSMData", plain(wayBlock(5))))
	if _, ways, err := readAll(file); err != nil || len(ways) != 1 || ways[0] != 5 {
		t.Errorf("%v, %v", ways, err)
	}
}

// The loop may be left early and a context may be cancelled; no thread is left behind, which the
// race detector and the runtime's deadlock check would tell.
func TestLeavingEarly(t *testing.T) {
	t.Parallel()
	file := headerBlob("OsmSchema-V0.6", "")
	for i := range 50 {
		file = append(file, rawBlob("OSMData", plain(wayBlock(i)))...)
	}
	f, err := Open(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	for b, err := range f.Blocks(t.Context(), Query{Ways: All}) {
		if err != nil || b.Ways.ID[0] != 0 {
			t.Fatalf("%v, %v", b, err)
		}
		break
	}
	ctx, cancel := context.WithCancel(t.Context())
	var got []int64
	for b, err := range f.Blocks(ctx, Query{Ways: All}) {
		if err != nil {
			if !errors.Is(err, context.Canceled) {
				t.Error(err)
			}
			break
		}
		got = append(got, b.Ways.ID...)
		cancel()
	}
	if len(got) > 10 {
		t.Errorf("read on after cancelling: %v", got)
	}
	cancel()
}

// FuzzRead reads anything as a file: an error or an answer, never a panic; and what is read is the
// same on one thread and on three.
func FuzzRead(f *testing.F) {
	var file bytes.Buffer
	e := NewEncoder(&file, Header{Box: geo.EmptyBox(), Program: "fuzz"})
	for i := range int64(4) {
		e.Node(i, geo.E7{Lon: int32(i % 2), Lat: int32(i / 2)}, Tag{"highway", "crossing"})
	}
	e.Way(1, []int64{0, 1, 3, 2, 0}, Tag{"building", "yes"})
	e.Relation(1, []Member{{Ref{Way, 1}, "outer"}, {Ref{Way, 2}, "inner"}}, Tag{"type", "multipolygon"}, Tag{"leisure", "park"})
	if err := e.Close(); err != nil {
		f.Fatal(err)
	}
	f.Add(file.Bytes())
	f.Add(join(headerBlob("OsmSchema-V0.6", "Sort.Type_then_ID"), rawBlob("OSMData", plain(wayBlock(5)))))
	f.Add(join(headerBlob("DenseNodes", ""), rawBlob("OSMData", plain(nodeBlock(1, 2, func(*message) {})))))
	f.Fuzz(func(t *testing.T, file []byte) {
		load := func(threads int) string {
			r, err := Open(bytes.NewReader(file), int64(len(file)))
			if err != nil {
				return err.Error()
			}
			m, err := Load(t.Context(), r, Wanted{Nodes: All, Lines: All, Areas: All, Relations: All, Threads: threads})
			if err != nil {
				return err.Error()
			}
			checkMap(t, m)
			return fmt.Sprint(m.Nodes.ID, m.Lines.ID, m.Areas.Of, m.Areas.Rings, m.Areas.Corners, m.Places.ID, m.Gaps)
		}
		if one, three := load(1), load(3); one != three {
			t.Fatalf("one thread: %s\nthree: %s", one, three)
		}
	})
}

// FuzzDecode decodes anything as an inflated block, past the zlib checksum that stops FuzzRead.
func FuzzDecode(f *testing.F) {
	f.Add([]byte(wayBlock(3)))
	f.Add([]byte(nodeBlock(1, 2, func(m *message) { m.number(17, 1000) })))
	f.Fuzz(func(t *testing.T, block []byte) {
		var out Block
		d := newDecoder(&Query{Nodes: All, Ways: All, Relations: All}, extra{places: true, ways: []int64{5}})
		if d.decode(block, &out) == nil {
			checkBlock(t, &out)
		}
	})
}

// checkBlock fails if a block's columns do not belong together.
func checkBlock(t testing.TB, b *Block) {
	t.Helper()
	checkTags(t, &b.Nodes.Tags, len(b.Nodes.ID))
	checkTags(t, &b.Ways.Tags, len(b.Ways.ID))
	checkTags(t, &b.Relations.Tags, len(b.Relations.ID))
	if len(b.Nodes.ID) != len(b.Nodes.Place) || len(b.everyNode.id) != len(b.everyNode.place) ||
		b.Ways.Refs.Len() != len(b.Ways.ID) || b.Relations.Members.Len() != len(b.Relations.ID) {
		t.Fatal("columns differ in length")
	}
}

func checkTags(t testing.TB, tags *Tags, objects int) {
	t.Helper()
	if tags.pairs.Len() != objects {
		t.Fatalf("tags of %d objects, there are %d", tags.pairs.Len(), objects)
	}
	for i := range objects {
		n := 0
		for range tags.All(i) {
			n++
		}
		if n != tags.Len(i) {
			t.Fatal("tags yielded and counted differ")
		}
	}
}

// checkMap fails if a map's parts do not belong together.
func checkMap(t testing.TB, m *Map) {
	t.Helper()
	checkTags(t, &m.Nodes.Tags, len(m.Nodes.ID))
	checkTags(t, &m.Lines.Tags, len(m.Lines.ID))
	checkTags(t, &m.Areas.Tags, len(m.Areas.Of))
	for i, id := range m.Places.ID {
		if i > 0 && m.Places.ID[i-1] >= id {
			t.Fatal("places are not in order")
		}
		if got := m.Places.Number(id); got != int32(i) {
			t.Fatalf("number of node %d is %d, want %d", id, got, i)
		}
	}
	for _, n := range m.Lines.Nodes.Flat {
		if n < 0 || int(n) >= m.Places.Len() {
			t.Fatalf("a line through number %d of %d", n, m.Places.Len())
		}
	}
	for i := range m.Areas.Of {
		checkArea(t, m, i)
	}
}

func checkArea(t testing.TB, m *Map, i int) {
	t.Helper()
	rings := m.Areas.Rings.At(i)
	for _, r := range rings {
		corners := m.Areas.Corners[r.From:r.To]
		if len(corners) < 4 || corners[0] != corners[len(corners)-1] {
			t.Fatalf("a ring of %d corners that is not closed", len(corners))
		}
		if area := m.ring(r).SquareMetres(); (area > 0) != (r.Outer < 0) {
			t.Fatalf("a ring of %f m² whose outer ring is %d", area, r.Outer)
		}
		if r.Outer >= 0 && rings[r.Outer].Outer >= 0 {
			t.Fatal("a hole in a hole")
		}
	}
}

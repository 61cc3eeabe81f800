package osm_test

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"io"
	"os"
	"slices"
	"testing"

	"zhenyu/engine/geo"
	"zhenyu/engine/osm"
)

// object is one node, way or relation of the slow twin.
type object struct {
	ref     osm.Ref
	place   geo.E7
	refs    []int64
	members []osm.Member
	tags    []osm.Tag
}

// fields parses a protobuf message into its values by field, in order.
func fields(t testing.TB, b []byte) (numbers map[int][]uint64, texts map[int][][]byte) {
	t.Helper()
	numbers, texts = map[int][]uint64{}, map[int][][]byte{}
	for len(b) > 0 {
		tag, n := binary.Uvarint(b)
		x, m := binary.Uvarint(b[n:])
		b = b[n+m:]
		switch tag & 7 {
		case 0:
			numbers[int(tag>>3)] = append(numbers[int(tag>>3)], x)
		case 2:
			texts[int(tag>>3)] = append(texts[int(tag>>3)], b[:x])
			b = b[x:]
		default:
			t.Fatalf("wire type %d", tag&7)
		}
	}
	return numbers, texts
}

func unpack(columns [][]byte) (out []uint64) {
	for _, b := range columns {
		for len(b) > 0 {
			x, n := binary.Uvarint(b)
			out, b = append(out, x), b[n:]
		}
	}
	return out
}

func signed(x uint64) int64 { return int64(x>>1) ^ -int64(x&1) }

func sums(columns [][]byte) (out []int64) {
	last := int64(0)
	for _, x := range unpack(columns) {
		last += signed(x)
		out = append(out, last)
	}
	return out
}

// readNaive is the slow twin of Blocks: one object after the other, each with its own memory.
func readNaive(t testing.TB, file []byte) (objects []object) {
	t.Helper()
	for len(file) > 0 {
		n := binary.BigEndian.Uint32(file)
		numbers, texts := fields(t, file[4:4+n])
		size := numbers[3][0]
		if string(texts[1][0]) == "OSMData" {
			_, blob := fields(t, file[4+n:uint64(4+n)+size])
			z, err := zlib.NewReader(bytes.NewReader(blob[3][0]))
			if err != nil {
				t.Fatal(err)
			}
			block, err := io.ReadAll(z)
			if err != nil {
				t.Fatal(err)
			}
			objects = append(objects, naiveBlock(t, block)...)
		}
		file = file[uint64(4+n)+size:]
	}
	return objects
}

func naiveBlock(t testing.TB, block []byte) (objects []object) {
	numbers, messages := fields(t, block)
	if numbers[17] != nil && numbers[17][0] != 100 || numbers[19] != nil && numbers[19][0] != 0 || numbers[20] != nil && numbers[20][0] != 0 {
		t.Fatal("the slow twin knows the usual grid only")
	}
	_, table := fields(t, messages[1][0])
	text := func(n uint64) string { return string(table[1][n]) }
	pairs := func(m map[int][][]byte) (tags []osm.Tag) {
		keys, values := unpack(m[2]), unpack(m[3])
		for i := range keys {
			tags = append(tags, osm.Tag{Key: text(keys[i]), Value: text(values[i])})
		}
		return tags
	}
	for _, g := range messages[2] {
		_, group := fields(t, g)
		for _, m := range group[2] {
			objects = append(objects, naiveDense(t, m, text)...)
		}
		for _, m := range group[3] {
			numbers, columns := fields(t, m)
			objects = append(objects, object{ref: osm.Ref{Kind: osm.Way, ID: int64(numbers[1][0])}, refs: sums(columns[8]), tags: pairs(columns)})
		}
		for _, m := range group[4] {
			numbers, columns := fields(t, m)
			o := object{ref: osm.Ref{Kind: osm.Relation, ID: int64(numbers[1][0])}, tags: pairs(columns)}
			roles, kinds := unpack(columns[8]), unpack(columns[10])
			for i, id := range sums(columns[9]) {
				o.members = append(o.members, osm.Member{Ref: osm.Ref{Kind: osm.Node << kinds[i], ID: id}, Role: text(roles[i])})
			}
			objects = append(objects, o)
		}
	}
	return objects
}

func naiveDense(t testing.TB, m []byte, text func(uint64) string) (objects []object) {
	_, columns := fields(t, m)
	lats, lons, tags := sums(columns[8]), sums(columns[9]), unpack(columns[10])
	for i, id := range sums(columns[1]) {
		o := object{ref: osm.Ref{Kind: osm.Node, ID: id}, place: geo.E7{Lon: int32(lons[i]), Lat: int32(lats[i])}}
		for len(tags) > 0 {
			if tags[0] == 0 {
				tags = tags[1:]
				break
			}
			o.tags, tags = append(o.tags, osm.Tag{Key: text(tags[0]), Value: text(tags[1])}), tags[2:]
		}
		objects = append(objects, o)
	}
	return objects
}

// collect turns columns into objects.
func collect(t testing.TB, f *osm.File, q osm.Query) (objects []object) {
	t.Helper()
	for b, err := range f.Blocks(t.Context(), q) {
		if err != nil {
			t.Fatal(err)
		}
		for i, id := range b.Nodes.ID {
			objects = append(objects, object{ref: osm.Ref{Kind: osm.Node, ID: id}, place: b.Nodes.Place[i], tags: tagsOf(&b.Nodes.Tags, i)})
		}
		for i, id := range b.Ways.ID {
			objects = append(objects, object{ref: osm.Ref{Kind: osm.Way, ID: id}, refs: slices.Clone(b.Ways.Refs.At(i)), tags: tagsOf(&b.Ways.Tags, i)})
		}
		for i, id := range b.Relations.ID {
			objects = append(objects, object{ref: osm.Ref{Kind: osm.Relation, ID: id}, members: slices.Clone(b.Relations.Members.At(i)), tags: tagsOf(&b.Relations.Tags, i)})
		}
	}
	return objects
}

func tagsOf(tags *osm.Tags, i int) (out []osm.Tag) {
	for key, value := range tags.All(i) {
		out = append(out, osm.Tag{Key: key, Value: value})
	}
	return out
}

func sameObject(a, b object) bool {
	return a.ref == b.ref && a.place == b.place && slices.Equal(a.refs, b.refs) &&
		slices.Equal(a.members, b.members) && slices.Equal(a.tags, b.tags)
}

func compareObjects(t testing.TB, got, want []object) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d objects, want %d", len(got), len(want))
	}
	for i := range got {
		if !sameObject(got[i], want[i]) {
			t.Fatalf("object %d: %+v, want %+v", i, got[i], want[i])
		}
	}
}

// Every object of the real files, with all its tags, is what the slow twin reads.
func TestBlocksAgainstNaive(t *testing.T) {
	t.Parallel()
	for _, name := range extracts {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			file, err := os.ReadFile(sharedFile(t, name+".osm.pbf"))
			if err != nil {
				t.Fatal(err)
			}
			got := collect(t, openExtract(t, name), osm.Query{Nodes: osm.All, Ways: osm.All, Relations: osm.All})
			compareObjects(t, got, readNaive(t, file))
		})
	}
}

// A filter gives what choosing from all objects gives.
func TestFilterAgainstNaive(t *testing.T) {
	t.Parallel()
	q := osm.Query{
		Nodes:     osm.Match{{Key: "highway", Value: "bus_stop"}, {Key: "highway", Value: "crossing"}, {Key: "amenity"}},
		Ways:      osm.Match{{Key: "building"}, {Key: "building", Value: "yes"}},
		Relations: osm.Match{{Key: "type", Value: "multipolygon"}},
		Keys:      []string{"name", "amenity", "highway"},
	}
	file, err := os.ReadFile(sharedFile(t, "monaco.osm.pbf"))
	if err != nil {
		t.Fatal(err)
	}
	var want []object
	for _, o := range readNaive(t, file) {
		match := map[osm.Kind]osm.Match{osm.Node: q.Nodes, osm.Way: q.Ways, osm.Relation: q.Relations}[o.ref.Kind]
		if slices.ContainsFunc(o.tags, func(has osm.Tag) bool {
			return slices.ContainsFunc(match, func(m osm.Tag) bool { return m == has || m == osm.Tag{Key: has.Key} })
		}) {
			o.tags = slices.DeleteFunc(slices.Clone(o.tags), func(t osm.Tag) bool { return !slices.Contains(q.Keys, t.Key) })
			want = append(want, o)
		}
	}
	if len(want) < 20000 {
		t.Fatalf("the filter leaves %d objects: too few to mean anything", len(want))
	}
	compareObjects(t, collect(t, openExtract(t, "monaco"), q), want)
}

// The same for any number of threads.
func TestThreads(t *testing.T) {
	t.Parallel()
	q := osm.Query{Nodes: osm.Match{{Key: "highway"}}, Ways: osm.All, Threads: 1}
	want := collect(t, openExtract(t, "heidelberg"), q)
	for _, q.Threads = range []int{2, 7} {
		compareObjects(t, collect(t, openExtract(t, "heidelberg"), q), want)
	}
}

func open(t testing.TB, file []byte) *osm.File {
	t.Helper()
	f, err := osm.Open(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

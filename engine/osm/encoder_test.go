package osm_test

import (
	"bytes"
	"errors"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"zhenyu/engine/geo"
	"zhenyu/engine/osm"
)

// drawObjects makes up objects in the order of a file.
func drawObjects(t *rapid.T) []object {
	tags := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) osm.Tag {
		word := rapid.SampledFrom([]string{"highway", "name", "学校", "a", "yes", "青禾镇", "\n=,%", "no"})
		return osm.Tag{Key: word.Draw(t, "key"), Value: word.Draw(t, "value")}
	}), 0, 3)
	id := rapid.Int64Range(-1<<40, 1<<40)
	var objects []object
	for _, kind := range []osm.Kind{osm.Node, osm.Way, osm.Relation} {
		ids := rapid.SliceOfNDistinct(id, 0, 30, rapid.ID).Draw(t, "ids")
		slices.Sort(ids)
		for _, n := range ids {
			o := object{ref: osm.Ref{Kind: kind, ID: n}, tags: tags.Draw(t, "tags")}
			switch kind {
			case osm.Node:
				o.place = geo.E7{Lon: rapid.Int32Range(-180e7, 180e7).Draw(t, "lon"), Lat: rapid.Int32Range(-90e7, 90e7).Draw(t, "lat")}
			case osm.Way:
				o.refs = rapid.SliceOfN(id, 0, 6).Draw(t, "refs")
			case osm.Relation:
				o.members = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) osm.Member {
					kind := rapid.SampledFrom([]osm.Kind{osm.Node, osm.Way, osm.Relation}).Draw(t, "kind")
					role := rapid.SampledFrom([]string{"", "outer", "inner", "via"}).Draw(t, "role")
					return osm.Member{Ref: osm.Ref{Kind: kind, ID: id.Draw(t, "member")}, Role: role}
				}), 0, 4).Draw(t, "members")
			}
			objects = append(objects, o)
		}
	}
	return objects
}

func encode(objects []object, h osm.Header) ([]byte, error) {
	var file bytes.Buffer
	e := osm.NewEncoder(&file, h)
	for _, o := range objects {
		switch o.ref.Kind {
		case osm.Node:
			e.Node(o.ref.ID, o.place, o.tags...)
		case osm.Way:
			e.Way(o.ref.ID, o.refs, o.tags...)
		case osm.Relation:
			e.Relation(o.ref.ID, o.members, o.tags...)
		}
	}
	err := e.Close()
	return file.Bytes(), err
}

func TestEncoderRoundTrip(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		objects := drawObjects(r)
		file, err := encode(objects, osm.Header{Box: geo.EmptyBox()})
		if err != nil {
			r.Fatal(err)
		}
		compareObjects(t, collect(t, open(t, file), osm.Query{Nodes: osm.All, Ways: osm.All, Relations: osm.All}), objects)
		compareObjects(t, readNaive(t, file), objects)
	})
}

func TestEncoderHeader(t *testing.T) {
	t.Parallel()
	h := osm.Header{Box: box(1215000001, -310000007, 1216000000, 320000000), Program: "青禾", Source: "made up", Replication: 1700000000}
	file, err := encode(nil, h)
	if err != nil {
		t.Fatal(err)
	}
	got := open(t, file).Header
	if got.Box != h.Box || got.Program != h.Program || got.Source != h.Source || got.Replication != h.Replication || !got.Sorted() {
		t.Errorf("got %+v, want %+v and sorted", got, h)
	}
}

// Real files come back as they are when written anew, over many blocks.
func TestEncoderRealFile(t *testing.T) {
	t.Parallel()
	all := osm.Query{Nodes: osm.All, Ways: osm.All, Relations: osm.All}
	want := collect(t, openExtract(t, "liechtenstein"), all)
	file, err := encode(want, osm.Header{Box: geo.EmptyBox()})
	if err != nil {
		t.Fatal(err)
	}
	compareObjects(t, collect(t, open(t, file), all), want)
}

func TestEncoderRefuses(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		objects []object
		want    error
	}{
		"a node after a way":  {[]object{{ref: osm.Ref{Kind: osm.Way, ID: 1}}, {ref: osm.Ref{Kind: osm.Node, ID: 1}}}, osm.ErrOrder},
		"an id twice":         {[]object{{ref: osm.Ref{Kind: osm.Way, ID: 1}}, {ref: osm.Ref{Kind: osm.Way, ID: 1}}}, osm.ErrOrder},
		"a tag without value": {[]object{{ref: osm.Ref{Kind: osm.Way, ID: 1}, tags: []osm.Tag{{Key: "name"}}}}, osm.ErrMalformed},
		"a tag without a key": {[]object{{ref: osm.Ref{Kind: osm.Way, ID: 1}, tags: []osm.Tag{{Value: "name"}}}}, osm.ErrMalformed},
	} {
		if _, err := encode(c.objects, osm.Header{}); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

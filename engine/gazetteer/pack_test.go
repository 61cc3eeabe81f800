package gazetteer

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// someRecords draws a small tree of records.
func someRecords(t *rapid.T) []Record {
	var all []Record
	var grow func(level Level, code int64)
	grow = func(level Level, code int64) {
		most := []int{Province: 3, City: 2, County: 2, Town: 3, Village: 4}[level]
		for i := range rapid.IntRange(0, most).Draw(t, "children") {
			r := Record{code + int64(i*7+1)*unit[level], level, smallName.Draw(t, "name")}
			all = append(all, r)
			if level < Village {
				grow(level+1, r.Code)
			}
		}
	}
	grow(Province, 0)
	return all
}

// TestPack: what goes in comes out, in any order, as the same bytes.
func TestPack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		records := someRecords(t)
		file, err := Pack(records)
		if err != nil {
			t.Fatal(err)
		}
		g, err := Unpack(file)
		if err != nil {
			t.Fatal(err)
		}
		if g.Len() != len(records) {
			t.Fatalf("%d places, want %d", g.Len(), len(records))
		}
		for _, r := range records {
			id := g.ByCode(r.Code)
			if id == None || g.Name(id) != r.Name || g.Level(id) != r.Level {
				t.Fatalf("%+v is %d", r, id)
			}
		}
		w := &twin{}
		w.add(g, 0, ID(g.Len()))
		w.check(t, g, smallText(t))
		shuffled := slices.Clone(records)
		seed := rapid.Uint64().Draw(t, "seed")
		rand.New(rand.NewPCG(seed, 0)).Shuffle(len(shuffled), func(i, j int) {
			shuffled[i], shuffled[j] = shuffled[j], shuffled[i]
		})
		if again, err := Pack(shuffled); err != nil || !bytes.Equal(file, again) {
			t.Fatalf("another order gives other bytes (%v)", err)
		}
	})
}

func TestPackErrors(t *testing.T) {
	t.Parallel()
	province := Record{310000000000, Province, "上海市"}
	for why, records := range map[string][]Record{
		"no parent":      {province, {320100000000, City, "南京市"}},
		"twice":          {province, province},
		"code and level": {{310100000000, Province, "上海市"}},
		"level 0":        {{310000000000, 0, "上海市"}},
		"site":           {province, {310000000001, Site, "公园"}},
		"no name":        {{310000000000, Province, ""}},
		"bad name":       {{310000000000, Province, "上\xff"}},
		"13 digits":      {{3100000000000, Province, "上海市"}},
	} {
		if _, err := Pack(records); !errors.Is(err, ErrRecords) {
			t.Errorf("%s: %v", why, err)
		}
	}
}

// TestUnpackDamage: no cut and no changed byte of a file passes.
func TestUnpackDamage(t *testing.T) {
	t.Parallel()
	file := smallFile(t)
	for i := range file {
		if _, err := Unpack(file[:i]); !errors.Is(err, ErrData) {
			t.Fatalf("cut at %d: %v", i, err)
		}
		bad := bytes.Clone(file)
		bad[i] ^= 0x55
		if _, err := Unpack(bad); !errors.Is(err, ErrData) {
			t.Fatalf("byte %d changed: %v", i, err)
		}
	}
	if _, err := Unpack(append(bytes.Clone(file), 0)); !errors.Is(err, ErrData) {
		t.Fatalf("a byte more: %v", err)
	}
}

func smallFile(tb testing.TB) []byte {
	tb.Helper()
	file, err := Pack([]Record{
		{310000000000, Province, "上海市"},
		{310100000000, City, "市辖区"},
		{310115000000, County, "浦东新区"},
		{310115143000, Town, "万祥镇"},
		{310115143205, Village, "新建村委会"},
		{310115143206, Village, "新建居委会（新）"},
	})
	if err != nil {
		tb.Fatal(err)
	}
	return file
}

// FuzzUnpack feeds bodies past the checksum: a fault is an error, never a panic or a table that
// panics when read.
func FuzzUnpack(f *testing.F) {
	f.Add(smallFile(f)[len(magic)+8:])
	f.Add([]byte{})
	f.Add([]byte{0, 0, 1, 0, 0, 0, 0, 0, 0})
	f.Fuzz(func(t *testing.T, body []byte) {
		table, err := unpackBody(body)
		if err != nil {
			if !errors.Is(err, ErrData) {
				t.Fatal(err)
			}
			return
		}
		g := &Gazetteer{country: table, first: firstChildren(table.parent, table.level)}
		for id := range ID(g.Len()) {
			g.ByCode(g.Code(id))
			g.FindWithin(nil, g.Name(id), id)
		}
		g.Scan(prose, func(m Match) bool { g.Places(nil, m.Name); return true })
	})
}

// FuzzScan: matches lie in the text, in order, on rune boundaries, and are what Find says.
func FuzzScan(f *testing.F) {
	f.Add(prose)
	f.Add("新建村\xe6\x96新建村委会")
	f.Fuzz(func(t *testing.T, text string) {
		g := openCountry(t)
		last := -1
		g.Scan(text, func(m Match) bool {
			if m.Start <= last || m.End <= m.Start || m.End > len(text) || m.Levels == 0 {
				t.Fatalf("%+v after %d in %d bytes", m, last, len(text))
			}
			last = m.Start
			places := g.Places(nil, m.Name)
			if len(places) == 0 || !slices.Equal(places, g.Find(nil, text[m.Start:m.End])) {
				t.Fatalf("%q: %v", text[m.Start:m.End], places)
			}
			return true
		})
	})
}

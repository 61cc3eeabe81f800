package gazetteer

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// twin is the slow and obvious gazetteer: every name as a stem, a class and a place, in a list.
type twin struct {
	names    []form
	official map[ID]string
}

func (w *twin) add(g *Gazetteer, from, to ID) {
	if w.official == nil {
		w.official = map[ID]string{}
	}
	for id := from; id < to; id++ {
		w.official[id] = g.Name(id)
		w.names = append(w.names, cutForm(alias{id, g.Level(id), g.Name(id)}))
		if stem, c, ok := second(g.Level(id), g.Name(id)); ok {
			w.names = append(w.names, form{place: id, stem: stem, class: c})
		}
	}
}

// prefixes gives, for every name that text begins with, its length and what it is.
func (w *twin) prefixes(text string) (ends []int, ids [][]ID, sets []LevelSet) {
	found := map[int][]ID{}
	set := map[int]LevelSet{}
	for _, f := range w.names {
		rest, ok := strings.CutPrefix(text, f.stem)
		if !ok {
			continue
		}
		for t, end := range tails {
			if takes[t]>>f.class&1 == 0 || !strings.HasPrefix(rest, end) {
				continue
			}
			n := len(f.stem) + len(end)
			if !rules[f.class].second || strings.HasSuffix(w.official[f.place], end) {
				found[n] = append(found[n], f.place)
			}
			set[n] |= levelBit(rules[f.class].level, t == 0 && rules[f.class].bare)
		}
	}
	for n := range set {
		ends = append(ends, n)
	}
	slices.Sort(ends)
	for _, n := range ends {
		slices.Sort(found[n])
		ids = append(ids, slices.Compact(found[n]))
		sets = append(sets, set[n])
	}
	return ends, ids, sets
}

func (w *twin) find(name string) []ID {
	ends, ids, _ := w.prefixes(name)
	if i := slices.Index(ends, len(name)); i >= 0 {
		return ids[i]
	}
	return nil
}

// check compares Scan, At, Places and Find on a text with the twin.
func (w *twin) check(t interface {
	Helper()
	Fatalf(string, ...any)
}, g *Gazetteer, text string,
) {
	t.Helper()
	var got []Match
	g.Scan(text, func(m Match) bool { got = append(got, m); return true })
	for at := range text {
		ends, ids, sets := w.prefixes(text[at:])
		all := g.At(nil, text, at)
		if len(all) != len(ends) {
			t.Fatalf("At(%q, %d) = %v, want ends %v", text, at, all, ends)
		}
		for i, m := range all {
			if m.Start != at || m.End != at+ends[i] || m.Levels != sets[i] {
				t.Fatalf("At(%q, %d)[%d] = %+v, want end %d, levels %b", text, at, i, m, at+ends[i], sets[i])
			}
			found := g.Find(nil, text[m.Start:m.End])
			if !slices.Equal(g.Places(nil, m.Name), ids[i]) || !slices.Equal(found, ids[i]) {
				t.Fatalf("places of %q: %v and %v, want %v", text[m.Start:m.End], g.Places(nil, m.Name), found, ids[i])
			}
		}
		if len(all) > 0 {
			if len(got) == 0 || got[0] != all[len(all)-1] {
				t.Fatalf("Scan(%q) gives %+v at %d, want %+v", text, got, at, all[len(all)-1])
			}
			got = got[1:]
		}
	}
	if len(got) > 0 {
		t.Fatalf("Scan(%q) also gives %+v", text, got)
	}
}

// small names make stems that are prefixes and endings of each other likely.
var smallName = rapid.Custom(func(t *rapid.T) string {
	stem := rapid.StringOfN(rapid.SampledFrom([]rune("新建村社区东镇A𡐓")), 1, 4, -1).Draw(t, "stem")
	return stem + rapid.SampledFrom(tails).Draw(t, "ending")
})

func smallRows(t *rapid.T) []row {
	var rows []row
	for i := range rapid.IntRange(0, 30).Draw(t, "places") {
		rows = append(rows, row{
			code:   int64(i + 1),
			level:  rapid.SampledFrom([]Level{Town, Village, County}).Draw(t, "level"),
			name:   smallName.Draw(t, "name"),
			parent: None,
		})
	}
	slices.SortStableFunc(rows, func(a, b row) int { return int(a.level) - int(b.level) })
	return rows
}

// TestScanTwin compares with the twin on made-up places and texts built from their names.
func TestScanTwin(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := build(0, smallRows(t), nil)
		g := &Gazetteer{country: d.table, first: firstChildren(d.parent, d.level)}
		own, err := g.With(Own{Rows: smallOwn(t, g)})
		if err != nil {
			t.Fatal(err)
		}
		w := &twin{}
		w.add(g, 0, ID(g.Len()))
		w.check(t, g, smallText(t))
		w.addOwn(own, ID(g.Len()))
		w.check(t, own, smallText(t))
	})
}

func smallText(t *rapid.T) string {
	parts := rapid.SliceOfN(rapid.OneOf(smallName, rapid.SampledFrom([]string{"到", "、", "x", "\xe6\x96", "\xff"})), 0, 8)
	return strings.Join(parts.Draw(t, "text"), "")
}

func smallOwn(t *rapid.T, g *Gazetteer) []OwnRow {
	if g.Len() == 0 {
		return nil
	}
	var rows []OwnRow
	for _, name := range rapid.SliceOfNDistinct(smallName, 0, 5, rapid.ID).Draw(t, "own names") {
		rows = append(rows, OwnRow{Name: name, Level: Province, Aliases: rapid.SliceOfN(smallName, 0, 2).Draw(t, "aliases")})
	}
	return rows
}

func (w *twin) addOwn(g *Gazetteer, base ID) {
	w.add(g, base, ID(g.Len()))
	for i, r := range g.extra.rows {
		for _, name := range r.Aliases {
			w.names = append(w.names, cutForm(alias{base + ID(i), r.Level, name}))
		}
	}
}

// TestFindTwin compares Find, FindWithin and Scan with the twin over the whole country.
func TestFindTwin(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("builds a list of all names")
	}
	g := openCountry(t)
	w := &twin{}
	w.add(g, 0, ID(g.Len()))
	for id := ID(3); int(id) < g.Len(); id += ID(g.Len()) / 25 {
		f := cutForm(alias{id, g.Level(id), g.Name(id)})
		for _, name := range []string{g.Name(id), f.stem, f.stem + "村", f.stem + "镇"} {
			want := w.find(name)
			if got := g.Find(nil, name); !slices.Equal(got, want) {
				t.Fatalf("Find(%s) = %v, want %v", name, got, want)
			}
			for up := id; up != None; up = g.Parent(up) {
				in := slices.DeleteFunc(slices.Clone(want), func(id ID) bool { return !g.Within(id, up) })
				if got := g.FindWithin(nil, name, up); !slices.Equal(got, in) {
					t.Fatalf("FindWithin(%s, %s) = %v, want %v", name, g.Name(up), got, in)
				}
			}
		}
	}
	w.check(t, g, "调研浦东新区泥城镇新建村村委会")
}

// TestWithin compares Within with the codes: a place lies in another if the digits of the
// other's level agree.
func TestWithin(t *testing.T) {
	t.Parallel()
	g := openCountry(t)
	rapid.Check(t, func(t *rapid.T) {
		a := ID(rapid.IntRange(0, g.Len()-1).Draw(t, "a"))
		b := ID(rapid.IntRange(0, g.Len()-1).Draw(t, "b"))
		for up := b; up != None; up = g.Parent(up) {
			u := unit[g.Level(up)]
			want := g.Level(a) >= g.Level(up) && g.Code(a)/u == g.Code(up)/u
			if g.Within(a, up) != want {
				t.Fatalf("Within(%012d, %012d) = %v", g.Code(a), g.Code(up), !want)
			}
		}
		for up := a; up != None; up = g.Parent(up) {
			if !g.Within(a, up) {
				t.Fatalf("%012d is not within %012d", g.Code(a), g.Code(up))
			}
		}
	})
}

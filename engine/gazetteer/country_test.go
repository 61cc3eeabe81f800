package gazetteer

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
)

// TestCounts holds the table to the published counts of the codes of 2023-06-30.
func TestCounts(t *testing.T) {
	t.Parallel()
	g := openCountry(t)
	want := map[Level]int{Province: 31, City: 342, County: 2978, Town: 41352, Village: 620573}
	got := map[Level]int{}
	for id := range ID(g.Len()) {
		got[g.Level(id)]++
	}
	for l, n := range want {
		if got[l] != n {
			t.Errorf("level %d: %d places, want %d", l, got[l], n)
		}
	}
	if g.Len() != 665276 {
		t.Errorf("Len = %d", g.Len())
	}
}

// TestTree walks the country: parents have smaller ids, one level less and the code's leading
// digits; codes rise within a level; and every code leads back to its place.
func TestTree(t *testing.T) {
	t.Parallel()
	g := openCountry(t)
	var children []ID
	shared := map[int64]bool{441900000000: true, 442000000000: true, 460400000000: true, 350527000000: true}
	for id := range ID(g.Len()) {
		code, level, parent := g.Code(id), g.Level(id), g.Parent(id)
		if (parent == None) != (level == Province) {
			t.Fatalf("%d: parent %d at level %d", id, parent, level)
		}
		if parent != None {
			above := unit[level-1]
			if parent >= id || g.Level(parent) != level-1 || g.Code(parent) != code/above*above {
				t.Fatalf("%012d has parent %012d", code, g.Code(parent))
			}
		}
		if id > 0 && g.Level(id-1) == level && g.Code(id-1) >= code {
			t.Fatalf("%012d after %012d", code, g.Code(id-1))
		}
		if back := g.ByCode(code); back != id && !(shared[code] && back < id && g.Within(id, back)) {
			t.Fatalf("ByCode(%012d) = %d, want %d", code, back, id)
		}
	}
	for id := None; int(id) < g.Len(); id++ {
		children = g.Children(children, id)
	}
	if len(children) != g.Len() || !slices.IsSorted(children) || children[0] != 0 {
		t.Errorf("%d children in all, want every place once, in order", len(children))
	}
	for _, code := range []int64{-1, 0, 1, 310115143999, 999999999999, 1 << 62} {
		if id := g.ByCode(code); id != None {
			t.Errorf("ByCode(%d) = %d", code, id)
		}
	}
}

// TestPudong compares the table with a district's lists in the shared data folder.
func TestPudong(t *testing.T) {
	t.Parallel()
	g := openCountry(t)
	for file, zeros := range map[string]string{"pudong-towns.csv": "000", "pudong-villages.csv": ""} {
		lines := sharedCSV(t, file)
		for _, line := range lines[1:] {
			code, err := strconv.ParseInt(line[0]+zeros, 10, 64)
			if err != nil {
				t.Fatal(err)
			}
			id := g.ByCode(code)
			if id == None || g.Name(id) != line[1] {
				t.Errorf("%012d: want %s", code, line[1])
			}
		}
		if len(lines) < 30 {
			t.Errorf("%s: %d lines", file, len(lines))
		}
	}
}

// sharedCSV reads a file of the shared data folder beside the checkout, or skips the test.
func sharedCSV(t *testing.T, name string) [][]string {
	t.Helper()
	f, err := os.Open(filepath.Join(root(t), "..", "shared", "data", name))
	if err != nil {
		t.Skipf("no shared data folder beside the checkout: %v", err)
	}
	defer f.Close()
	lines, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

// root is the folder of go.mod.
func root(tb testing.TB) string {
	tb.Helper()
	dir, err := os.Getwd()
	if err != nil {
		tb.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		if dir == filepath.Dir(dir) {
			tb.Fatal("no go.mod above")
		}
		dir = filepath.Dir(dir)
	}
}

// TestNoAllocation keeps reading free of garbage.
func TestNoAllocation(t *testing.T) {
	g := openCountry(t)
	with, err := g.With(Own{Rows: []OwnRow{{Name: "滨海湿地公园", Level: Site, Kind: "公园", Parent: "310115143000"}}})
	if err != nil {
		t.Fatal(err)
	}
	town := g.ByCode(310115143000)
	dst := make([]ID, 0, 1024)
	matches := make([]Match, 0, 64)
	sink := 0
	for what, f := range map[string]func(){
		"Name":       func() { sink += len(with.Name(town)) },
		"ByCode":     func() { sink += int(with.ByCode(310115143205)) },
		"Find":       func() { dst = with.Find(dst[:0], "新建村") },
		"FindWithin": func() { dst = with.FindWithin(dst[:0], "新建村", town) },
		"At":         func() { matches = with.At(matches[:0], "浦东新区滨海湿地公园", 0) },
		"Scan":       func() { with.Scan(prose, func(m Match) bool { sink += m.End; return true }) },
	} {
		if n := testing.AllocsPerRun(10, f); n != 0 {
			t.Errorf("%s allocates %v times", what, n)
		}
	}
}

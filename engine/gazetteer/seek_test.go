package gazetteer

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestSeek(t *testing.T) {
	t.Parallel()
	g := openCountry(t)
	for _, c := range []struct {
		query, within string
		want          int64 // the only place, 0 for none
	}{
		{"310115143205", "", 310115143205},
		{"310115", "", 310115000000},
		{"31", "", 310000000000},
		{"3101151", "", 0}, // no level has codes of seven digits
		{"999999", "", 0},
		{"310115143205", "310115143000", 310115143205},
		{"310115143205", "泥城镇", 0},
		{"萬祥鎮", "", 310115143000},
		{" 萬祥鎮 ", "上海", 310115143000},
		{"新建村", "万祥镇", 310115143205},
		{"新建村", "浦东新区", 310115143205},
		{"上海市浦东新区万祥镇新建村", "", 310115143205},
		{"上海市 › 浦东新区 › 万祥镇 › 新建村", "", 310115143205},
		{"上海浦东万祥新建村", "", 310115143205},
		{"上海市浦東新區萬祥鎮新建村", "", 310115143205},
		{"万祥镇新建村", "浦东新区", 310115143205},
		{"万祥镇新建村", "泥城镇", 0},
		{"浦东新区没有这个镇", "", 0},
		{"没有这个区万祥镇", "", 0},
		{"", "", 0},
		{strings.Repeat("村", 100), "", 0},
		{"\xff\xfe", "", 0},
	} {
		var within []ID
		if c.within != "" {
			within = g.Seek(c.within)
		}
		got := g.Seek(c.query, within...)
		if c.want == 0 && len(got) > 0 || c.want != 0 && (len(got) != 1 || g.Code(got[0]) != c.want) {
			t.Errorf("%q within %q is %v, want %d", c.query, c.within, got, c.want)
		}
	}
	if all := g.Seek("新建村"); !slices.Equal(all, g.Find(nil, "新建村")) || len(all) < 172 {
		t.Errorf("新建村 is %d places", len(all))
	}
}

// TestSeekPath writes random places with all that is above them, and expects to find each.
func TestSeekPath(t *testing.T) {
	t.Parallel()
	g := openCountry(t)
	rapid.Check(t, func(rt *rapid.T) {
		id := ID(rapid.IntRange(0, g.Len()-1).Draw(rt, "place"))
		var path []string
		for up := id; up != None; up = g.Parent(up) {
			if len(g.Find(nil, g.Name(up))) > 0 { // not a filler such as 市辖区
				path = append(path, g.Name(up))
			} else if up == id {
				return
			}
		}
		slices.Reverse(path)
		if query := strings.Join(path, ""); len(query) <= 256 && !slices.Contains(g.Seek(query), id) {
			rt.Fatalf("%s (%012d) is not among %d", query, g.Code(id), len(g.Seek(query)))
		}
	})
}

func BenchmarkSeek(b *testing.B) {
	g := openCountry(b)
	for _, query := range []string{"新建村", "上海市浦东新区万祥镇新建村", "浦东新区没有这个镇"} {
		b.Run(query, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				g.Seek(query)
			}
		})
	}
}

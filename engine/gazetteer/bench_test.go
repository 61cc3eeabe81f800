package gazetteer

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// BenchmarkOpen decodes the country's data file, the work of the first Open.
func BenchmarkOpen(b *testing.B) {
	b.ReportAllocs()
	b.SetBytes(int64(len(country)))
	for b.Loop() {
		if _, err := Unpack(country); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFind looks names up: one that a single place has, one that hundreds have, one that
// nobody has, and every 97th name of the country in turn.
func BenchmarkFind(b *testing.B) {
	g := openCountry(b)
	var spread []string
	for id := ID(0); int(id) < g.Len(); id += 97 {
		spread = append(spread, g.Name(id))
	}
	for name, names := range map[string][]string{
		"one":    {"外灶村"},
		"many":   {"新建村"},
		"none":   {"没有这个地方的名字"},
		"spread": spread,
	} {
		b.Run(name, func(b *testing.B) {
			dst := make([]ID, 0, 1024)
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				dst = g.Find(dst[:0], names[i%len(names)])
			}
		})
	}
}

// BenchmarkFindWithin looks for a common village name in one town.
func BenchmarkFindWithin(b *testing.B) {
	g := openCountry(b)
	town := g.ByCode(310115143000)
	dst := make([]ID, 0, 16)
	b.ReportAllocs()
	for b.Loop() {
		dst = g.FindWithin(dst[:0], "新建村", town)
	}
}

// BenchmarkByCode looks every 97th place up by its code.
func BenchmarkByCode(b *testing.B) {
	g := openCountry(b)
	n := ID(g.Len())
	b.ReportAllocs()
	for id := ID(0); b.Loop(); id = (id + 97) % n {
		if g.ByCode(g.Code(id)) == None {
			b.Fatal(id)
		}
	}
}

// BenchmarkResolve finds the one 新建村 of a visit among all of the country's.
func BenchmarkResolve(b *testing.B) {
	g := openCountry(b)
	context := []ID{g.ByCode(310115000000), g.ByCode(310115143000)}
	b.ReportAllocs()
	for b.Loop() {
		g.Resolve("新建村", context)
	}
}

// BenchmarkScan reads prose with names in it, real report texts, and the names of one province end to end, where
// every offset begins one.
func BenchmarkScan(b *testing.B) {
	g := openCountry(b)
	var names strings.Builder
	for id := ID(0); int(id) < g.Len(); id += 31 {
		names.WriteString(g.Name(id))
	}
	for name, text := range map[string]string{
		"prose":   prose,
		"reports": sharedReports(b),
		"names":   names.String(),
	} {
		b.Run(name, func(b *testing.B) {
			if text == "" {
				b.Skip("no shared data folder beside the checkout")
			}
			b.ReportAllocs()
			b.SetBytes(int64(len(text)))
			found := 0
			for b.Loop() {
				g.Scan(text, func(Match) bool { found++; return true })
			}
		})
	}
}

// sharedReports is the text of all reports in the shared data folder, "" where there is none.
func sharedReports(b *testing.B) string {
	files, err := filepath.Glob(filepath.Join(root(b), "..", "shared", "reports", "*.txt"))
	if err != nil {
		b.Fatal(err)
	}
	var all strings.Builder
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		all.Write(text)
	}
	return all.String()
}

// prose is written for this test.
const prose = `三月十二日上午，区委主要领导到万祥镇、泥城镇调研乡村振兴和民生工作，先后走进新建村、外灶村和
海芦居民区，察看水稻良种基地、农产品冷链仓库和新开办的社区食堂，详细了解粮食生产、集体经济、养老助餐等情况。
领导指出，要坚持问题导向，把群众身边的事办好；要加快补齐村卫生室、公交站点等短板，年底前让每个村民小组步行十五分钟
都能到达便民服务点。镇里要会同区农业农村委、区民政局拿出具体方案，六月底前报区政府办公室。随后一行来到浦东新区
书院镇产业园区，与企业负责人座谈，听取大家对用工、用地和道路运输的意见建议，要求有关部门逐项研究，及时答复。
`

func openCountry(tb testing.TB) *Gazetteer {
	tb.Helper()
	g, err := Open()
	if err != nil {
		tb.Fatal(err)
	}
	return g
}

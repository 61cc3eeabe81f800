package gazetteer

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

const ownFile = "\ufeff名称,类别,上级,代码,别名,经度,纬度\r\n" +
	"万祥镇,镇,,310115143000,万祥小镇,,\r\n" +
	"银杏示范农场,农场,310115143000,,一号农场| 农场 A ,121.81,30.97\r\n" +
	"东湖新村居委会,居委会,万祥镇,310115143999,,,\r\n" +
	"东湖健身点,健身点,东湖新村居委会,,,,\r\n"

func TestOwn(t *testing.T) {
	t.Parallel()
	country := openCountry(t)
	own, err := ParseOwn(strings.NewReader(ownFile))
	if err != nil {
		t.Fatal(err)
	}
	g, err := country.With(own)
	if err != nil {
		t.Fatal(err)
	}
	if g.Len() != country.Len()+3 {
		t.Fatalf("%d places more, want 3", g.Len()-country.Len())
	}
	town, farm := g.ByCode(310115143000), ID(country.Len())
	for name, want := range map[string]ID{
		"万祥小镇": town, "银杏示范农场": farm, "一号农场": farm, "农场 A": farm,
		"东湖健身点": farm + 2,
	} {
		if got := g.Find(nil, name); !slices.Equal(got, []ID{want}) {
			t.Errorf("Find(%s) = %v, want %d", name, got, want)
		}
		if got := country.Find(nil, name); len(got) != 0 {
			t.Errorf("the country's own table has %s", name)
		}
	}
	if got := g.FindWithin(nil, "东湖新村", town); !slices.Equal(got, []ID{farm + 1}) {
		t.Errorf("东湖新村 in 万祥镇: %v", got)
	}
	if id, _ := g.Resolve("东湖新村", []ID{town}); id != farm+1 || g.ByCode(310115143999) != id {
		t.Errorf("东湖新村 is %d", id)
	}
	if !g.Within(farm+2, town) || g.Parent(farm+2) != farm+1 || g.Level(farm) != Site || g.Level(farm+1) != Village {
		t.Error("tree of own places")
	}
	below := g.Children(nil, town)
	if n := len(country.Children(nil, town)); len(below) != n+2 || !slices.Equal(below[n:], []ID{farm, farm + 1}) {
		t.Errorf("children of 万祥镇: %v", below)
	}
	if got := g.Children(nil, farm+1); !slices.Equal(got, []ID{farm + 2}) || len(g.Children(nil, farm+2)) > 0 {
		t.Errorf("children of 东湖新村居委会: %v", got)
	}
	lon, lat, ok := g.Point(farm)
	if _, _, none := g.Point(farm + 1); lon != 121.81 || lat != 30.97 || !ok || none {
		t.Errorf("Point = %v %v %v", lon, lat, ok)
	}
	if g.Kind(farm) != "农场" || g.Kind(farm+1) != "" || g.Kind(town) != "" {
		t.Error("kinds")
	}
	var found []string
	text := "到万祥小镇的银杏示范农场"
	end := 0
	g.Scan(text, func(m Match) bool {
		if m.Start >= end && !m.Levels.OnlyBare() {
			found = append(found, text[m.Start:m.End])
			end = m.End
		}
		return true
	})
	if !slices.Equal(found, []string{"万祥小镇", "银杏示范农场"}) {
		t.Errorf("Scan finds %v", found)
	}
}

func TestParseOwnErrors(t *testing.T) {
	t.Parallel()
	head := "name,kind,parent,code,aliases,lon,lat\n"
	for _, c := range []struct {
		file, column string
		line         int
	}{
		{"", "", 1},
		{"name,kind,colour\n", "colour", 1},
		{"name,kind,名称\n", "名称", 1},
		{"name,parent\n", "kind", 1},
		{"name,kind\n", "", 1},
		{head + "公园,公园,310115143000,,,,\n,公园,310115143000,,,,\n", "name", 3},
		{head + "甲,,310115143000,,,,\n", "kind", 2},
		{head + "甲,公园,,,,,\n", "parent", 2},
		{head + "甲,公园,310115143000,12,,,\n", "code", 2},
		{head + "甲,公园,310115143000,00000000000x,,,\n", "code", 2},
		{head + "甲,公园,310115143000,,乙||丙,,\n", "aliases", 2},
		{head + "甲,公园,310115143000,,,181,0\n", "lon", 2},
		{head + "甲,公园,310115143000,,,NaN,0\n", "lon", 2},
		{head + "甲,公园,310115143000,,,121.5,\n", "lat", 2},
		{head + "甲,公园\n", "", 2},
		{head + "\"甲,公园,,,,,\n", "", 2},
		{head + "\n甲\x01,公园,310115143000,,,,\n", "name", 3},
		{head + "甲,公园,310115143000,,,,\n\xff,公园,,,,,\n", "", 3},
		{head + strings.Repeat("长", 65) + ",公园,310115143000,,,,\n", "name", 2},
		{head + "甲,公园,310115143000,," + strings.Repeat("乙|", MaxOwnAliases) + "丙,,\n", "aliases", 2},
	} {
		own, err := ParseOwn(strings.NewReader(c.file))
		checkOwnError(t, c.file, err, c.line, c.column)
		if own.Rows != nil {
			t.Errorf("%q: rows beside an error", c.file)
		}
	}
}

func checkOwnError(t *testing.T, file string, err error, line int, column string) {
	t.Helper()
	var e *OwnError
	if !errors.As(err, &e) || !errors.Is(err, ErrOwn) {
		t.Errorf("%.80q: error %v", file, err)
		return
	}
	if e.Line != line || e.Column != column {
		t.Errorf("%.80q: %v, want line %d, column %q", file, err, line, column)
	}
	if ownWords[e.Fault] == "" || strings.Contains(err.Error(), "%") || strings.Contains(ownWords[e.Fault], "%s") != (e.Value != "") {
		t.Errorf("%.80q: %q does not say what is wrong: %#v", file, err, e)
	}
}

// TestParseOwnLimits: one row and one byte too many.
func TestParseOwnLimits(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	b.WriteString("name,kind,parent\n")
	for i := range MaxOwnRows {
		fmt.Fprintf(&b, "点%d,点,1\n", i)
	}
	own, err := ParseOwn(strings.NewReader(b.String()))
	if err != nil || len(own.Rows) != MaxOwnRows {
		t.Fatalf("%d rows: %v", len(own.Rows), err)
	}
	_, err = ParseOwn(strings.NewReader(b.String() + "多,点,1\n"))
	checkOwnError(t, "a row too many", err, MaxOwnRows+2, "")
	_, err = ParseOwn(strings.NewReader("name,kind\n" + strings.Repeat("\n", MaxOwnBytes)))
	checkOwnError(t, "too many bytes", err, 0, "")
}

func TestWithErrors(t *testing.T) {
	t.Parallel()
	g := openCountry(t)
	head := "name,kind,parent,code\n"
	for rows, column := range map[string]string{
		"甲,公园,没有这个镇,\n":        "parent",
		"甲,公园,新建村,\n":          "parent", // hundreds of places
		"甲,公园,310115999000,\n": "parent",
		"甲,镇,310115143205,\n":  "parent", // a town below a village
		"甲,村,,990101001001\n":  "parent",
		"甲,村,310115143000,310115143998\n乙,村,310115143000,310115143998\n": "code",
		"甲,村,310115143000,\n甲,村,万祥镇,\n":                                  "name",
		"甲,园,310115143000,\n甲,点,310115143000,\n丙,点,甲,\n":                 "parent",
	} {
		own, err := ParseOwn(strings.NewReader(head + rows))
		if err != nil {
			t.Fatal(err)
		}
		_, err = g.With(own)
		checkOwnError(t, rows, err, 1+strings.Count(rows, "\n"), column)
	}
}

// TestShortParentCode: a code above is understood without the zeros at its end, as areas find does.
func TestShortParentCode(t *testing.T) {
	t.Parallel()
	country := openCountry(t)
	for parent, want := range map[string]int64{"31": 310000000000, "310115": 310115000000, "310115143": 310115143000} {
		own, err := ParseOwn(strings.NewReader("name,kind,parent\n东沟煤矿,煤矿," + parent + "\n"))
		if err != nil {
			t.Fatal(err)
		}
		g, err := country.With(own)
		if err != nil {
			t.Fatalf("%s: %v", parent, err)
		}
		if above := g.Code(g.Parent(ID(country.Len()))); above != want {
			t.Errorf("%s means %d, want %d", parent, above, want)
		}
	}
}

// TestOwnFirst: among places of one name the district's own is meant, unless the context is nearer to another.
func TestOwnFirst(t *testing.T) {
	t.Parallel()
	country := openCountry(t)
	own, err := ParseOwn(strings.NewReader("name,kind,parent,code,aliases\n岭南省,省,,990000000000,\n澄海新区,区,990000,990034000000,\n" +
		"青石镇,镇,990034,990034100000,\n红星村,村,青石镇,990034100201,红星大队\n老码头文创园,园区,红星村,,老码头\n"))
	if err != nil {
		t.Fatal(err)
	}
	g, err := country.With(own)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]int64{"青石镇": 990034100000, "红星村": 990034100201, "红星大队": 990034100201} {
		if id, left := g.Resolve(name, nil); id == None || g.Code(id) != want {
			t.Errorf("%s is %d, %d candidates", name, id, len(left))
		}
	}
	if id, _ := g.Resolve("老码头", nil); id == None || g.Name(id) != "老码头文创园" {
		t.Errorf("老码头 is %d", id)
	}
	elsewhere := country.Find(nil, "红星村")[0]
	if id, _ := g.Resolve("红星村", []ID{country.Parent(elsewhere)}); id != elsewhere {
		t.Errorf("红星村 beside another is %d", id)
	}
}

// FuzzParseOwn: any bytes give rows that keep the documented limits, or an OwnError.
func FuzzParseOwn(f *testing.F) {
	f.Add([]byte(ownFile))
	f.Add([]byte("name,kind,parent\n\"甲\n乙\",点,1\n"))
	f.Add([]byte("name,kind\n\xff,\n"))
	f.Fuzz(func(t *testing.T, file []byte) {
		own, err := ParseOwn(strings.NewReader(string(file)))
		if err != nil {
			if !errors.Is(err, ErrOwn) {
				t.Fatal(err)
			}
			return
		}
		for _, r := range own.Rows {
			if badName(r.Name) != "" || r.Level < Province || r.Level > Site || (r.Kind != "") != (r.Level == Site) ||
				r.Code < 0 || r.Code >= 1e12 || len(r.Aliases) > MaxOwnAliases || r.Line < 2 {
				t.Fatalf("%+v", r)
			}
		}
		if _, err := openCountry(t).With(own); err != nil && !errors.Is(err, ErrOwn) {
			t.Fatal(err)
		}
	})
}

package standards_test

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"zhenyu/engine/facility"
	"zhenyu/engine/han"
	"zhenyu/standards"
)

// The shipped files load, and every rule's number has a source and a mark.
func TestShipped(t *testing.T) {
	t.Parallel()
	categories, err := standards.Categories()
	if err != nil {
		t.Fatal(err)
	}
	sets, err := standards.LifeCircles()
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	used := map[string]bool{}
	for _, set := range sets {
		names = append(names, set.Name)
		for _, r := range set.Rules {
			for _, c := range r.Categories {
				used[c] = true
			}
			if r.Mark == standards.NoNumber && r.Metres+r.Minutes > 0 {
				t.Errorf("%s line %d: a number that the document does not give", set.Name, r.Line)
			}
		}
	}
	want := []string{"gb50180-2018", "tdt1062-2021-town", "tdt1062-2021-rural", "shanghai", "pudong", "mofcom", "mohurd", "sdg"}
	if !slices.Equal(names, want) {
		t.Errorf("sets %v, want %v", names, want)
	}
	for id := range used {
		if id != "*" && !slices.ContainsFunc(categories, func(c facility.Category) bool { return c.ID == id }) {
			t.Errorf("no category %s", id)
		}
	}
}

// rule finds a rule of a set.
func rule(t *testing.T, set, id, level string) standards.Rule {
	t.Helper()
	sets, err := standards.LifeCircles()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range sets {
		for _, r := range s.Rules {
			if s.Name == set && r.ID == id && r.Level == level {
				return r
			}
		}
	}
	t.Fatalf("%s has no %s at %s", set, id, level)
	return standards.Rule{}
}

// Rows that software gets wrong, as they were read.
func TestKnownRows(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		set, id, level  string
		metres, minutes int
		must            bool
		mark            standards.Mark
	}{
		{"gb50180-2018", "edu.kindergarten", "L05", 300, 5, true, standards.Sibling},
		{"gb50180-2018", "edu.junior", "L15", 1000, 15, true, standards.Sibling},
		{"gb50180-2018", "elder.home", "L15", 0, 15, true, standards.Recalled},
		{"gb50180-2018", "health.station", "L05", 300, 5, false, standards.Recalled},
		{"mofcom", "mof.pharmacy", "M08", 0, 8, true, standards.Read},
		{"sdg", "sdg.11.2.1a", "SDG", 500, 0, true, standards.Read},
		{"pudong", "pd.far", "PD", 0, 15, true, standards.Read},
	} {
		r := rule(t, c.set, c.id, c.level)
		if r.Metres != c.metres || r.Minutes != c.minutes || r.Must != c.must || r.Mark != c.mark {
			t.Errorf("%s %s: %+v, want %+v", c.set, c.id, r, c)
		}
	}
	if rule(t, "pudong", "pd.far", "PD").Mode != standards.Cycle {
		t.Error("far towns of Pudong are measured by bicycle")
	}
	if standards.Sibling.Verified() || !standards.Read.Verified() {
		t.Error("only what was read is verified")
	}
}

// The levels of the standards that the program ships are all described; a district may use words of its own.
func TestShippedLevels(t *testing.T) {
	t.Parallel()
	levels, err := standards.Levels()
	if err != nil {
		t.Fatal(err)
	}
	sets, err := standards.LifeCircles()
	if err != nil {
		t.Fatal(err)
	}
	for _, set := range sets {
		for _, r := range set.Rules {
			if !slices.ContainsFunc(levels, func(l standards.Level) bool { return l.ID == r.Level }) {
				t.Errorf("%s line %d: the level %s is not in levels.csv", set.Name, r.Line, r.Level)
			}
		}
	}
}

// The example that the guide gives is a standard.
func TestGuideIsRead(t *testing.T) {
	t.Parallel()
	guide, err := os.ReadFile("../docs/standards.md")
	if err != nil {
		t.Fatal(err)
	}
	categories, err := standards.Categories()
	if err != nil {
		t.Fatal(err)
	}
	_, example, _ := strings.Cut(string(guide), "```csv\n")
	example, _, _ = strings.Cut(example, "```")
	rules, err := standards.ParseRules("guide", strings.NewReader(example), categories)
	if err != nil || len(rules) != 5 {
		t.Errorf("%d rules, %v", len(rules), err)
	}
}

const ruleHead = "id,zh,categories,level,duty,metres,minutes,mode,zone,source,mark,note\n"

// A district's own file is refused with the line and column of what is wrong.
func TestParseRulesErrors(t *testing.T) {
	t.Parallel()
	categories, err := standards.Categories()
	if err != nil {
		t.Fatal(err)
	}
	good := "a,甲,fin.bank,L15,must,500,,walk,,区规划,V,\n"
	for name, c := range map[string]struct {
		text         string
		line, column int
		says         string
	}{
		"nothing":              {"", 1, 0, "empty"},
		"a column missing":     {"id,zh\n", 1, 0, "categories is missing"},
		"a column unknown":     {strings.Replace(ruleHead, "zone", "zones", 1), 1, 49, `"zones" is no column`},
		"a column twice":       {strings.Replace(ruleHead, "note", "zh", 1), 1, 66, "twice"},
		"a field too few":      {ruleHead + "a,甲\n", 2, 1, "wrong number of fields"},
		"an open quote":        {ruleHead + "\"a\n", 2, 4, "quote"},
		"no source":            {ruleHead + good + "b,甲,fin.bank,L15,must,500,,walk,,,V,\n", 3, 36, "is empty"},
		"a level of two words": {ruleHead + "a,甲,fin.bank,ten minutes,must,500,,walk,,x,V,\n", 2, 16, "no word"},
		"an unknown duty":      {ruleHead + "a,甲,fin.bank,L15,should,500,,walk,,x,V,\n", 2, 20, "should"},
		"a spoilt number":      {ruleHead + "a,甲,fin.bank,L15,must,500米,,walk,,x,V,\n", 2, 25, "500米"},
		"a number too large":   {ruleHead + "a,甲,fin.bank,L15,must,500,999,walk,,x,V,\n", 2, 29, "999"},
		"an unknown kind":      {ruleHead + "a,甲,fin.bank|fin.banks,L15,must,500,,walk,,x,V,\n", 2, 7, `"fin.banks" is no category; there are fin.bank`},
		"an unknown family":    {ruleHead + "a,甲,bank,L15,must,500,,walk,,x,V,\n", 2, 7, "there are edu.kindergarten, edu.nursery"},
		"an unknown mark":      {ruleHead + "a,甲,fin.bank,L15,must,500,,walk,,x,X,\n", 2, 38, `"X"`},
		"an unknown mode":      {ruleHead + "a,甲,fin.bank,L15,must,500,,fly,,x,V,\n", 2, 30, "fly"},
		"twice":                {ruleHead + good + good, 3, 1, "twice"},
	} {
		_, err := standards.ParseRules("own.csv", strings.NewReader(c.text), categories)
		e, ok := errors.AsType[*standards.RowError](err)
		if !ok || e.Line != c.line || e.Column != c.column || !strings.Contains(e.Error(), c.says) {
			t.Errorf("%s: %v, want line %d column %d and %q", name, err, c.line, c.column, c.says)
		}
	}
	good = strings.Replace(good, "L15", "十分钟圈", 1)
	rules, err := standards.ParseRules("own.csv", strings.NewReader("\ufeff"+ruleHead+good), categories)
	if err != nil || rules[0].Level != "十分钟圈" || len(rules) != 1 || rules[0].Line != 2 || rules[0].Metres != 500 {
		t.Errorf("with a byte order mark: %+v, %v", rules, err)
	}
}

func TestParseCategoriesErrors(t *testing.T) {
	t.Parallel()
	const head = "id,zh,hant,en,tags,named,names,not_names,min_m2,max_m2,gated,private,merge_m,beside_m,source,mark,note\n"
	for name, c := range map[string]struct{ row, says string }{
		"a broken selector":   {"a,甲,,,amenity=,,,,,,,,,,x,R,", `column 9 (tags): at byte 8 of it: "" is no value`},
		"a broken pattern":    {"a,甲,,,,shop,小(学,,,,,,,,x,R,", "(names): missing closing )"},
		"nothing belongs":     {"a,甲,,,,,,,,,,,,,x,R,", "nothing would belong"},
		"names without named": {"a,甲,,,shop,,小学,,,,,,,,x,R,", "go together"},
		"sizes turned round":  {"a,甲,,,shop,,,,500,400,,,,,x,R,", "not larger"},
		"gated perhaps":       {"a,甲,,,shop,,,,,,maybe,,,,x,R,", "maybe"},
	} {
		_, err := standards.ParseCategories("own.csv", strings.NewReader(head+c.row+"\n"))
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, want %q", name, err, c.says)
		}
	}
}

// Traditional names are the simplified ones in the other script, and nothing else.
func TestTraditionalNames(t *testing.T) {
	t.Parallel()
	categories, err := standards.Categories()
	if err != nil {
		t.Fatal(err)
	}
	sets, err := standards.LifeCircles()
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]string{}
	for _, c := range categories {
		names[c.Zh] = c.Hant
	}
	for _, s := range sets {
		names[s.Zh] = s.Hant
	}
	for zh, hant := range names {
		simplified := strings.ContainsFunc(hant, func(r rune) bool { return han.Exclusive(r) == han.Hans })
		if got := han.Simplify(hant); got != zh || simplified {
			t.Errorf("%s in traditional characters is %s, which is %s", zh, hant, got)
		}
	}
}

func FuzzParseRules(f *testing.F) {
	categories, err := standards.Categories()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(ruleHead + "a,甲,fin.bank,L15,must,500,,walk,,x,V,\n")
	f.Add("\ufeff" + ruleHead + "\"a\n")
	f.Fuzz(func(t *testing.T, text string) {
		rules, err := standards.ParseRules("own.csv", strings.NewReader(text), categories)
		if e, ok := errors.AsType[*standards.RowError](err); ok && e.Line < 1 {
			t.Fatalf("no line: %v", e)
		}
		for _, r := range rules {
			if err == nil && (r.ID == "" || r.Source == "" || len(r.Categories) == 0) {
				t.Fatalf("a rule without id, source or category: %+v", r)
			}
		}
	})
}

func FuzzParseCategories(f *testing.F) {
	f.Add("id,zh,hant,en,tags,named,names,not_names,min_m2,max_m2,gated,private,merge_m,beside_m,source,mark,note\na,甲,,,shop,,,,,,,,,x,R,\n")
	f.Fuzz(func(t *testing.T, text string) {
		if categories, err := standards.ParseCategories("own.csv", strings.NewReader(text)); err == nil {
			facility.Wanted(categories)
		}
	})
}

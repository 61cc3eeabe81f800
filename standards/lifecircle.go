package standards

import (
	"bytes"
	"cmp"
	"embed"
	"fmt"
	"io"
	"slices"
	"strings"

	"zhenyu/engine/facility"
)

//go:embed lifecircle/*.csv
var files embed.FS

// LifeCircle is a set of rules on what must be within reach.
type LifeCircle struct {
	Name         string // of its file, for instance gb50180-2018
	Zh, Hant, En string // simplified, traditional, English
	Issued       int    // year
	Origin       Origin // where its authors measure from
	Source       string
	Mark         Mark
	Note         string
	Rules        []Rule
}

// Origin is where measuring begins.
type Origin string

// The origins. A figure measured from committees is no coverage of people, and says so.
const (
	FromHome      Origin = "home"
	FromCommittee Origin = "committee"
)

// Rule asks that a facility be within reach.
type Rule struct {
	ID         string
	Zh         string
	Categories []string // of facilities, any of which will do; "*" alone: each category by itself
	Level      string   // of the circle: one of levels.csv, or a district's own word
	Must       bool     // false: as needed
	Metres     int      // at most, along the streets; 0: no distance is known
	Minutes    int      // at most; 0: no time is known
	Mode       Mode
	Zone       string // where it holds; "": everywhere
	Source     string
	Mark       Mark
	Note       string
	Line       int // of its file
}

// Mode is how the way is made.
type Mode string

// The modes. AnyMode stands for a people's usual means, which a district must say by zone.
const (
	Walk    Mode = "walk"
	Cycle   Mode = "cycle"
	AnyMode Mode = "any"
)

// Level is a circle of a standard.
type Level struct {
	ID      string
	Zh, En  string
	Minutes int    // 0: not given, as all below
	Metres  [2]int // from, to
	Persons [2]int // from, to
	Source  string
	Mark    Mark
	Note    string
}

var (
	indexColumns = []string{"name", "zh", "hant", "en", "issued", "origin", "source", "mark", "note"}
	levelColumns = []string{"level", "zh", "en", "minutes", "metres_from", "metres_to", "persons_from", "persons_to", "source", "mark", "note"}
	ruleColumns  = []string{"id", "zh", "categories", "level", "duty", "metres", "minutes", "mode", "zone", "source", "mark", "note"}
)

// LifeCircles returns the rule sets that the program ships, in the order of the index.
func LifeCircles() ([]LifeCircle, error) {
	categories, err := Categories()
	if err != nil {
		return nil, err
	}
	t, err := openShipped("index.csv", indexColumns)
	if err != nil {
		return nil, err
	}
	var sets []LifeCircle
	for t.next() {
		set := LifeCircle{
			Name: t.needed("name"), Zh: t.needed("zh"), Hant: cmp.Or(t.text("hant"), t.text("zh")), En: t.needed("en"), Issued: t.number("issued", 1949, 2100),
			Origin: Origin(t.oneOf("origin", string(FromHome), string(FromCommittee))),
			Source: t.needed("source"), Mark: t.mark(), Note: t.text("note"),
		}
		data, err := files.ReadFile("lifecircle/" + set.Name + ".csv")
		if err != nil {
			return nil, err
		}
		if set.Rules, err = ParseRules(set.Name+".csv", bytes.NewReader(data), categories); err != nil {
			return nil, err
		}
		sets = append(sets, set)
	}
	return sets, t.err
}

// Levels returns the circles that rules name.
func Levels() ([]Level, error) {
	t, err := openShipped("levels.csv", levelColumns)
	if err != nil {
		return nil, err
	}
	var levels []Level
	for t.next() {
		levels = append(levels, Level{
			ID: t.needed("level"), Zh: t.needed("zh"), En: t.needed("en"), Minutes: t.number("minutes", 1, 120),
			Metres:  [2]int{t.number("metres_from", 1, 1e5), t.number("metres_to", 1, 1e5)},
			Persons: [2]int{t.number("persons_from", 1, 1e7), t.number("persons_to", 1, 1e7)},
			Source:  t.needed("source"), Mark: t.mark(), Note: t.text("note"),
		})
	}
	return levels, t.err
}

// ParseRules reads a rule set from a CSV with the columns of the shipped ones, for categories that
// are known. name is the file's, for messages. It is refused, with line and column in a RowError,
// when a category, duty, mode or mark is unknown, when a level is no word, when a number is out of range, when a row
// has no source, or when one id stands twice for a level, mode and zone. Deterministic.
func ParseRules(name string, r io.Reader, categories []facility.Category) ([]Rule, error) {
	t, err := openTable(name, r, ruleColumns)
	if err != nil {
		return nil, err
	}
	var rules []Rule
	seen := map[string]bool{}
	for t.next() {
		rule := Rule{
			ID: t.needed("id"), Zh: t.needed("zh"), Categories: t.categories(categories),
			Level: t.word("level"), Must: t.oneOf("duty", "must", "as needed") == "must",
			Metres: t.number("metres", 1, 1e5), Minutes: t.number("minutes", 1, 240),
			Mode: Mode(t.oneOf("mode", string(Walk), string(Cycle), string(AnyMode))), Zone: t.text("zone"),
			Source: t.needed("source"), Mark: t.mark(), Note: t.text("note"),
		}
		rule.Line, _ = t.csv.FieldPos(0)
		key := strings.Join([]string{rule.ID, rule.Level, string(rule.Mode), rule.Zone}, "\x00")
		if seen[key] {
			t.refuse("id", fmt.Sprintf("%s stands twice for %s", rule.ID, rule.Level))
		}
		seen[key] = true
		rules = append(rules, rule)
	}
	return rules, t.err
}

// categories returns the categories of a rule, parted by "|".
func (t *table) categories(known []facility.Category) []string {
	list := strings.Split(t.needed("categories"), "|")
	if len(list) == 1 && list[0] == "*" {
		return list
	}
	for _, id := range list {
		if !slices.ContainsFunc(known, func(c facility.Category) bool { return c.ID == id }) {
			t.refuse("categories", fmt.Sprintf("%q is no category; there are %s", id, strings.Join(likely(id, known), ", ")))
		}
	}
	return list
}

// likely returns the categories that may be meant by an id that is none: those of its family, or all.
func likely(id string, known []facility.Category) (ids []string) {
	family, _, _ := strings.Cut(id, ".")
	for _, c := range known {
		if of, _, _ := strings.Cut(c.ID, "."); of == family || family == "" {
			ids = append(ids, c.ID)
		}
	}
	if len(ids) == 0 && family != "" {
		return likely("", known)
	}
	return ids
}

func openShipped(name string, columns []string) (*table, error) {
	data, err := files.ReadFile("lifecircle/" + name)
	if err != nil {
		return nil, err
	}
	return openTable(name, bytes.NewReader(data), columns)
}

package app

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"zhenyu/internal/lang"
	"zhenyu/internal/sheet"
)

// CircleExport says which list of a circle is written to a file: that of a query, after a change if one is tried; areas
// beside those of another query, of the same circle or of an older one, if they are compared.
type CircleExport struct {
	CircleTrial
	List     string // areas, facilities, gaps or home
	Home     int    // whose ways are listed
	Sort     string // a column of areas and its way, as share.desc; any other leaves them as they lie
	Scenario string // under which the change was kept, if it was
	Against  *CircleRival
}

// CircleRival is what a verdict is compared with.
type CircleRival struct {
	*Circle
	CircleQuery
}

// Export writes a list as a table, CSV or XLSX. Each row says what it rests on, and what is tried.
func (c *Circle) Export(x CircleExport, format Format, words *lang.Catalogue, w io.Writer) error {
	t, err := c.list(x, words)
	if err != nil {
		return err
	}
	c.CountNodes(&t, words)
	c.said.tell(&t, words)
	x.tell(&t, words, c)
	if format == XLSX {
		return sheet.WriteBook(w, t)
	}
	return t.WriteCSV(w)
}

func (c *Circle) list(x CircleExport, words *lang.Catalogue) (t sheet.Table, err error) {
	switch x.List {
	case "facilities":
		return c.facilityTable(x.CircleTrial, words)
	case "gaps":
		g, err := c.Gaps(x.CircleQuery, x.facilities())
		if err != nil {
			return t, err
		}
		return g.Table(words), nil
	case "home":
		h, err := c.HomeTrial(x.Home, x.facilities())
		if err != nil {
			return t, err
		}
		return c.HomeTable(h, words), nil
	}
	return c.areaTable(x, words)
}

func (c *Circle) areaTable(x CircleExport, words *lang.Catalogue) (t sheet.Table, err error) {
	v, err := c.tried(x.CircleTrial)
	if err != nil {
		return t, err
	}
	t = AreaTable(words, []AccessRule{v.Whole}, v.Areas)
	readable(&t, words, v)
	if x.Against != nil {
		other, err := x.rival(c)
		if err != nil {
			return t, err
		}
		compare(&t, words, v, other)
	}
	arrange(t.Rows[1:], x.Sort)
	return t, nil
}

// readable puts the rule in words in the place of its id.
func readable(t *sheet.Table, words *lang.Catalogue, v *CircleVerdict) {
	rule := slices.Index(verdictColumns, "csv_rule_id")
	of := fmt.Sprintf("%s %.0f′", CategoryName(words.Tag, v.Whole.Category), v.Whole.Seconds/60)
	for _, row := range t.Rows {
		row[rule] = of
	}
}

// extractSaid is what is known of an extract: what was said of it first, then what it says itself.
type extractSaid struct {
	source string
	asOf   string
	madeUp bool
	beside []LayerSaid
}

func (in AccessInput) extractSaid() (said extractSaid, err error) {
	file, err := os.Open(in.Extract)
	if err != nil {
		return said, err
	}
	defer file.Close()
	f, _, err := openExtract(file)
	if err != nil {
		return said, err
	}
	return extractSaid{in.Source, cmp.Or(in.AsOf.String(), headerOf(&f.Header).AsOf), f.Header.Source == madeUp, in.Beside}, nil
}

// tell adds to each row what its figures rest on: rows are copied without their table.
func (s extractSaid) tell(t *sheet.Table, words *lang.Catalogue) {
	data, asOf := s.credit(words), cmp.Or(s.asOf, words.T("as_of_unknown"))
	for _, l := range s.beside {
		data += " · " + l.words(words)
	}
	t.Head = append(t.Head, heads(words, []string{"csv_data", "csv_as_of"})...)
	for i := range t.Rows {
		t.Rows[i] = append(t.Rows[i], data, asOf)
	}
}

// credit names who made an extract, and OpenStreetMap, unless it is that alone or none of its.
func (s extractSaid) credit(words *lang.Catalogue) string {
	const osm = "© OpenStreetMap"
	switch {
	case s.madeUp:
		return strings.TrimPrefix(s.source+" · "+words.T("data_made_up"), " · ")
	case strings.Contains(s.source, "OpenStreetMap"):
		return s.source
	}
	return strings.TrimPrefix(s.source+" · "+osm, " · ")
}

// rival is the verdict to compare with: after the same change where it is of the same circle, as one of an earlier
// ground may not have what the change names.
func (x CircleExport) rival(c *Circle) (*CircleVerdict, error) {
	t := CircleTrial{CircleQuery: x.Against.CircleQuery}
	if x.Against.Circle == c {
		t.Change = x.Change
	}
	return x.Against.tried(t)
}

// nodeColumns are the heads of counts, and what they are called where every node of the streets stands for one person.
var nodeColumns = map[string]string{"csv_people": "csv_people_nodes", "csv_within": "csv_within_nodes", "csv_without": "csv_without_nodes", "csv_new": "csv_new_nodes"}

// CountNodes says in the heads of a table of the circle that it counts nodes of streets, where it does.
func (c *Circle) CountNodes(t *sheet.Table, words *lang.Catalogue) {
	if c.Facts.Origins != homesAtNodes {
		return
	}
	for key, of := range nodeColumns {
		if i := slices.Index(t.Head, words.T(key)); i >= 0 {
			t.Head[i] = words.T(of)
		}
	}
}

// tried is the verdict after a change.
func (c *Circle) tried(t CircleTrial) (*CircleVerdict, error) {
	v, err := c.Verdict(t.CircleQuery)
	if err != nil || !t.changes() {
		return v, err
	}
	e, err := c.Try(t)
	if err != nil {
		return nil, err
	}
	v.Whole = e.Whole
	for _, a := range e.Areas {
		v.Areas[a.Place].Rules[0] = a.Rule
	}
	return v, nil
}

var rivalColumns = []string{"csv_other_category", "csv_other_minutes", "csv_other_people", "csv_other_share", "csv_difference"}

// compare adds the verdicts of another measurement, and by how many points the shares of the table are above theirs.
// An area that the other does not have gets none.
func compare(t *sheet.Table, words *lang.Catalogue, v, other *CircleVerdict) {
	t.Head = append(t.Head, heads(words, rivalColumns)...)
	same := map[areaKey]AccessRule{}
	for key, a := range keyed(other.Areas) {
		same[key] = a.Rules[0]
	}
	row := 0
	add := func(rule AccessRule, rival *AccessRule) {
		cells := make([]any, len(rivalColumns))
		if rival != nil {
			cells = []any{CategoryName(words.Tag, rival.Category), rounded(&rival.Seconds, 1./60, 2), inWhole(rival.People), rounded(rival.Share, 1, 4), points(rival.Share, rule.Share)}
		}
		t.Rows[row] = append(t.Rows[row], cells...)
		row++
	}
	add(v.Whole, &other.Whole)
	for key, a := range keyed(v.Areas) {
		if rival, ok := same[key]; ok {
			add(a.Rules[0], &rival)
		} else {
			add(a.Rules[0], nil)
		}
	}
}

// areaKey finds an area again in another measurement: by its code or its name, and the how manieth of them it is.
type areaKey struct {
	name string
	nth  int
}

func keyed(areas []AccessArea) func(yield func(areaKey, AccessArea) bool) {
	return func(yield func(areaKey, AccessArea) bool) {
		count := map[string]int{}
		for _, a := range areas {
			name := cmp.Or(a.Code, a.Name)
			if !yield(areaKey{name, count[name]}, a) {
				return
			}
			count[name]++
		}
	}
}

// points is the difference of two shares in points of a hundred; nil where one is missing.
func points(from, to *float64) any {
	if from == nil || to == nil {
		return nil
	}
	difference := *to - *from
	return rounded(&difference, 100, 2)
}

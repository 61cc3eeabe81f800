package app

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"zhenyu/internal/lang"
	"zhenyu/internal/sheet"
)

// facilities is the change of a trial without that of streets.
func (t CircleTrial) facilities() FacilityChange {
	return FacilityChange{Add: t.Change.Add, Remove: t.Change.Remove}
}

func (t CircleTrial) changes() bool { return len(t.Change.Add)+len(t.Change.Remove) > 0 }

// facilityTable has a row for each facility as it is after a change; those that are new come first, those that are
// closed serve nobody.
func (c *Circle) facilityTable(x CircleTrial, words *lang.Catalogue) (sheet.Table, error) {
	t := sheet.Table{Title: words.T("book_facilities"), Head: heads(words, []string{"csv_facility_id", "csv_site", "csv_lon", "csv_lat", "csv_first", "csv_tried"})}
	v, err := c.Verdict(x.CircleQuery)
	if err != nil {
		return t, err
	}
	first := map[string]float64{}
	if x.changes() {
		e, err := c.Try(x)
		if err != nil {
			return t, err
		}
		for _, f := range e.Facilities {
			first[f.ID] = f.First
		}
	}
	for _, p := range placesAfter(v.Facilities, x.Change) {
		people, ok := first[p.ID]
		if !ok {
			people = p.First
		}
		t.Rows = append(t.Rows, []any{p.ID, p.Name, rounded(&p.Lon, 1, 7), rounded(&p.Lat, 1, 7), int(math.Round(people)), triedWord(words, p.tried)})
	}
	return t, nil
}

// placeAfter is a facility where a change puts it: new, moved or closed; no word says that it stays as it is.
type placeAfter struct {
	AccessPlace
	tried string // a word
}

func placesAfter(places []AccessPlace, change AccessChange) (all []placeAfter) {
	is := func(id string) func(ChangedFacility) bool { return func(f ChangedFacility) bool { return f.ID == id } }
	for _, f := range change.Add {
		if !slices.ContainsFunc(change.Remove, is(f.ID)) {
			all = append(all, placeAfter{AccessPlace{ID: f.ID, Lon: f.Lon, Lat: f.Lat}, "tried_new"})
		}
	}
	for _, p := range places {
		after := placeAfter{AccessPlace: p}
		if slices.ContainsFunc(change.Remove, is(p.ID)) {
			after.tried = "tried_closed"
			if i := slices.IndexFunc(change.Add, is(p.ID)); i >= 0 {
				after.tried, after.Lon, after.Lat = "tried_moved", change.Add[i].Lon, change.Add[i].Lat
			}
		}
		all = append(all, after)
	}
	return all
}

func triedWord(words *lang.Catalogue, tried string) string {
	if tried == "" {
		return ""
	}
	return words.T(tried)
}

// tell adds to each row what is tried, and the name that it was kept under: a file is read without its page.
func (x CircleExport) tell(t *sheet.Table, words *lang.Catalogue, c *Circle) {
	if !x.changes() {
		return
	}
	t.Head = append(t.Head, heads(words, []string{"csv_trial", "csv_scenario"})...)
	said := c.sayChange(x.CircleTrial, words)
	for i := range t.Rows {
		t.Rows[i] = append(t.Rows[i], said, x.Scenario)
	}
}

func (c *Circle) sayChange(x CircleTrial, words *lang.Catalogue) string {
	var said []string
	for _, p := range placesAfter(c.placesOf(x.Category), x.Change) {
		switch name := cmp.Or(p.Name, p.ID); p.tried {
		case "":
		case "tried_closed":
			said = append(said, fmt.Sprintf("%s %s", triedWord(words, p.tried), name))
		default:
			said = append(said, fmt.Sprintf("%s %s (%.5f, %.5f)", triedWord(words, p.tried), name, p.Lon, p.Lat))
		}
	}
	return strings.Join(said, "; ")
}

func (c *Circle) placesOf(category string) []AccessPlace {
	k, err := c.category(category)
	if err != nil {
		return nil
	}
	return c.places(k)
}

// sortable are the columns that areas can be sorted by, as the page calls them.
var sortable = map[string]string{
	"people": "csv_people", "share": "csv_share", "without": "csv_without", "median": "csv_median",
	"otherPeople": "csv_other_people", "other": "csv_other_share", "difference": "csv_difference",
}

// arrange sorts rows of areas as the page does: what is missing is more than anything.
func arrange(rows [][]any, by string) {
	name, way, _ := strings.Cut(by, ".")
	column := slices.Index(slices.Concat(verdictColumns, rivalColumns), sortable[name])
	if column < 0 || len(rows) == 0 || column >= len(rows[0]) {
		return
	}
	slices.SortStableFunc(rows, func(a, b []any) int {
		order := cmp.Compare(amount(a[column]), amount(b[column]))
		if way == "desc" {
			return -order
		}
		return order
	})
}

func amount(cell any) float64 {
	switch n := cell.(type) {
	case float64:
		return n
	case int:
		return float64(n)
	}
	return math.Inf(1)
}

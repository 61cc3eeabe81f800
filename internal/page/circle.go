package page

import (
	"cmp"
	_ "embed"
	"fmt"
	"io"
	"slices"
	"strings"

	"zhenyu/internal/app"
	"zhenyu/internal/lang"
)

//go:embed circle.html
var circleSource string

var circleTemplate = parseMap("circle", circleSource)

// circleView is the page of a measurement.
type circleView struct {
	mapView
	Rules     []ruleView
	First     int // the rule that is shown first: the first that anything is known about
	GapMetres float64
	Standard  bool // a rule is of one, and its mark says whether it was checked
}

// ruleView is one rule: its figure, and the tables that say the same as the map.
type ruleView struct {
	Number      int
	Name        string
	Within      string
	Classes     []class
	Duty        string
	Source      string
	Mark        string
	Unverified  bool
	Metres      bool // it is in metres
	Unknown     bool // the data has no facility of its kind
	All         verdict
	Areas       []verdict
	Gaps        []gapView
	Places      []placeView
	Horizon     string // that the people of its facilities are counted within
	PlacesShown int
	PlacesAll   int
}

type gapView struct{ Area, Place, Lon, Lat, Without, People string }

type placeView struct{ Name, Lon, Lat, First, Any string }

// How many rows of a table a page shows; the file formats hold all.
const (
	shownGaps   = 12
	shownPlaces = 40
)

// WriteCircle writes the page of a measurement with its map, in the language of the catalogue; the report must
// have been made with a picture. The same report gives the same bytes.
func WriteCircle(w io.Writer, c *lang.Catalogue, title string, r *app.AccessReport) error {
	d := mapData{}
	for _, k := range r.Categories {
		names := []string{}
		for _, p := range k.Places {
			names = append(names, cmp.Or(p.Name, p.ID))
		}
		d.Names = append(d.Names, names)
	}
	for _, rule := range r.Rules {
		d.Rules = append(d.Rules, ruleData{categoryOf(r, rule), rule.Metres > 0, rule.NoneKnown})
	}
	if len(d.Rules) == 0 { // the map shows the first category
		d.Rules = []ruleData{{}}
	}
	m, err := newMapView(c, cmp.Or(title, c.T("circle_title", r.Picture.Extract)), r.Picture, d)
	if err != nil {
		return err
	}
	v := circleView{mapView: m, GapMetres: r.GapMetres}
	v.Standard = slices.ContainsFunc(r.Rules, func(rule app.AccessRule) bool { return rule.Source != "" })
	v.Facts = circleFacts(c, r)
	v.First = max(0, slices.IndexFunc(r.Rules, func(rule app.AccessRule) bool { return !rule.NoneKnown }))
	for i := range r.Rules {
		v.Rules = append(v.Rules, circleRule(c, r, i))
	}
	return circleTemplate.Execute(w, v)
}

func categoryOf(r *app.AccessReport, rule app.AccessRule) int {
	return slices.IndexFunc(r.Categories, func(k app.AccessCategory) bool { return k.Name == rule.Category && k.Profile == rule.Profile })
}

func circleRule(c *lang.Catalogue, r *app.AccessReport, i int) ruleView {
	rule := r.Rules[i]
	v := ruleView{
		Number: i, Name: ruleName(c, rule), Within: withinText(c, rule), Source: rule.Source, Mark: rule.Mark, Classes: classesOf(c, rule.Metres > 0), Duty: app.DutyWords(c, rule),
		Unverified: rule.Source != "" && !rule.Verified, Metres: rule.Metres > 0, Unknown: rule.NoneKnown, All: circleVerdict(c, c.T("area_all"), 0, rule),
	}
	v.Areas = append(v.Areas, v.All)
	for _, a := range r.Areas {
		v.Areas = append(v.Areas, circleVerdict(c, a.Name, a.Depth+1, a.Rules[i]))
	}
	for _, g := range r.Gaps[i][:min(len(r.Gaps[i]), shownGaps)] {
		v.Gaps = append(v.Gaps, gapView{g.Area, placeText(g.Lon, g.Lat), fixed(g.Lon), fixed(g.Lat), count(g.Without), count(g.People)})
	}
	k := r.Categories[categoryOf(r, rule)]
	places := slices.Clone(k.Places)
	slices.SortStableFunc(places, func(a, b app.AccessPlace) int { return cmp.Compare(b.First, a.First) })
	for _, p := range places[:min(len(places), shownPlaces)] {
		v.Places = append(v.Places, placeView{cmp.Or(p.Name, p.ID), fixed(p.Lon), fixed(p.Lat), count(p.First), countOf(p.Any)})
	}
	v.PlacesShown, v.PlacesAll, v.Horizon = len(v.Places), len(places), app.HorizonWords(c, k)
	return v
}

// circleVerdict is a verdict, or that the data knows nothing that it could be about.
func circleVerdict(c *lang.Catalogue, name string, depth int, r app.AccessRule) verdict {
	v := verdictOf(name, depth, r)
	if r.NoneKnown {
		v.Share, v.Without, v.Within, v.Bar, v.Classes = c.T("none_known"), "—", "—", bar{}, [5]string{"—", "—", "—", "—", "—"}
	}
	return v
}

func countOf(v *float64) string {
	if v == nil {
		return "—"
	}
	return count(*v)
}

// withinText says that people are within the minutes or the metres of a rule.
func withinText(c *lang.Catalogue, rule app.AccessRule) string {
	if rule.Metres > 0 {
		return c.T("within_metres", rule.Metres)
	}
	return c.T("within_minutes", minutesText(rule.Seconds))
}

// ruleName says what is asked in words, and the minutes or metres; rules of a standard have an id beside that.
func ruleName(c *lang.Catalogue, rule app.AccessRule) string {
	unit := c.T("rule_minutes", minutesText(rule.Seconds))
	if rule.Metres > 0 {
		unit = c.T("rule_metres", rule.Metres)
	}
	text := app.RuleName(c, rule) + " · " + unit
	if rule.Source != "" {
		text += " · " + rule.ID
	}
	return text
}

func minutesText(seconds float64) string {
	return strings.TrimSuffix(fmt.Sprintf("%.1f", seconds/60), ".0")
}

// circleFacts says what a reader has to know of how it was measured and what is missing.
func circleFacts(c *lang.Catalogue, r *app.AccessReport) []string {
	facts := []string{c.T("fact_measured", count(float64(r.Origins)), count(r.People), c.Of("profile", r.Profile))}
	if r.Limit != nil {
		facts = append(facts, c.T("fact_limit", minutesText(*r.Limit)))
	}
	facts = append(facts, c.T("fact_interval"), c.T("fact_straight", r.GapMetres))
	unlinked := 0
	for _, k := range r.Categories {
		unlinked += len(k.Unlinked)
	}
	for _, n := range []struct {
		n   int
		key string
	}{{r.Blank, "note_blank"}, {r.Placeless, "note_placeless"}, {r.Faulty, "note_faulty"}, {r.Skipped, "note_skipped"}, {r.CutAreas, "note_cut_areas"}, {unlinked, "note_unlinked"}} {
		if n.n > 0 {
			facts = append(facts, c.T(n.key, n.n))
		}
	}
	if r.Outside >= 0.5 {
		facts = append(facts, c.T("fact_outside", count(r.Outside)))
	}
	facts = append(facts, app.LinkNotes(c, r)...)
	if r.Alike {
		facts = append(facts, c.T("note_alike"))
	}
	if r.Committees {
		facts = append(facts, c.T("note_committees"))
	}
	facts = append(facts, app.UnjudgedNotes(c, r)...)
	if r.Suspect != "" {
		facts = append(facts, c.T("note_suspect", r.Suspect))
	}
	if r.OfPeople != "" {
		facts = append(facts, c.T("note_suspect_people", r.OfPeople))
	}
	return facts
}

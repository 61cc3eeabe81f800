package page

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"html/template"
	"math"
	"slices"
	"strings"

	"zhenyu/internal/app"
	"zhenyu/internal/lang"
)

//go:embed map.css
var mapStyle string

//go:embed map.js
var mapScript string

//go:embed map.html
var mapSource string

// mapPolicy is the policy of a page with a map. The data block is not run, so that it needs no leave.
var mapPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; style-src " + source(mapStyle) + "; script-src " + source(mapScript)

func parseMap(name, text string) *template.Template {
	t := template.New(name).Funcs(template.FuncMap{
		"mapStyle":  func() template.CSS { return template.CSS(mapStyle) },
		"mapScript": func() template.JS { return template.JS(mapScript) },
	})
	return template.Must(template.Must(t.Parse(mapSource)).Parse(text))
}

// mapView is what pages with a map share.
type mapView struct {
	*lang.Catalogue
	Title   string
	Policy  string
	AsOf    string
	Classes []class
	Metres  []class // of rules in metres, if there are any
	Sites   bool
	Source  []string
	Facts   []string
	Data    template.JS
}

// class is one of the five classes of minutes or of metres.
type class struct {
	Number int
	Name   string
}

// mapData is what the script draws.
type mapData struct {
	Map   *app.Picture      `json:"map"`
	Rules []ruleData        `json:"rules"`
	Names [][]string        `json:"names"` // of facilities, by category
	Words map[string]string `json:"words"`
}

type ruleData struct {
	Category int  `json:"category"`
	Metres   bool `json:"metres,omitempty"`  // its times are metres
	Unknown  bool `json:"unknown,omitempty"` // there is nothing to be near to
}

func newMapView(c *lang.Catalogue, title string, p *app.Picture, d mapData) (mapView, error) {
	d.Map = p
	d.Words = map[string]string{"minutes": c.T("unit_minutes"), "metres": "m", "people": c.T("unit_people"), "none": c.T("class_none")}
	text, err := json.Marshal(d) // it escapes <, > and &, so that no name can end the block
	if err != nil {
		return mapView{}, err
	}
	v := mapView{Catalogue: c, Title: title, Policy: mapPolicy, AsOf: date(p.AsOf), Data: template.JS(text)}
	v.Classes = classesOf(c, false)
	if slices.ContainsFunc(d.Rules, func(r ruleData) bool { return r.Metres }) {
		v.Metres = classesOf(c, true)
	}
	v.Source = sources(c, p)
	if p.Every > 1 {
		v.Source = append(v.Source, c.T("map_sampled", p.Every))
	}
	return v, nil
}

// classesOf names the classes of minutes, or of metres.
func classesOf(c *lang.Catalogue, metres bool) []class {
	ends, none, low := app.ClassMinutes, c.T("class_none"), 0
	if metres {
		ends = app.ClassMetres
		none = c.T("class_none_metres", ends[len(ends)-1])
	}
	var all []class
	for i, end := range ends {
		all = append(all, class{i, fmt.Sprintf("%d–%d", low, end)})
		low = end
	}
	return append(all, class{len(ends), none})
}

// sources says whose data the map shows, and as of when.
func sources(c *lang.Catalogue, p *app.Picture) []string {
	switch {
	case p.Extract == "":
		return nil
	case p.MadeUp:
		return []string{c.T("map_made_up"), p.Extract}
	case p.AsOf == "":
		return []string{c.T("map_osm"), p.Extract, c.T("as_of_unknown")}
	}
	return []string{c.T("map_osm"), p.Extract, c.T("as_of", date(p.AsOf))}
}

// date is the day of a time as RFC 3339 writes it.
func date(asOf string) string { return asOf[:min(len(asOf), len("2006-01-02"))] }

// verdict is a rule's row as text.
type verdict struct {
	Name, Depth                                           string
	People, Share, Interval, Without, Median, P90, Within string
	Classes                                               [5]string
	Bar                                                   bar
}

// bar shows how people spread over the classes.
type bar struct {
	Text  string
	Parts []barPart
}

type barPart struct {
	X, Width string
	Class    int
}

func verdictOf(name string, depth int, r app.AccessRule) verdict {
	v := verdict{
		Name: name, Depth: fmt.Sprint(min(depth, 4)), People: count(r.People), Share: share(r.Share), Within: count(r.Within),
		Without: count(r.Without), Median: wayOf(r, r.Median), P90: wayOf(r, r.P90),
	}
	switch {
	case r.Low != nil && r.High != nil:
		v.Interval = fmt.Sprintf("(%.1f–%.1f)", 100**r.Low, 100**r.High)
	case r.Low != nil: // the limit cut the other off
		v.Interval = fmt.Sprintf("(%.1f–?)", 100**r.Low)
	}
	x := 0.0
	var parts []string
	for i, people := range r.Classes {
		v.Classes[i] = count(people)
		if r.People <= 0 {
			v.Classes[i] = "—"
			continue
		}
		part := 100 * people / r.People
		parts = append(parts, fmt.Sprintf("%.1f %%", part))
		if part > 0 {
			v.Bar.Parts = append(v.Bar.Parts, barPart{fmt.Sprintf("%.2f", x), fmt.Sprintf("%.2f", part), i})
		}
		x += part
	}
	if r.People <= 0 {
		v.Without, v.Within = "—", "—"
	}
	v.Bar.Text = strings.Join(parts, ", ")
	return v
}

// share is a share as people read it: per cent with one decimal, a dash for none.
func share(v *float64) string {
	if v == nil {
		return "—"
	}
	return fmt.Sprintf("%.1f %%", 100**v)
}

// minutesOf is seconds in minutes with one decimal, a dash for never.
func minutesOf(seconds *float64) string {
	if seconds == nil {
		return "—"
	}
	return fmt.Sprintf("%.1f′", *seconds/60)
}

// wayOf is how far people go, in minutes or in metres as the rule is.
func wayOf(r app.AccessRule, v *float64) string {
	if v != nil && r.Metres > 0 {
		return fmt.Sprintf("%.0f m", *v)
	}
	return minutesOf(v)
}

// count is a number of people, rounded, with its thousands separated.
func count(v float64) string {
	text := fmt.Sprintf("%.0f", math.Abs(v))
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	if v <= -0.5 {
		return "−" + text
	}
	return text
}

func placeText(lon, lat float64) string { return fmt.Sprintf("%.5f, %.5f", lon, lat) }

func fixed(v float64) string { return fmt.Sprintf("%.6f", v) }

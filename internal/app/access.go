package app

import (
	"context"
	"io"
	"iter"
	"math"
	"slices"

	"zhenyu"

	"zhenyu/engine/access"
	"zhenyu/engine/street"
	"zhenyu/standards"
)

// AccessRequest is one measurement of what people reach.
type AccessRequest struct {
	AccessInput
	Limit    street.Time // the longest time that counts, itself included; street.Never for none, 0 for as far as the rules ask
	Ranks    int         // also the second nearest and so on, so many in all; 0 and 1 for the nearest alone
	Cutoffs  []int       // minutes to count facilities within, ascending; may be nil
	Straight bool        // also the straight line to the nearest facility, in metres
	Detail   bool        // also which facility is the nearest, and why there is none
	// Isochrones are the minutes that the ground around the facilities is drawn for; may be nil.
	Isochrones []int
	// Progress is told how many of the searches are done; nil for nobody.
	Progress func(done, of int)
	Out      string // .csv, .geojson or .parquet, one row an origin in their order; "" for the report alone
	Lists    bool   // also the places and gaps of the report
	Picture  bool   // also what a map shows, and the lists
}

// AccessReport is what a measurement found.
type AccessReport struct {
	Origins    int               `json:"origins"`
	People     float64           `json:"people"`
	Nodes      bool              `json:"nodes,omitempty"`          // people are nodes of streets: neither homes nor people are known
	Alike      bool              `json:"alike"`                    // the file has no column of people: every origin counts as one
	Blank      int               `json:"blank"`                    // origins of the file left out, as they have no number of people
	Placeless  int               `json:"placeless,omitempty"`      // origins of the file left out, as they have no place
	Faulty     int               `json:"faulty,omitempty"`         // origins of the file left out, as they cannot be read or repeat an id
	Far        int               `json:"far,omitempty"`            // origins of the file left out, as they lie more than 1 km outside of the streets
	FarPeople  float64           `json:"far_people,omitempty"`     // people in them
	NotLinked  int               `json:"not_linked"`               // origins that no street leads to
	Skipped    int               `json:"skipped"`                  // facilities of the file left out, as they have no place
	Suspect    string            `json:"suspect,omitempty"`        // the datum that the facilities seem to be in, though another was declared
	OfPeople   string            `json:"suspect_people,omitempty"` // that the people seem to be in
	Profile    string            `json:"profile"`
	Limit      *float64          `json:"limit"`     // seconds; null for none
	CutAreas   int               `json:"cut_areas"` // boundaries left out, as the extract holds only a part of them
	Categories []AccessCategory  `json:"categories"`
	Rules      []AccessRule      `json:"rules"`
	Unjudged   []AccessUnjudged  `json:"unjudged,omitempty"`
	Unknown    []AccessUnknown   `json:"unknown,omitempty"`    // categories of the file of facilities that no rule can name
	Short      bool              `json:"short,omitempty"`      // nobody asked for a rule, and the limit left no quarter of an hour
	Committees bool              `json:"committees,omitempty"` // the standard measures from committees; these figures do not
	Areas      []AccessArea      `json:"areas"`
	Outside    float64           `json:"outside"` // people in none of the areas
	GapMetres  float64           `json:"gap_metres,omitempty"`
	Gaps       [][]AccessGap     `json:"gaps,omitempty"` // by rule, those with most people first
	GapShapes  [][]Shape         `json:"-"`              // by rule, around squares that touch
	Isochrones []AccessIsochrone `json:"-"`
	Picture    *Picture          `json:"-"`
}

// AccessArea is what holds for the people of an area and of all areas in it.
type AccessArea struct {
	Code   string       `json:"code"`
	Name   string       `json:"name"`
	Depth  int          `json:"depth"` // areas above it
	People float64      `json:"people"`
	Rules  []AccessRule `json:"rules"` // one for each of the report's
}

// AccessGap is a square of ground where people do not keep a rule.
type AccessGap struct {
	Lon     float64 `json:"lon"` // its middle
	Lat     float64 `json:"lat"`
	Without float64 `json:"without"`
	People  float64 `json:"people"`         // all in it
	Area    string  `json:"area,omitempty"` // the name of that which its middle lies in
}

// AccessCategory is what holds for one category and all origins.
type AccessCategory struct {
	Name       string         `json:"name"`
	Profile    string         `json:"profile"` // of the streets; on those of metre, metres stand for the seconds below
	Facilities int            `json:"facilities"`
	Unlinked   []string       `json:"unlinked"` // ids of facilities that no street leads to
	Reached    float64        `json:"reached"`  // people with a time
	Median     *float64       `json:"median"`   // seconds; null when less than half reach one
	P90        *float64       `json:"p90"`
	Gini       *float64       `json:"gini"` // null when nobody has a time
	Palma      *float64       `json:"palma"`
	Reasons    map[string]int `json:"reasons"` // origins without a time, by reason
	Places     []AccessPlace  `json:"places,omitempty"`
	// PlacesWithin is how far, in seconds, the people of the places are counted: the longest rule of the category, or half an
	// hour where it has none.
	PlacesWithin float64 `json:"places_within,omitempty"`
}

// AccessPlace is a facility with its catchment.
type AccessPlace struct {
	ID    string  `json:"id"`
	Name  string  `json:"name"`
	Lon   float64 `json:"lon"`
	Lat   float64 `json:"lat"`
	First float64 `json:"first"` // people to whom it is the nearest, within PlacesWithin of its category
	// Any are the people who reach it within the same; null where they were not counted.
	Any *float64 `json:"any,omitempty"`
}

// AccessRule is the verdict of one rule for all origins or those of an area.
type AccessRule struct {
	ID       string   `json:"id"`
	Name     string   `json:"name,omitempty"` // as the standard has it
	Category string   `json:"category"`
	Profile  string   `json:"profile"`          // of the streets that it was judged on
	Seconds  float64  `json:"seconds"`          // 0 for a rule in metres
	Metres   float64  `json:"metres,omitempty"` // along the streets, for a rule in metres
	People   float64  `json:"people"`
	Within   float64  `json:"within"`
	Share    *float64 `json:"share"` // null without people
	Low      *float64 `json:"low"`   // slow walkers and long walks to the street; null for metres, which no speed changes
	High     *float64 `json:"high"`  // quick walkers and short ones; null for metres, and where the limit ends before it is known
	Without  float64  `json:"without"`
	Median   *float64 `json:"median"` // seconds, or metres for a rule in metres; null when less than half reach one
	P90      *float64 `json:"p90"`
	Gini     *float64 `json:"gini"` // of the times of those who reach one; null when nobody does
	Palma    *float64 `json:"palma"`
	// Both are the people who keep this number and the other one of its row too, which is a rule of its own: minutes and
	// metres, to the nearest by each. nil where the row has one number.
	Both *float64 `json:"both,omitempty"`
	// Classes are the people by how long they need: up to 5, 10, 15 and 30 minutes, and longer or never; for a rule in
	// metres up to 300, 500, 1000 and 2000.
	Classes  [5]float64 `json:"classes"`
	Ends     []int      `json:"ends,omitempty"` // of the classes in minutes, where they are others
	Duty     string     `json:"duty,omitempty" enum:"must,as needed"`
	Mode     string     `json:"mode,omitempty" enum:"walk,cycle,any"` // how the standard has people go
	Zone     string     `json:"zone,omitempty"`                       // where the standard asks it; the verdict is of all
	Source   string     `json:"source,omitempty"`
	Mark     string     `json:"mark,omitempty"`
	Verified bool       `json:"verified"` // against the printed standard
	// NoneKnown says that the data has no such facility at all: nobody knows whether there is one, and no share is given.
	NoneKnown bool `json:"none_known,omitempty"`
}

// RunAccess measures and writes the rows whole or not at all. Faults of files are errors of kind
// Invalid that name line and column; an unknown standard is NotFound.
func RunAccess(ctx context.Context, req AccessRequest) (*AccessReport, error) {
	if req.Ranks < 0 || req.Ranks > maxRanks || !slices.IsSorted(req.Cutoffs) || len(req.Cutoffs) > 0 && req.Cutoffs[0] < 1 {
		return nil, problem(zhenyu.Invalid, "access_counts", maxRanks)
	}
	s, err := req.open(ctx)
	if err != nil {
		return nil, err
	}
	if err := s.prove(req.AccessInput); err != nil {
		return nil, err
	}
	if err := s.look(req.Limit); err != nil {
		return nil, err
	}
	if err := s.lookAsFar(req.Limit, req.Cutoffs); err != nil {
		return nil, err
	}
	if err := s.checkIsochrones(req.Isochrones); err != nil {
		return nil, err
	}
	asides, err := s.asides(ctx, req.AccessInput, req.Limit)
	if err != nil {
		return nil, err
	}
	studies := append([]*accessStudy{s}, asides...)
	results, err := measureAll(ctx, studies, req.options())
	if err != nil {
		return nil, err
	}
	return req.conclude(ctx, studies, results)
}

// conclude writes the rows of the first study, and reports on all.
func (req AccessRequest) conclude(ctx context.Context, studies []*accessStudy, results []*access.Result) (*AccessReport, error) {
	s := studies[0]
	if req.Out != "" {
		rows := accessRows{accessStudy: s, result: results[0], cutoffs: req.Cutoffs, detail: req.Detail}
		write := rows.writer(req.Out)
		if err := ReplaceFile(req.Out, func(w io.Writer) error { return write(ctx, w) }); err != nil {
			return nil, err
		}
	}
	report := accessReport(studies, results)
	var err error
	if report.Isochrones, err = s.isochrones(ctx, req.Isochrones, len(req.Categories) > 0); err != nil {
		return nil, err
	}
	if req.Lists || req.Picture {
		if err := report.list(ctx, studies, results, req.Threads); err != nil {
			return nil, err
		}
	}
	if req.Picture {
		err = s.draw(ctx, req, studies, results, report)
	}
	return report, err
}

func (req AccessRequest) options() access.Options {
	o := access.Options{Ranks: req.Ranks, Straight: req.Straight, Threads: req.Threads, Progress: req.Progress}
	for _, m := range req.Cutoffs {
		o.Cutoffs = append(o.Cutoffs, street.Seconds(60*m))
	}
	return o
}

// measureAll measures a study as asked, and those beside it for their rules alone.
func measureAll(ctx context.Context, studies []*accessStudy, o access.Options) ([]*access.Result, error) {
	tell, before, all := o.Progress, 0, o.Searches(len(studies[0].Categories))
	for _, a := range studies[1:] {
		all += len(a.Categories)
	}
	var results []*access.Result
	for _, s := range studies {
		o.Limit = s.looked
		if tell != nil {
			o.Progress = func(done, _ int) { tell(before+done, all) }
		}
		r, err := access.Measure(ctx, s.Input, o)
		if err != nil {
			return nil, err
		}
		results = append(results, r)
		before += o.Searches(len(s.Categories))
		o = access.Options{Threads: o.Threads}
	}
	return results, nil
}

// accessReport is what a study found, and those beside it.
func accessReport(studies []*accessStudy, results []*access.Result) *AccessReport {
	report := studies[0].report(results[0])
	for i, s := range studies[1:] {
		report.add(s.report(results[i+1]))
	}
	report.join(studies, results)
	return report
}

// maxRanks is how many nearest facilities a home may be asked.
const maxRanks = 100

// add puts the verdicts of a study beside it behind those of a report; both have the same areas.
func (r *AccessReport) add(aside *AccessReport) {
	r.Categories, r.Rules = append(r.Categories, aside.Categories...), append(r.Rules, aside.Rules...)
	for i := range r.Areas {
		r.Areas[i].Rules = append(r.Areas[i].Rules, aside.Areas[i].Rules...)
	}
}

func (s *accessStudy) report(r *access.Result) *AccessReport {
	out := &AccessReport{
		Origins: s.Origins.Len(), People: s.Origins.Total().Count(), Nodes: s.homes == homesAtNodes, Alike: s.cells.Alike, Blank: s.cells.Blank, Placeless: s.cells.Placeless, Faulty: s.cells.Faulty + len(s.cells.Twice), Far: s.far.rows, FarPeople: s.far.people.Count(), Skipped: s.skipped,
		Suspect: string(s.suspect), OfPeople: string(s.people), Profile: s.Network.Profile().Name, Unjudged: s.unjudged, Limit: seconds(s.looked),
		Unknown: s.unknown, Short: s.short, Committees: s.origin == standards.FromCommittee && !s.cells.Alike,
	}
	for i := range s.Origins.Len() {
		if !s.Origins.Linked(i) {
			out.NotLinked++
		}
	}
	for i := range s.Categories {
		out.Categories = append(out.Categories, s.categoryReport(r, i))
	}
	rows := r.Rows()
	out.Rules = s.ruleReports(r, rows[:len(s.Rules)]) // those of all origins come first
	out.Areas = s.areaReports(r, rows[len(s.Rules):])
	if s.land != nil {
		out.CutAreas, out.Outside = s.land.cut, s.outside().Count()
	}
	return out
}

// outside are the people in none of the areas.
func (s *accessStudy) outside() (people access.People) {
	for i, a := range s.Origins.Areas {
		if a < 0 {
			people += s.Origins.People[i]
		}
	}
	return people
}

func (s *accessStudy) ruleReports(r *access.Result, rows []access.Row) []AccessRule {
	all := make([]AccessRule, 0, len(rows))
	for _, row := range rows {
		all = append(all, s.ruleReport(r, row))
	}
	return all
}

// areaReports takes the rows of the areas and returns the areas, each followed by those in it.
func (s *accessStudy) areaReports(r *access.Result, rows []access.Row) []AccessArea {
	all := make([]AccessArea, 0, len(s.Areas))
	for i, depth := range s.tree() {
		a := s.Areas[i]
		area := AccessArea{Code: a.Code, Name: a.Name, Depth: depth, Rules: s.ruleReports(r, rows[i*len(s.Rules):(i+1)*len(s.Rules)])}
		if len(s.Categories) > 0 {
			area.People = r.Tally(i, 0).People().Count()
		}
		all = append(all, area)
	}
	return all
}

// tree yields the numbers of the areas with how many are above each, each followed by those in it.
func (s *accessStudy) tree() iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		var below func(parent int32, depth int) bool
		below = func(parent int32, depth int) bool {
			for i, a := range s.Areas {
				if a.Parent == parent && (!yield(i, depth) || !below(int32(i), depth+1)) {
					return false
				}
			}
			return true
		}
		below(-1, 0)
	}
}

func (s *accessStudy) categoryReport(r *access.Result, i int) AccessCategory {
	c, tally := s.Categories[i], r.Tally(-1, i)
	out := AccessCategory{
		Name: c.Name, Profile: s.Network.Profile().Name, Facilities: len(c.Facilities), Unlinked: []string{},
		Reached: (tally.People() - tally.Never).Count(),
		Median:  seconds(tally.Quantile(0.5)), P90: seconds(tally.Quantile(0.9)),
		Gini: number(tally.Gini()), Palma: number(tally.Palma()),
		Reasons: map[string]int{},
	}
	for _, f := range c.Unlinked() {
		out.Unlinked = append(out.Unlinked, c.Facilities[f].ID)
	}
	for origin := range s.Origins.Len() {
		if code := r.Reason(i, origin).Code; code != access.Reachable {
			out.Reasons[code.String()]++
		}
	}
	return out
}

func (s *accessStudy) ruleReport(r *access.Result, row access.Row) AccessRule {
	rule, of := s.Rules[row.Rule], s.standard[row.Rule]
	tally := s.inZone(r, of.Zone).Tally(int(row.Area), rule.Category)
	return s.judge(rule, of, tally, len(s.Categories[rule.Category].Facilities))
}

// ClassMinutes are the upper ends of the classes that people and homes are shown in; one more is beyond.
var ClassMinutes = [4]int{5, 10, 15, 30}

// ClassMetres are those for rules in metres: a run looks as far as the last at least.
var ClassMetres = [4]int{300, 500, 1000, 2000}

func classes(t access.Tally, ends [4]int, unit int) (people [5]float64) {
	var below access.People
	for i, end := range ends {
		within := t.Within(street.Seconds(unit * end))
		people[i] = (within - below).Count()
		below = within
	}
	people[4] = (t.People() - below).Count()
	return people
}

// seconds gives a time as JSON has it: null for never.
func seconds(t street.Time) *float64 {
	if t == street.Never {
		return nil
	}
	return number(float64(t) / 10)
}

// number gives a number as JSON has it: null for what is none.
func number(v float64) *float64 {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return nil
	}
	return &v
}

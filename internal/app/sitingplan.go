package app

import (
	"slices"

	"zhenyu/engine/siting"
)

// SitingReport is a plan.
type SitingReport struct {
	Category string  `json:"category"`
	Within   int     `json:"within_minutes"`
	Problem  string  `json:"problem"`
	P        int     `json:"p,omitempty" doc:"left out where a budget, or the question, says how many"`
	Budget   float64 `json:"budget,omitempty"`
	Times    int     `json:"times"`              // how many facilities a person is to have in reach
	Fade     int     `json:"fade,omitempty"`     // minutes at which coverage has faded to nothing
	Capacity bool    `json:"capacity,omitempty"` // sites have room for so many
	// RoomIgnored says that the candidates' file has a column capacity, which the question does not ask for.
	RoomIgnored bool `json:"capacity_ignored,omitempty"`
	Candidates  int  `json:"candidates"` // that were weighed
	// Placeless are the features of the candidates' file that have no geometry, by their number from 1.
	Placeless []int          `json:"placeless_candidates,omitempty" doc:"features of the candidates' file without a geometry, from 1: left out"`
	Thinned   *SitingThinned `json:"thinned,omitempty"`
	Unlinked  int            `json:"unlinked_candidates"` // that no street leads to
	// UnlinkedIDs are theirs.
	UnlinkedIDs []string `json:"unlinked_ids,omitempty"`
	Homes       string   `json:"homes,omitempty" enum:"buildings,nodes,people" doc:"what people start from; people: the cells of a layer"`
	Counted     bool     `json:"counted,omitempty" doc:"the people come from a layer or a number; if not, buildings count as one each, shared out by their floors"`
	Existing    int      `json:"existing"` // facilities that are kept
	Origins     int      `json:"origins"`
	People      float64  `json:"people"`
	Far         int      `json:"far,omitempty" doc:"rows of the file of people that are left out, as they lie more than 1 km outside of the streets"`
	FarPeople   float64  `json:"far_people,omitempty" doc:"people in them"`
	Profile     string   `json:"profile"`
	Status      string   `json:"status"`
	Stop        string   `json:"stop"`
	Unit        string   `json:"unit"`          // of value, bound and prices: people, sites, cost, person_minutes, minutes or share
	Had         *float64 `json:"value_before"`  // null where it is not defined, as the worst walk of those who reach nothing
	Value       float64  `json:"value"`         // what the plan brings or costs
	Bound       float64  `json:"bound"`         // proven: no choice brings more, or costs less
	Gap         float64  `json:"gap"`           // how far off the value can be, as a part of it
	Cost        *float64 `json:"cost"`          // of the sites together; null where candidates have no costs
	New         float64  `json:"newly_within"`  // people
	NewAtMost   *float64 `json:"newly_at_most"` // proven: no choice brings more; null where the problem does not count people in reach
	// Levels are the worst-off areas of a fair plan, worst first, as many as it raised; its value is the share of the first.
	Levels         []SitingLevel   `json:"levels,omitempty"`
	AreasCounted   int             `json:"areas_counted,omitempty" doc:"of a fair plan: areas that a candidate can reach, of which Levels are the worst off"`
	LevelsProven   int             `json:"levels_proven,omitempty" doc:"how many of them no choice can raise further"`
	LevelAtMost    *float64        `json:"level_at_most,omitempty" doc:"what no choice raises the next of them above"`
	AreasBeyond    []string        `json:"areas_beyond,omitempty" doc:"areas that a fair plan leaves out, since no candidate reaches any of their people"`
	Lost           float64         `json:"beyond"` // people whom no candidate can reach, and nothing reaches now
	Before         AccessRule      `json:"before"`
	After          AccessRule      `json:"after"`
	Sites          []SitingSite    `json:"sites"`
	Refused        []SitingRefused `json:"refused,omitempty"` // the candidates that were out of the question
	Areas          []SitingArea    `json:"areas"`
	Curve          []SitingPoint   `json:"curve"`
	CurveMissing   []SitingMissing `json:"curve_missing,omitempty"`
	Parts          []float64       `json:"parts,omitempty" doc:"where everybody is to be served: people of the parts of the streets that are not joined and have no facility, each of which gets a site at least; most people first"`
	PrepareSeconds float64         `json:"prepare_s,omitempty"` // reading, linking and measuring; the limit is one of the searches after it
	Seconds        float64         `json:"total_s,omitempty"`
	CPUSeconds     float64         `json:"cpu_s,omitempty"`
	Picture        *Picture        `json:"-"`
	Kept           []AccessPlace   `json:"-"` // the facilities that are there, for the map
}

// cut says whether time ended before all was searched through: the plan itself, a point of its curve, or a price.
func (r *SitingReport) cut() bool {
	return r.Status != string(siting.Optimal) ||
		slices.ContainsFunc(r.Curve, func(p SitingPoint) bool { return !p.Proven }) ||
		slices.ContainsFunc(r.CurveMissing, func(m SitingMissing) bool { return m.Why != "impossible" }) ||
		slices.ContainsFunc(r.Sites, func(s SitingSite) bool {
			return s.NoRefusal != "" || s.Refusal != nil && !s.Refusal.Proven && !s.Refusal.Impossible
		})
}

// SitingSite is a site that was chosen.
type SitingSite struct {
	ID   string  `json:"id"`
	Name string  `json:"name"` // its own, else after the streets there
	Kind string  `json:"kind,omitempty" doc:"what stands there: crossing, node, or as OpenStreetMap says, such as school; disused where it stands empty"`
	Lon  float64 `json:"lon"`
	Lat  float64 `json:"lat"`
	Area string  `json:"area"`
	// Beside is a facility of the category that is there already, so near that this is hardly another one.
	Beside *SitingNear `json:"beside,omitempty"`
	// New are the people newly within reach for whom it is the nearest; Areas says where they live.
	New       float64      `json:"new"`
	Areas     []SitingGain `json:"areas"`
	Cost      *float64     `json:"cost"`
	Capacity  *float64     `json:"capacity"`
	Served    *float64     `json:"served,omitempty" doc:"where sites have room for so many: the people whom it serves, of all who reach it"`
	Forced    bool         `json:"forced,omitempty"` // a person wants it in, so there is no refusal
	Refusal   *Refusal     `json:"refusal"`          // null where it is forced, or was not looked for
	NoRefusal string       `json:"no_refusal,omitempty" enum:"time,stopped" doc:"why it was not looked for"`
}

// SitingGain is the people newly within reach in an area.
type SitingGain struct {
	Code string  `json:"code"`
	Name string  `json:"name"`
	New  float64 `json:"new"`
}

// Refusal is what the best plan without a site looks like.
type Refusal struct {
	Instead []string `json:"instead"` // sites that come in, by id
	Names   []string `json:"names"`
	// Price is how much worse it is, in the plan's unit. It is null where no plan without the site does the same: it is
	// impossible, or leaves people out whom only this site can reach.
	Price      *float64 `json:"price"`
	Area       string   `json:"area,omitempty" doc:"of a fair plan: the area that is then in the place at which the price is counted"`
	Place      int      `json:"place,omitempty" doc:"of a fair plan: the first place of the order from the worst-off that differs, from 1"`
	Lost       float64  `json:"beyond"`     // people whom only this site can reach
	Impossible bool     `json:"impossible"` // no plan without the site does what is asked
	Proven     bool     `json:"proven"`     // no plan without the site costs less
}

// SitingArea is an area before and after.
type SitingArea struct {
	Code   string     `json:"code"`
	Name   string     `json:"name"`
	Depth  int        `json:"depth"`
	New    float64    `json:"new"`
	Before AccessRule `json:"before"`
	After  AccessRule `json:"after"`
}

// SitingPoint is a point of the curve: the best plan with so many new sites, or with a part of the budget.
type SitingPoint struct {
	P      int      `json:"p"`
	Spent  *float64 `json:"spent"` // null where candidates have no costs
	Budget *float64 `json:"budget,omitempty" doc:"that it may spend"`
	Value  float64  `json:"value"` // in the plan's unit; people within reach where the curve asks for most people
	Bound  float64  `json:"bound"` // proven: no such choice brings more, or costs less
	Gap    float64  `json:"gap" doc:"how far off the value can be, as a part of it"`
	Within float64  `json:"within"`
	Share  *float64 `json:"share"`
	Sites  []string `json:"sites"`
	Names  []string `json:"names"`
	Proven bool     `json:"proven"`
}

// SitingMissing is a point that the curve does not have.
type SitingMissing struct {
	P      int      `json:"p"`
	Budget *float64 `json:"budget,omitempty"`
	Why    string   `json:"why" enum:"impossible,time,stopped" doc:"impossible: so few do not do what is asked"`
}

// SitingRefused is a candidate that was out of the question.
type SitingRefused struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

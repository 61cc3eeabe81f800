package app

import (
	"context"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"zhenyu"
	"zhenyu/engine/access"
	"zhenyu/engine/geo"
	"zhenyu/engine/street"
)

// AccessChange is what is tried: facilities opened, closed or (closed and opened under one id) moved,
// passages opened, streets closed.
type AccessChange struct {
	Add    []ChangedFacility `json:"add"`
	Remove []ChangedFacility `json:"remove"` // category and id alone
	Open   []ChangedPassage  `json:"open"`
	Close  []Spot            `json:"close"` // the stretch of street nearest to each, from one mapped place to the next
}

// Spot is a place in degrees.
type Spot struct {
	Lon float64 `json:"lon"`
	Lat float64 `json:"lat"`
}

// ChangedFacility is a facility to be opened or closed.
type ChangedFacility struct {
	Category string `json:"category"`
	ID       string `json:"id"`
	Spot
}

// ChangedPassage is a new way between two places, a bridge or an opened gate.
type ChangedPassage struct {
	From    Spot    `json:"from"`
	To      Spot    `json:"to"`
	Seconds float64 `json:"seconds"` // 0: its straight line at the profile's speed
	Oneway  bool    `json:"oneway"`
}

// AccessTrial is a change to be tried.
type AccessTrial struct {
	AccessInput
	Limit  street.Time
	Change AccessChange
}

// AccessEffect is what a change would do.
type AccessEffect struct {
	Origins int               `json:"origins"` // whose nearest facility or its time changes
	Better  float64           `json:"better"`  // people with a shorter time to something
	Worse   float64           `json:"worse"`   // people with a longer time or none to something
	Closed  []AccessClosed    `json:"closed,omitempty"`
	Opened  []AccessOpened    `json:"opened,omitempty"`
	Rules   []AccessRuleMoved `json:"rules"` // whose verdict changes
	Areas   []AccessAreaMoved `json:"areas"` // in which one does, each followed by those in it
}

// AccessAreaMoved is an area with the verdicts that change in it.
type AccessAreaMoved struct {
	Code  string            `json:"code"`
	Name  string            `json:"name"`
	Depth int               `json:"depth"`
	Rules []AccessRuleMoved `json:"rules"`
}

// AccessRuleMoved is a verdict before and after.
type AccessRuleMoved struct {
	Before AccessRule `json:"before"`
	After  AccessRule `json:"after"`
}

// TryAccess measures, tries a change, and says what it would do. A category or id that is not there
// is an error of kind NotFound, a place that no street leads to Invalid.
func TryAccess(ctx context.Context, req AccessTrial) (*AccessEffect, error) {
	s, err := req.open(ctx, req.Change.Add...)
	if err != nil {
		return nil, err
	}
	if err := s.look(req.Limit); err != nil {
		return nil, err
	}
	if len(req.Change.Close) > 0 {
		if s.notes, err = req.notes(ctx, s.Network); err != nil {
			return nil, err
		}
	}
	out, err := s.effect(ctx, req.Change, req.Threads)
	if err != nil {
		return nil, err
	}
	asides, err := s.asides(ctx, req.AccessInput, req.Limit)
	if err != nil {
		return nil, err
	}
	for _, a := range asides {
		beside, err := a.effect(ctx, req.Change.beside(a), req.Threads)
		if err != nil {
			return nil, err
		}
		out.Rules = append(out.Rules, beside.Rules...)
		for i := range out.Areas {
			out.Areas[i].Rules = append(out.Areas[i].Rules, beside.Areas[i].Rules...)
		}
	}
	out.Areas = slices.DeleteFunc(out.Areas, func(a AccessAreaMoved) bool { return len(a.Rules) == 0 })
	return out, nil
}

// beside is a change on the streets of a study beside the one that it was made for: without facilities of categories that
// no rule of it is on, and with passages as long as they are straight, since their seconds are another profile's.
func (c AccessChange) beside(s *accessStudy) AccessChange {
	other := func(f ChangedFacility) bool { return len(s.kindsOf(f.Category)) == 0 }
	c.Add, c.Remove = slices.DeleteFunc(slices.Clone(c.Add), other), slices.DeleteFunc(slices.Clone(c.Remove), other)
	c.Open = slices.Clone(c.Open)
	for i := range c.Open {
		c.Open[i].Seconds = 0
	}
	return c
}

// effect measures a study and says what a change of it would do.
func (s *accessStudy) effect(ctx context.Context, c AccessChange, threads int) (*AccessEffect, error) {
	t, err := s.change(c)
	if err != nil {
		return nil, err
	}
	if len(t.unlinked) > 0 {
		return nil, s.noStreet(t.unlinked[0].Spot)
	}
	study, err := access.NewStudy(ctx, s.Input, s.looked, threads)
	if err != nil {
		return nil, err
	}
	return s.said(study, t), nil
}

func (s *accessStudy) said(study *access.Study, t tried) *AccessEffect {
	e := study.Try(t.Change)
	out := &AccessEffect{Areas: []AccessAreaMoved{}, Closed: s.closed(t.Close), Opened: s.opened(t.Open)}
	better, worse := map[int32]bool{}, map[int32]bool{}
	for _, d := range e.Differences {
		was := study.Result().Nearest[d.Kind].Time[d.Origin]
		better[d.Origin] = better[d.Origin] || d.Time < was
		worse[d.Origin] = worse[d.Origin] || d.Time > was
	}
	out.Origins = len(better)
	var gain, loss access.People
	for i := range better {
		if better[i] {
			gain += s.Origins.People[i]
		}
		if worse[i] {
			loss += s.Origins.People[i]
		}
	}
	out.Better, out.Worse = gain.Count(), loss.Count()
	moved := s.movedBy(study.Result(), t, e.Tallies)
	out.Rules = moved(-1)
	for i, depth := range s.tree() {
		out.Areas = append(out.Areas, AccessAreaMoved{s.Areas[i].Code, s.Areas[i].Name, depth, moved(i)})
	}
	return out
}

// movedBy returns how to find the verdicts that change in an area: their shares, bounds or times, or whether they are known.
func (s *accessStudy) movedBy(r *access.Result, t tried, tallies []access.TallyChange) func(area int) []AccessRuleMoved {
	after := map[[2]int]access.Tally{} // by area and category
	for _, x := range tallies {
		after[[2]int{x.Area, x.Category}] = x.After
	}
	return func(area int) []AccessRuleMoved {
		all := []AccessRuleMoved{}
		for i, rule := range s.Rules {
			now, moved := after[[2]int{area, rule.Category}]
			was, are := len(s.Categories[rule.Category].Facilities), s.facilitiesAfter(rule.Category, t)
			if !moved && (was == 0) == (are == 0) {
				continue
			}
			before := r.Tally(area, rule.Category)
			if !moved {
				now = before
			}
			m := AccessRuleMoved{s.judge(rule, s.standard[i], before, was), s.judge(rule, s.standard[i], now, are)}
			if !reflect.DeepEqual(m.Before, m.After) {
				all = append(all, m)
			}
		}
		return all
	}
}

// facilitiesAfter counts the facilities that a change leaves of a category, those included that no street leads to.
func (s *accessStudy) facilitiesAfter(kind int, t tried) int {
	n := len(s.Categories[kind].Facilities) + len(s.idsIn(kind, t.unlinked))
	for _, f := range t.Remove {
		if f.Kind == kind {
			n--
		}
	}
	for _, f := range t.Add {
		if f.Kind == kind {
			n++
		}
	}
	return n
}

// check refuses a change that names a facility twice: removed and moved, or moved to two places.
func (c AccessChange) check() error {
	for _, all := range [2][]ChangedFacility{c.Remove, c.Add} {
		seen := map[[2]string]bool{}
		for _, f := range all {
			key := [2]string{f.Category, f.ID}
			if f.ID != "" && seen[key] {
				return problem(zhenyu.Invalid, "changed_twice", f.Category, f.ID)
			}
			seen[key] = true
		}
	}
	return nil
}

// tried is a change as a study takes it.
type tried struct {
	street.Change
	added    []ChangedFacility // those that a street leads to, in the order in which their categories number them
	unlinked []ChangedFacility // those that none does: they serve nobody
}

// change finds what a change names, and links what it adds.
func (s *accessStudy) change(c AccessChange) (out tried, err error) {
	if err := c.check(); err != nil {
		return out, err
	}
	after, err := s.changeStreets(c, &out.Change)
	if err != nil {
		return out, err
	}
	for _, f := range c.Remove {
		for _, k := range s.kindsOf(f.Category) {
			if n := s.facility(k, f.ID); n >= 0 {
				out.Remove = append(out.Remove, street.FacilityOf{Kind: k, Facility: n})
			}
		}
		if k := s.kindsOf(f.Category); len(k) == 0 || s.facility(k[0], f.ID) < 0 {
			return out, problem(zhenyu.NotFound, "no_facility", f.Category, f.ID)
		}
	}
	added := map[int]int32{} // by kind
	for _, f := range c.Add {
		kinds := s.kindsOf(f.Category)
		if len(kinds) == 0 {
			return out, problem(zhenyu.NotFound, "no_category", f.Category)
		}
		links := s.linksOf(f.Spot, after)
		if len(links) == 0 {
			out.unlinked = append(out.unlinked, f)
			continue
		}
		out.added = append(out.added, f)
		for _, k := range kinds {
			n := int32(len(s.Categories[k].Facilities)) + added[k]
			added[k]++
			out.Add = append(out.Add, street.NewFacility{FacilityOf: street.FacilityOf{Kind: k, Facility: n}, Links: links})
		}
	}
	s.relink(&out.Change, after)
	return out, nil
}

// changeStreets closes and opens streets, and returns how points are linked after that.
func (s *accessStudy) changeStreets(c AccessChange, out *street.Change) (after *street.Snapper, err error) {
	for _, at := range c.Close {
		stretch, ok := s.snapper.Stretch(geo.WGS84(at), s.stub)
		if !ok {
			return nil, s.noStreet(at)
		}
		out.Close = append(out.Close, stretch)
	}
	after = s.snapper.After(*out)
	for _, p := range c.Open {
		from, ok := after.Joint(geo.WGS84(p.From), s.stub)
		if !ok {
			return nil, s.noStreet(p.From)
		}
		to, ok := after.Joint(geo.WGS84(p.To), s.stub)
		if !ok {
			return nil, s.noStreet(p.To)
		}
		out.Open = append(out.Open, s.passage(p, from, to))
	}
	if len(out.Open) > 0 {
		after = s.snapper.After(*out)
	}
	return after, nil
}

// relink gives origins and facilities the links that they have after a change of streets. Places stay where they are.
func (s *accessStudy) relink(c *street.Change, after *street.Snapper) {
	if after == s.snapper {
		return
	}
	if s.homes != homesAtNodes {
		c.Relink = s.Origins.Relink(after, s.stub)
	}
	removed := slices.Clone(c.Remove)
	for kind, category := range s.Categories {
		for _, f := range category.Relink(s.Network, after, s.stub) {
			f.Kind = kind
			if !slices.Contains(removed, f.FacilityOf) {
				c.Remove, c.Add = append(c.Remove, f.FacilityOf), append(c.Add, f)
			}
		}
	}
}

func (s *accessStudy) passage(p ChangedPassage, from, to street.Link) street.Passage {
	takes := p.Seconds
	if takes <= 0 {
		metres := geo.Distance(s.Network.PlaceOf(from).WGS84(), s.Network.PlaceOf(to).WGS84())
		takes = float64(metres) * 3.6 / max(s.Network.Profile().Kmh, 0.1)
	}
	out := street.Passage{From: from, To: to, Ahead: street.Time(math.Round(min(takes*10, 1e7))), Back: street.Never}
	if !p.Oneway {
		out.Back = out.Ahead
	}
	return out
}

// linksOf links a facility of a change: by the gates of the building or ground that it is put on the very place of, as a
// plan links its candidates; else as a point, to the streets after the change. There are none where no street leads.
func (s *accessStudy) linksOf(at Spot, after *street.Snapper) []street.Link {
	if links := s.grounds.linksAt(geo.WGS84(at)); len(links) > 0 {
		return links
	}
	return after.Snap(geo.WGS84(at), s.stub).Links
}

// noStreet is that no street is within reach of a place, or is once its coordinates change places.
func (s *accessStudy) noStreet(at Spot) error {
	far := math.IsInf(float64(s.snapper.Snap(geo.WGS84(at), s.stub).Metres), 1)
	if far && s.swapped(at) {
		return problem(zhenyu.Invalid, "swapped", at.text(), Spot{at.Lat, at.Lon}.text())
	}
	return problem(zhenyu.Invalid, "no_street", at.text())
}

func (s Spot) text() string { return fmt.Sprintf("%g,%g", s.Lon, s.Lat) }

// kindsOf returns the category of a name, and after it those made of several of which it is one.
func (s *accessStudy) kindsOf(name string) []int {
	var kinds []int
	for i, c := range s.Categories {
		if c.Name == name {
			kinds = append([]int{i}, kinds...)
		} else if slices.Contains(strings.Split(c.Name, "|"), name) {
			kinds = append(kinds, i)
		}
	}
	return kinds
}

// facility finds a facility by its id, or where it has none by the number of its line, with or without zeros before it.
func (s *accessStudy) facility(kind int, id string) int32 {
	all := s.Categories[kind].Facilities
	i := slices.IndexFunc(all, func(f access.Facility) bool { return f.ID == id })
	if n, err := strconv.Atoi(id); i < 0 && err == nil {
		i = slices.IndexFunc(all, func(f access.Facility) bool { return f.ID == access.LineID(n) })
	}
	return int32(i)
}

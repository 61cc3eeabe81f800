package app

import (
	"cmp"
	"context"
	"slices"

	"zhenyu"
	"zhenyu/engine/access"
	"zhenyu/engine/geo"
	"zhenyu/engine/street"
)

// AccessQuestion asks how one place reaches what is around it.
type AccessQuestion struct {
	AccessInput // its Origins and People play no part
	Lon, Lat    float64
	Limit       street.Time
	Category    string // "" for every category
}

// AccessAnswer is how a place is linked and, by category, the way or why there is none.
type AccessAnswer struct {
	Street *float64    `json:"street_metres"` // to the nearest street; null without one within 10 km
	At     *Spot       `json:"street_at"`     // the nearest place of it; null where none is within the profile's limit
	Limit  *float64    `json:"limit"`         // seconds; null for none
	Ways   []AccessWay `json:"ways"`
}

// AccessWay is the way to the nearest facility of a category, in parts that add up to its seconds.
type AccessWay struct {
	Category string   `json:"category"`
	Seconds  *float64 `json:"seconds"` // null: see Reason
	Facility string   `json:"facility,omitempty"`
	Name     string   `json:"name,omitempty"`
	Start    float64  `json:"start_seconds"`  // from the place to the street
	Onto     *Spot    `json:"onto,omitempty"` // where it comes onto the streets
	// OntoMetres is how far that is from the place that was asked about, and Other that the nearest street is another.
	OntoMetres float64       `json:"onto_metres,omitempty"`
	Other      bool          `json:"other_street,omitempty"`
	Legs       []AccessLeg   `json:"legs"`
	Off        *Spot         `json:"off,omitempty"` // where it leaves them
	End        float64       `json:"end_seconds"`   // from the street to the facility
	Reason     access.Reason `json:"-"`
	Why        string        `json:"why,omitempty"`
	Beyond     *float64      `json:"beyond_seconds,omitempty"` // of a way that is longer than the limit
}

// AccessLeg is a part of a way on streets of one class and name.
type AccessLeg struct {
	Class   string       `json:"class"`          // street, steps, ferry, private, bridge
	Name    string       `json:"name,omitempty"` // where an extract was asked that has one
	Seconds float64      `json:"seconds"`
	Wait    float64      `json:"wait_seconds,omitempty"` // of the seconds, at crossings, signals, gates and landings; where an extract was asked
	Metres  float64      `json:"metres"`
	Course  [][2]float64 `json:"course"` // longitude, latitude
}

// ExplainAccess answers. A place outside the world is an error of kind Invalid, an unknown category
// NotFound.
func ExplainAccess(ctx context.Context, q AccessQuestion) (*AccessAnswer, error) {
	if !(q.Lon >= -180 && q.Lon <= 180 && q.Lat >= -90 && q.Lat <= 90) {
		return nil, problem(zhenyu.Invalid, "place", q.Lon, q.Lat)
	}
	q.Origins = "nodes"
	s, err := q.open(ctx)
	if err != nil {
		return nil, err
	}
	if s.notes, err = q.notes(ctx, s.Network); err != nil {
		return nil, err
	}
	s.Origins = &access.Origins{}
	s.Origins.Add("here", geo.WGS84{Lon: q.Lon, Lat: q.Lat}, access.Person, -1)
	if err := s.Origins.Link(ctx, s.Network, s.snapper, s.stub, 1); err != nil {
		return nil, err
	}
	if q.Category != "" {
		s.Rules = nil
		s.Categories = slices.DeleteFunc(s.Categories, func(c *access.Category) bool { return c.Name != q.Category })
		if len(s.Categories) == 0 {
			return nil, problem(zhenyu.NotFound, "no_facility_of", q.Category)
		}
	}
	r, err := access.Measure(ctx, s.Input, access.Options{Limit: street.Never, Threads: q.Threads})
	if err != nil {
		return nil, err
	}
	limit := cmp.Or(q.Limit, usualLimit)
	a := &AccessAnswer{Limit: seconds(limit)}
	if err := s.nearest(a, Spot{q.Lon, q.Lat}); err != nil {
		return nil, err
	}
	for i := range s.Categories {
		w := s.way(r, i, 0)
		w.comesFrom(s.Origins.Places[0], a.At)
		if t := r.Nearest[i].Time[0]; t > limit && t != street.Never {
			beyond := access.Reason{Code: access.BeyondLimit}
			w = AccessWay{Category: w.Category, Legs: []AccessLeg{}, Reason: beyond, Why: beyond.Code.String(), Beyond: w.Seconds}
		}
		a.Ways = append(a.Ways, w)
	}
	return a, nil
}

// nearest says which street is the nearest to a place. A place that has none, and would with its coordinates swapped, is an
// error of kind Invalid.
func (s *accessStudy) nearest(a *AccessAnswer, at Spot) error {
	snap := s.snapper.Snap(geo.WGS84(at), s.stub)
	a.Street = number(float64(snap.Metres))
	if len(snap.Links) > 0 {
		a.At = new(spotOf(s.Network.PlaceOf(snap.Links[0])))
	}
	if a.Street == nil && s.swapped(at) {
		return problem(zhenyu.Invalid, "swapped", at.text(), Spot{at.Lat, at.Lon}.text())
	}
	return nil
}

// swapped says whether a place has a street within 10 km once its longitude and latitude change places.
func (s *accessStudy) swapped(at Spot) bool {
	if at.Lon < -90 || at.Lon > 90 {
		return false
	}
	return number(float64(s.snapper.Snap(geo.WGS84{Lon: at.Lat, Lat: at.Lon}, s.stub).Metres)) != nil
}

// comesFrom says how far a place is from where its way comes onto the streets, and whether that is where the nearest is.
func (w *AccessWay) comesFrom(place geo.WGS84, nearest *Spot) {
	if w.Onto == nil {
		return
	}
	onto := geo.WGS84(*w.Onto)
	w.OntoMetres = float64(geo.Distance(place, onto))
	w.Other = nearest != nil && geo.Distance(geo.WGS84(*nearest), onto) > 1
}

// notes reads what streets are called and where one waits, if an extract is given.
func (in AccessInput) notes(ctx context.Context, n *street.Network) (*street.Notes, error) {
	if in.Extract == "" || n.Profile().Name == "" {
		return nil, nil
	}
	want := street.OSMWanted()
	want.Threads, want.Keys = in.Threads, append(want.Keys, "name")
	m, err := loadExtract(ctx, in.Extract, want)
	if err != nil {
		return nil, err
	}
	return street.NotesOf(m, n.Profile()), nil
}

// way is the way from an origin of a result.
func (s *accessStudy) way(r *access.Result, category, origin int) AccessWay {
	c := s.Categories[category]
	w := AccessWay{Category: c.Name, Seconds: seconds(r.Nearest[category].Time[origin]), Legs: []AccessLeg{}}
	p, ok := r.Path(s.Network, category, origin)
	if !ok {
		reason := r.Reason(category, origin)
		w.Reason, w.Why = reason, reason.Code.String()
		return w
	}
	f := c.Facilities[r.Nearest[category].Facility[origin]]
	w.Facility, w.Name = f.ID, f.Name
	s.walk(&w, p)
	return w
}

// walk puts the parts of a path into a way.
func (s *accessStudy) walk(w *AccessWay, p street.Path) {
	w.Start, w.End = float64(p.Start.Walk)/10, float64(p.End.Walk)/10
	w.Onto, w.Off = new(spotOf(s.Network.PlaceOf(p.Start))), new(spotOf(s.Network.PlaceOf(p.End)))
	for _, leg := range p.Legs {
		part := AccessLeg{Class: className(s.Network.Edge(leg.Edge).Class), Seconds: float64(leg.Time) / 10}
		if s.notes != nil {
			part.Name, part.Wait = s.notes.Of(leg.Course)
		}
		w.add(leg, part)
	}
}

// add adds a leg, to the last one if both are of a class and name.
func (w *AccessWay) add(leg street.Leg, part AccessLeg) {
	if n := len(w.Legs); n == 0 || w.Legs[n-1].Class != part.Class || w.Legs[n-1].Name != part.Name {
		w.Legs = append(w.Legs, AccessLeg{Class: part.Class, Name: part.Name})
	}
	last := &w.Legs[len(w.Legs)-1]
	last.Seconds += part.Seconds
	last.Wait += part.Wait
	for i, p := range leg.Course {
		at := p.WGS84()
		if i > 0 {
			last.Metres += float64(geo.Distance(leg.Course[i-1].WGS84(), at))
		}
		if n := len(last.Course); n == 0 || last.Course[n-1] != [2]float64{at.Lon, at.Lat} {
			last.Course = append(last.Course, [2]float64{at.Lon, at.Lat})
		}
	}
}

func className(c street.Class) string {
	switch {
	case c&street.Ferry != 0:
		return "ferry"
	case c&street.Steps != 0:
		return "steps"
	case c&street.Private != 0:
		return "private"
	case c&street.Unlinkable != 0:
		return "bridge" // or tunnel: what nobody steps onto from beside it
	}
	return "street"
}

package app

import (
	"slices"

	"zhenyu"
	"zhenyu/engine/geo"
	"zhenyu/engine/street"
)

// CircleHome is a home with its way to the nearest facility of every category, or why there is none.
type CircleHome struct {
	Number int         `json:"number" doc:"from 0"`
	ID     string      `json:"id"`
	Lon    float64     `json:"lon"`
	Lat    float64     `json:"lat"`
	People float64     `json:"people"`
	Area   string      `json:"area,omitempty"`
	Street *float64    `json:"street_metres" doc:"to the nearest street; null without one within 10 km"`
	Ways   []AccessWay `json:"ways"`
}

// Home explains the home of a number from 0.
func (c *Circle) Home(home int) (*CircleHome, error) {
	o := c.s.Origins
	if home < 0 || home >= o.Len() {
		return nil, problem(zhenyu.NotFound, "not_there")
	}
	at := o.Places[home]
	h := &CircleHome{
		Number: home, ID: o.IDs.At(home), Lon: at.Lon, Lat: at.Lat, People: o.People[home].Count(), Area: c.s.areaAt(at),
		Street: number(float64(c.s.snapper.Snap(at, c.s.stub).Metres)),
	}
	for k := range c.s.Categories {
		h.Ways = append(h.Ways, c.s.way(c.study.Result(), k, home))
	}
	return h, nil
}

// farHome is how far in metres a home may be from a place that was asked for.
const farHome = 2000

// HomeAt explains the home nearest to a place. One that has none near it is an error of kind NotFound.
func (c *Circle) HomeAt(at Spot) (*CircleHome, error) {
	nearest := c.homeNear(geo.WGS84(at), -1)
	if nearest == nil || geo.Distance(c.s.Origins.Places[*nearest], geo.WGS84(at)) > farHome {
		return nil, problem(zhenyu.NotFound, "no_home", at.Lon, at.Lat, farHome/1000)
	}
	return c.Home(*nearest)
}

// FacilityChange is a change of facilities alone, as AccessChange has them.
type FacilityChange struct {
	Add    []ChangedFacility `json:"add"`
	Remove []ChangedFacility `json:"remove"`
}

// HomeTrial explains a home as it would be after a change.
func (c *Circle) HomeTrial(home int, change FacilityChange) (*CircleHome, error) {
	h, err := c.Home(home)
	if err != nil {
		return nil, err
	}
	t, err := c.s.change(AccessChange{Add: change.Add, Remove: change.Remove})
	if err != nil {
		return nil, err
	}
	for _, d := range c.try(t).Differences {
		if int(d.Origin) == home {
			h.Ways[d.Kind] = c.triedWay(d, t)
		}
	}
	return h, nil
}

// triedWay is the way that a change gives a home, or why it leaves it none.
func (c *Circle) triedWay(d street.Difference, t tried) AccessWay {
	k := c.s.Categories[d.Kind]
	w := AccessWay{Category: k.Name, Seconds: seconds(d.Time), Legs: []AccessLeg{}}
	var to []street.Link
	switch i := int(d.Facility); {
	case d.Time == street.Never:
		w.Reason = c.study.Result().WhyNone(d.Kind, int(d.Origin))
		w.Why = w.Reason.Code.String()
		return w
	case i < len(k.Facilities):
		w.Facility, w.Name = k.Facilities[i].ID, k.Facilities[i].Name
		to = k.LinksOf(i)
	default:
		w.Facility, to = c.newcomer(d, t)
		if n := c.s.facility(d.Kind, w.Facility); n >= 0 { // one that was moved
			w.Name = k.Facilities[n].Name
		}
	}
	if p, ok := c.s.Network.Path(c.s.Origins.LinksOf(int(d.Origin)), to, d.Time); ok {
		c.s.walk(&w, p)
	}
	return w
}

// newcomer gives the id and the links of a facility that a change adds.
func (c *Circle) newcomer(d street.Difference, t tried) (string, []street.Link) {
	id := c.s.idsIn(d.Kind, t.added)[int(d.Facility)-len(c.s.Categories[d.Kind].Facilities)]
	i := slices.IndexFunc(t.Add, func(n street.NewFacility) bool { return n.Kind == d.Kind && n.Facility == d.Facility })
	return id, t.Add[i].Links
}

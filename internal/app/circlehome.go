package app

import "zhenyu"

// CircleHome is a home with its way to the nearest facility of every category, or why there is none.
type CircleHome struct {
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
		ID: o.IDs.At(home), Lon: at.Lon, Lat: at.Lat, People: o.People[home].Count(), Area: c.s.areaAt(at),
		Street: number(float64(c.s.snapper.Snap(at, c.s.stub, 1).Metres)),
	}
	for k := range c.s.Categories {
		h.Ways = append(h.Ways, c.s.way(c.study.Result(), k, home))
	}
	return h, nil
}

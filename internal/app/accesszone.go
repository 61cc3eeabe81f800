package app

import "zhenyu/engine/access"

// zoned is a result for the people of a zone.
type zoned struct {
	of   *access.Result
	zone string
}

// inZone is a result for those whom a rule of a zone is about: for all where it is not known who that is.
func (s *accessStudy) inZone(r *access.Result, zone string) *access.Result {
	if zone == "" || !s.Areas.Zoned() {
		return r
	}
	key := zoned{r, zone}
	if s.zones[key] == nil {
		if s.zones == nil {
			s.zones = map[zoned]*access.Result{}
		}
		s.zones[key] = r.In(zone)
	}
	return s.zones[key]
}

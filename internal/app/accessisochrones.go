package app

import (
	"context"
	"encoding/json"
	"io"

	"zhenyu"
	"zhenyu/engine/access"
	"zhenyu/engine/street"
)

// AccessIsochrone is the ground from which a facility, or any of a category, is reached within so many minutes. It is for
// display: who is inside is counted from times.
type AccessIsochrone struct {
	Category string
	Facility string // "" for all of the category
	Name     string // of the facility
	Minutes  int
	Shapes   []Shape
}

// checkIsochrones refuses what cannot be drawn: minutes on streets of metres, and ground that is on no map.
func (s *accessStudy) checkIsochrones(minutes []int) error {
	if len(minutes) > 0 && (s.inMetres() || s.Network.Frame().Metres) {
		return problem(zhenyu.Invalid, "isochrones")
	}
	return checkMinutes(minutes)
}

// isochrones draws the categories that are judged, each as a whole, and facility by facility where they were chosen: of all
// categories of a city those would be tens of thousands.
func (s *accessStudy) isochrones(ctx context.Context, minutes []int, chosen bool) ([]AccessIsochrone, error) {
	var all []AccessIsochrone
	for k, shown := range s.judged() {
		if !shown {
			continue
		}
		c := s.Categories[k]
		var links []street.Link
		var each []AccessIsochrone
		for i, f := range c.Facilities {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			of := c.LinksOf(i)
			links = append(links, of...)
			if chosen {
				each = append(each, s.reachOf(c.Name, f, of, minutes)...)
			}
		}
		all = append(append(all, s.reachOf(c.Name, access.Facility{}, links, minutes)...), each...)
	}
	return all, nil
}

// reachOf draws from where one of some links is reached.
func (s *accessStudy) reachOf(category string, f access.Facility, links []street.Link, minutes []int) []AccessIsochrone {
	var all []AccessIsochrone
	for _, m := range minutes {
		ground := access.Isochrone(s.Network, links, street.Seconds(60*m), true, reachMetres)
		all = append(all, AccessIsochrone{category, f.ID, f.Name, m, shapesOf(ground)})
	}
	return all
}

// WriteIsochrones writes isochrones as GeoJSON, a MultiPolygon each with its holes.
func WriteIsochrones(w io.Writer, r *AccessReport) error {
	type object = map[string]any
	all := []object{}
	for _, i := range r.Isochrones {
		if len(i.Shapes) == 0 {
			continue // no street leads there
		}
		properties := object{"category": i.Category, "minutes": i.Minutes, "profile": r.Profile}
		if i.Facility != "" {
			properties["facility"], properties["name"] = i.Facility, i.Name
		}
		all = append(all, object{"type": "Feature", "geometry": object{"type": "MultiPolygon", "coordinates": i.Shapes}, "properties": properties})
	}
	return json.NewEncoder(w).Encode(object{"type": "FeatureCollection", "features": all})
}

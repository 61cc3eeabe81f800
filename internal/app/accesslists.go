package app

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"zhenyu/engine/access"
	"zhenyu/engine/street"
	"zhenyu/internal/lang"
	"zhenyu/internal/sheet"
)

// list fills in the places of the categories that are judged, with whom they serve, and the gaps of the rules.
func (r *AccessReport) list(ctx context.Context, studies []*accessStudy, results []*access.Result, threads int) error {
	r.GapMetres = studies[0].gapMetres()
	first := 0
	for i, s := range studies {
		for k, shown := range s.judged() {
			if !shown {
				continue
			}
			within := s.horizon(k)
			places, err := s.catchments(ctx, results[i], k, within, threads)
			if err != nil {
				return err
			}
			r.Categories[first+k].Places, r.Categories[first+k].PlacesWithin = places, float64(within)/10
		}
		first += len(s.Categories)
		r.gaps(s, results[i])
	}
	return nil
}

// horizon is how far the people of a category's facilities are counted: its longest rule, or half an hour where it has
// none, and no farther than the run looks.
func (s *accessStudy) horizon(category int) street.Time {
	var within street.Time
	for _, rule := range s.Rules {
		if rule.Category == category {
			within = max(within, rule.Within)
		}
	}
	return min(cmp.Or(within, usualLimit), s.looked)
}

// catchments are the facilities of a category with the people who come to each first, and who reach it at all.
func (s *accessStudy) catchments(ctx context.Context, r *access.Result, category int, within street.Time, threads int) ([]AccessPlace, error) {
	served, err := r.Catchments(ctx, s.Network, category, within, threads)
	if err != nil {
		return nil, err
	}
	c := s.Categories[category]
	var all []AccessPlace
	for i, f := range c.Facilities {
		at := s.placeOf(c, i)
		all = append(all, AccessPlace{f.ID, f.Name, at.Lon, at.Lat, served[i].First.Count(), new(served[i].Any.Count())})
	}
	return all, nil
}

// PlaceTable has a row for each facility of the categories that are judged.
func PlaceTable(words *lang.Catalogue, r *AccessReport) sheet.Table {
	t := sheet.Table{Title: words.T("book_places"), Head: heads(words, []string{
		"csv_category", "csv_facility_id", "csv_site", "csv_lon", "csv_lat", "csv_first", "csv_any", "csv_horizon", "csv_profile",
	})}
	for _, c := range r.Categories {
		for _, p := range c.Places {
			t.Rows = append(t.Rows, []any{c.Name, p.ID, p.Name, rounded(&p.Lon, 1, 7), rounded(&p.Lat, 1, 7), inWhole(p.First), rounded(p.Any, 1, 0), HorizonWords(words, c), c.Profile})
		}
	}
	return t
}

// HorizonWords say within how many minutes, or metres, the people of a category's facilities are counted.
func HorizonWords(words *lang.Catalogue, c AccessCategory) string {
	if c.Profile == metreProfile {
		return words.T("rule_metres", c.PlacesWithin)
	}
	return words.T("rule_minutes", strings.TrimSuffix(fmt.Sprintf("%.1f", c.PlacesWithin/60), ".0"))
}

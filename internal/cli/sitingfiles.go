package cli

import (
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"

	"zhenyu/internal/app"
	"zhenyu/internal/sheet"
)

func makeFolder(path string) error { return os.MkdirAll(filepath.Dir(path), 0o755) }

// heads are the messages of some keys.
func (c *Console) heads(keys ...string) []string {
	all := make([]string, len(keys))
	for i, key := range keys {
		all[i] = c.T(key)
	}
	return all
}

// round rounds a number of a file; a nil stays what is missing.
func round(v *float64, factor float64, digits int) any {
	if v == nil {
		return nil
	}
	scale := math.Pow10(digits)
	return math.Round(*v*factor*scale) / scale
}

func (c *Console) siteTable(r *app.SitingReport) sheet.Table {
	t := sheet.Table{Title: c.T("book_sites"), Head: c.heads(
		"csv_number", "csv_site_id", "csv_site", "csv_lon", "csv_lat", "csv_area", "csv_cost", "csv_capacity", "csv_new", "csv_gains",
		"csv_instead", "csv_price", "csv_unit", "csv_proven")}
	for i, s := range r.Sites {
		row := []any{i + 1, s.ID, s.Name, round(&s.Lon, 1, 7), round(&s.Lat, 1, 7), s.Area, round(s.Cost, 1, 2), round(s.Capacity, 1, 3), s.New, c.gains(s.Areas), nil, nil, nil, nil}
		if f := s.Refusal; f != nil {
			row[10], row[13] = strings.Join(namesOr(f.Names, f.Instead), "、"), c.yesNo(f.Proven)
			if row[12] = c.Of("unit", r.Unit); f.Impossible {
				row[12] = c.Of("price", "impossible")
			} else {
				row[11] = round(&f.Price, 1, 3)
			}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func (c *Console) planAreaTable(r *app.SitingReport) sheet.Table {
	t := sheet.Table{Title: c.T("book_areas"), Head: c.heads(
		"csv_code", "csv_area", "csv_people", "csv_share_before", "csv_low_before", "csv_high_before", "csv_share_after", "csv_low_after", "csv_high_after", "csv_new", "csv_without")}
	all := app.SitingArea{Name: c.T("area_all"), New: r.New, Before: r.Before, After: r.After}
	for _, a := range append([]app.SitingArea{all}, r.Areas...) {
		t.Rows = append(t.Rows, []any{
			a.Code, a.Name, a.After.People, round(a.Before.Share, 1, 4), round(a.Before.Low, 1, 4), round(a.Before.High, 1, 4),
			round(a.After.Share, 1, 4), round(a.After.Low, 1, 4), round(a.After.High, 1, 4), a.New, a.After.Without,
		})
	}
	return t
}

func (c *Console) curveTable(r *app.SitingReport) sheet.Table {
	t := sheet.Table{Title: c.T("book_curve"), Head: c.heads("csv_sites", "csv_spent", "csv_within", "csv_share", "csv_value", "csv_chosen", "csv_proven")}
	for _, p := range r.Curve {
		t.Rows = append(t.Rows, []any{p.P, round(p.Spent, 1, 2), p.Within, round(p.Share, 1, 4), round(&p.Value, 1, 3), strings.Join(namesOr(p.Names, p.Sites), "、"), c.yesNo(p.Proven)})
	}
	return t
}

// writeSitesGeoJSON writes a point a site.
func writeSitesGeoJSON(w io.Writer, r *app.SitingReport) error {
	features := []any{}
	for i, s := range r.Sites {
		properties := map[string]any{"number": i + 1, "id": s.ID, "name": s.Name, "area": s.Area, "new": s.New, "areas": s.Areas, "cost": s.Cost, "capacity": s.Capacity, "refusal": s.Refusal}
		features = append(features, map[string]any{
			"type": "Feature", "properties": properties,
			"geometry": map[string]any{"type": "Point", "coordinates": [2]float64{s.Lon, s.Lat}},
		})
	}
	return writeObject(w, map[string]any{"type": "FeatureCollection", "features": features})
}

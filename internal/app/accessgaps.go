package app

import (
	"encoding/json"
	"io"

	"zhenyu/engine/access"
	"zhenyu/internal/lang"
	"zhenyu/internal/sheet"
)

// gaps appends where people do not keep the rules of a study.
func (r *AccessReport) gaps(s *accessStudy, result *access.Result) {
	for n, rule := range s.Rules {
		var g access.Gaps
		if len(s.Categories[rule.Category].Facilities) > 0 {
			g = s.inZone(result, s.standard[n].Zone).Gaps(n, r.GapMetres)
		}
		r.Gaps, r.GapShapes = append(r.Gaps, s.gapReports(g.Cells)), append(r.GapShapes, shapesOf(g.Polygons))
	}
}

func (s *accessStudy) gapReports(cells []access.Cell) []AccessGap {
	all := make([]AccessGap, len(cells))
	for i, c := range cells {
		all[i] = AccessGap{Lon: c.Middle.Lon, Lat: c.Middle.Lat, Without: c.Without.Count(), People: c.People.Count(), Area: s.areaAt(c.Middle)}
	}
	return all
}

// GapTable has a row for each rule and square with people who do not keep it.
func GapTable(words *lang.Catalogue, r *AccessReport) sheet.Table {
	t := sheet.Table{Title: words.T("book_gaps"), Head: heads(words, []string{
		"csv_rule_id", "csv_category", "csv_profile", "csv_lon", "csv_lat", "csv_square", "csv_without", "csv_people", "csv_area",
	})}
	for i, cells := range r.Gaps {
		rule := r.Rules[i]
		for _, g := range cells {
			t.Rows = append(t.Rows, []any{rule.ID, rule.Category, rule.Profile, rounded(&g.Lon, 1, 7), rounded(&g.Lat, 1, 7), r.GapMetres, inWhole(g.Without), inWhole(g.People), g.Area})
		}
	}
	return t
}

// gapFeature is the ground around squares that touch.
type gapFeature struct {
	Type     string `json:"type"`
	Geometry struct {
		Type        string `json:"type"`
		Coordinates Shape  `json:"coordinates"`
	} `json:"geometry"`
	Properties struct {
		Rule     string `json:"rule"`
		Category string `json:"category"`
		Profile  string `json:"profile"`
	} `json:"properties"`
}

// WriteGaps writes the ground where people do not keep the rules as GeoJSON, a polygon for squares that touch.
func WriteGaps(w io.Writer, r *AccessReport) error {
	all := []gapFeature{}
	for i, shapes := range r.GapShapes {
		f := gapFeature{Type: "Feature"}
		f.Properties.Rule, f.Properties.Category, f.Properties.Profile = r.Rules[i].ID, r.Rules[i].Category, r.Rules[i].Profile
		f.Geometry.Type = "Polygon"
		for _, s := range shapes {
			f.Geometry.Coordinates = s
			all = append(all, f)
		}
	}
	return json.NewEncoder(w).Encode(map[string]any{"type": "FeatureCollection", "features": all})
}

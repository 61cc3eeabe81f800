package app

import (
	"fmt"
	"strings"

	"zhenyu/internal/lang"
	"zhenyu/internal/sheet"
)

// Tables gives the tables of a plan: its sites, its areas before and after, and its curve.
func (r *SitingReport) Tables(words *lang.Catalogue) []sheet.Table {
	return []sheet.Table{r.SiteTable(words), r.AreaTable(words), r.CurveTable(words)}
}

// SiteTable has a row for each site.
func (r *SitingReport) SiteTable(words *lang.Catalogue) sheet.Table {
	t := sheet.Table{Title: words.T("book_sites"), Head: heads(words, []string{
		"csv_number", "csv_site_id", "csv_site", "csv_site_kind", "csv_lon", "csv_lat", "csv_area", "csv_cost", "csv_capacity", "csv_new", "csv_gains",
		"csv_instead", "csv_price", "csv_unit", "csv_proven", "csv_beside",
	})}
	for i, s := range r.Sites {
		row := []any{
			i + 1, s.ID, s.Name, s.Stands(words), rounded(&s.Lon, 1, 7), rounded(&s.Lat, 1, 7), s.Area, rounded(s.Cost, 1, 2), rounded(s.Capacity, 1, 3),
			inWhole(s.New), r.Gains(words, s), nil, nil, nil, nil, s.Already(words),
		}
		if f := s.Refusal; f != nil {
			row[11], row[14] = strings.Join(NamesOr(f.Names, f.Instead), words.T("list_comma")), yesNo(words, f.Proven)
			if row[12], row[13] = rounded(f.Price, 1, 3), words.Of("unit", r.Unit); f.Price == nil {
				row[13] = r.Price(words, f)
			}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// AreaTable sets the areas before and after beside each other; all of them together come first.
func (r *SitingReport) AreaTable(words *lang.Catalogue) sheet.Table {
	t := sheet.Table{Title: words.T("book_areas"), Head: heads(words, []string{
		"csv_code", "csv_area", "csv_people", "csv_share_before", "csv_low_before", "csv_high_before",
		"csv_share_after", "csv_low_after", "csv_high_after", "csv_new", "csv_without",
	})}
	all := SitingArea{Name: words.T("area_all"), New: r.New, Before: r.Before, After: r.After}
	for _, a := range append([]SitingArea{all}, r.Areas...) {
		t.Rows = append(t.Rows, []any{
			a.Code, a.Name, inWhole(a.After.People), rounded(a.Before.Share, 1, 4), rounded(a.Before.Low, 1, 4), rounded(a.Before.High, 1, 4),
			rounded(a.After.Share, 1, 4), rounded(a.After.Low, 1, 4), rounded(a.After.High, 1, 4), inWhole(a.New), inWhole(a.After.Without),
		})
	}
	return t
}

// CurveTable has a row for each point of the curve, and last those that it does not have, with the reason.
func (r *SitingReport) CurveTable(words *lang.Catalogue) sheet.Table {
	t := sheet.Table{Title: words.T("book_curve"), Head: heads(words, []string{"csv_sites", "csv_budget", "csv_spent", "csv_within", "csv_share", "csv_value", "csv_bound", "csv_gap", "csv_chosen", "csv_proven"})}
	for _, p := range r.Curve {
		t.Rows = append(t.Rows, []any{
			p.P, rounded(p.Budget, 1, 2), rounded(p.Spent, 1, 2), inWhole(p.Within), rounded(p.Share, 1, 4), rounded(&p.Value, 1, 3), rounded(&p.Bound, 1, 3), rounded(&p.Gap, 1, 5), strings.Join(NamesOr(p.Names, p.Sites), words.T("list_comma")),
			yesNo(words, p.Proven),
		})
	}
	for _, m := range r.CurveMissing {
		row := []any{m.P, nil, nil, nil, nil, nil, nil, nil, nil, words.Of("point_missing", m.Why)}
		if m.Budget != nil {
			row[0], row[1] = nil, *m.Budget
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// Gains says where the people live whom a site brings within reach; "" where no areas were given.
func (r *SitingReport) Gains(words *lang.Catalogue, s SitingSite) string {
	var parts []string
	for _, g := range s.Areas {
		if len(r.Areas) == 0 {
			break
		}
		name := g.Name
		if name == "" {
			name = words.T("area_none")
		}
		parts = append(parts, fmt.Sprintf("%s %.0f", name, g.New))
	}
	return strings.Join(parts, words.T("list_comma"))
}

// NamesOr gives names, and ids where there is none.
func NamesOr(names, ids []string) []string {
	all := make([]string, len(ids))
	for i := range ids {
		if all[i] = names[i]; all[i] == "" {
			all[i] = ids[i]
		}
	}
	return all
}

package app

import (
	"io"
	"strings"

	"zhenyu/internal/lang"
	"zhenyu/internal/sheet"
)

// Export writes the tables of a run: all of them as XLSX, the first as CSV.
func (p *RunPage) Export(format Format, words *lang.Catalogue, w io.Writer) error {
	tables := p.tables(words)
	if format == CSV {
		return tables[0].WriteCSV(w)
	}
	return sheet.WriteBook(w, tables...)
}

func (p *RunPage) tables(words *lang.Catalogue) []sheet.Table {
	if p.Access != nil {
		t := AreaTable(words, p.Access.Rules, p.Access.Areas)
		t.Title = words.T("book_areas")
		return []sheet.Table{t}
	}
	return []sheet.Table{SiteTable(words, p.Siting), PlanAreaTable(words, p.Siting), CurveTable(words, p.Siting)}
}

// SiteTable has a row for each site of a plan.
func SiteTable(words *lang.Catalogue, r *SitingReport) sheet.Table {
	t := sheet.Table{Title: words.T("book_sites"), Head: heads(words, []string{
		"csv_number", "csv_site_id", "csv_site", "csv_lon", "csv_lat", "csv_area", "csv_new", "csv_instead", "csv_price", "csv_proven",
	})}
	for i, s := range r.Sites {
		row := []any{i + 1, s.ID, s.Name, rounded(&s.Lon, 1, 7), rounded(&s.Lat, 1, 7), s.Area, s.New, nil, nil, nil}
		if f := s.Refusal; f != nil {
			row[7], row[8], row[9] = namesOf(f.Names, f.Instead), f.Price, yesNo(words, f.Proven)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// PlanAreaTable sets the areas of a plan beside each other, before and after; all areas together come first.
func PlanAreaTable(words *lang.Catalogue, r *SitingReport) sheet.Table {
	t := sheet.Table{Title: words.T("book_areas"), Head: heads(words, []string{
		"csv_code", "csv_area", "csv_people", "csv_share_before", "csv_low_before", "csv_high_before",
		"csv_share_after", "csv_low_after", "csv_high_after", "csv_new", "csv_without",
	})}
	all := SitingArea{Name: words.T("area_all"), New: r.New, Before: r.Before, After: r.After}
	for _, a := range append([]SitingArea{all}, r.Areas...) {
		t.Rows = append(t.Rows, []any{
			a.Code, a.Name, a.After.People, rounded(a.Before.Share, 1, 4), rounded(a.Before.Low, 1, 4), rounded(a.Before.High, 1, 4),
			rounded(a.After.Share, 1, 4), rounded(a.After.Low, 1, 4), rounded(a.After.High, 1, 4), a.New, a.After.Without,
		})
	}
	return t
}

// CurveTable has a row for each number of sites.
func CurveTable(words *lang.Catalogue, r *SitingReport) sheet.Table {
	t := sheet.Table{Title: words.T("book_curve"), Head: heads(words, []string{"csv_sites", "csv_within", "csv_share", "csv_chosen", "csv_proven"})}
	for _, p := range r.Curve {
		t.Rows = append(t.Rows, []any{p.P, p.Within, rounded(p.Share, 1, 4), namesOf(p.Names, p.Sites), yesNo(words, p.Proven)})
	}
	return t
}

// namesOf joins names, with the id of each that has none.
func namesOf(names, ids []string) string {
	all := make([]string, len(ids))
	for i, id := range ids {
		if all[i] = names[i]; all[i] == "" {
			all[i] = id
		}
	}
	return strings.Join(all, "、")
}

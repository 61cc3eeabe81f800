package cli

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/xuri/excelize/v2"

	"zhenyu/internal/app"
)

func makeFolder(path string) error { return os.MkdirAll(filepath.Dir(path), 0o755) }

// The columns of a plan's tables, by the keys of their heads.
var (
	siteColumns = []string{"csv_number", "csv_site_id", "csv_site", "csv_lon", "csv_lat", "csv_area", "csv_new", "csv_gains", "csv_instead", "csv_price", "csv_proven"}
	areaColumns = []string{"csv_code", "csv_area", "csv_people", "csv_share_before", "csv_low_before", "csv_high_before", "csv_share_after", "csv_low_after", "csv_high_after", "csv_new", "csv_without"}
	stepColumns = []string{"csv_sites", "csv_within", "csv_share", "csv_chosen", "csv_proven"}
)

func (c *Console) siteRows(r *app.SitingReport) [][]any {
	var rows [][]any
	for i, s := range r.Sites {
		row := []any{i + 1, s.ID, s.Name, s.Lon, s.Lat, s.Area, s.New, c.gains(s.Areas), nil, nil, nil}
		if f := s.Refusal; f != nil {
			row[8], row[9], row[10] = strings.Join(namesOr(f.Names, f.Instead), "、"), f.Price, c.yesNo(f.Proven)
		}
		rows = append(rows, row)
	}
	return rows
}

func (c *Console) areaRows(r *app.SitingReport) [][]any {
	all := app.SitingArea{Name: c.T("area_all"), New: r.New, Before: r.Before, After: r.After}
	var rows [][]any
	for _, a := range append([]app.SitingArea{all}, r.Areas...) {
		rows = append(rows, []any{
			a.Code, a.Name, a.After.People, missing(a.Before.Share), missing(a.Before.Low), missing(a.Before.High),
			missing(a.After.Share), missing(a.After.Low), missing(a.After.High), a.New, a.After.Without,
		})
	}
	return rows
}

func (c *Console) stepRows(r *app.SitingReport) [][]any {
	var rows [][]any
	for _, p := range r.Curve {
		rows = append(rows, []any{p.P, p.Within, missing(p.Share), strings.Join(namesOr(p.Names, p.Sites), "、"), c.yesNo(p.Proven)})
	}
	return rows
}

// missing leaves a cell empty where there is no number.
func missing(v *float64) any {
	if v == nil {
		return nil
	}
	return *v
}

// writeSites writes a row a site.
func (c *Console) writeSites(w io.Writer, r *app.SitingReport) error {
	p := newSheet(c, w, siteColumns...)
	for _, row := range c.siteRows(r) {
		cells := make([]string, len(row))
		for i, v := range row {
			switch v := v.(type) {
			case nil:
			case float64:
				cells[i] = amountOf(i, v)
			default:
				cells[i] = fmt.Sprint(v)
			}
		}
		p.write(cells)
	}
	return p.close()
}

// amountOf writes a number of a site's row: places with seven decimals, people as they are.
func amountOf(column int, v float64) string {
	if key := siteColumns[column]; key == "csv_lon" || key == "csv_lat" {
		return fmt.Sprintf("%.7f", v)
	}
	return amount(v)
}

// writePlanBook writes a workbook with the sites, the areas and the curve.
func (c *Console) writePlanBook(w io.Writer, r *app.SitingReport) error {
	book := excelize.NewFile()
	defer book.Close()
	for i, s := range []struct {
		title string
		keys  []string
		rows  [][]any
	}{
		{c.T("book_sites"), siteColumns, c.siteRows(r)},
		{c.T("book_areas"), areaColumns, c.areaRows(r)},
		{c.T("book_curve"), stepColumns, c.stepRows(r)},
	} {
		if i == 0 {
			if err := book.SetSheetName("Sheet1", s.title); err != nil {
				return err
			}
		} else if _, err := book.NewSheet(s.title); err != nil {
			return err
		}
		if err := c.fillSheet(book, s.title, s.keys, s.rows); err != nil {
			return err
		}
	}
	return book.Write(w)
}

func (c *Console) fillSheet(book *excelize.File, title string, keys []string, rows [][]any) error {
	head := make([]any, len(keys))
	for i, key := range keys {
		head[i] = c.T(key)
	}
	for i, row := range append([][]any{head}, rows...) {
		if err := book.SetSheetRow(title, fmt.Sprintf("A%d", i+1), &row); err != nil {
			return err
		}
	}
	return nil
}

// writeSitesGeoJSON writes a point a site.
func writeSitesGeoJSON(w io.Writer, r *app.SitingReport) error {
	features := []any{}
	for i, s := range r.Sites {
		properties := map[string]any{"number": i + 1, "id": s.ID, "name": s.Name, "area": s.Area, "new": s.New, "areas": s.Areas, "refusal": s.Refusal}
		features = append(features, map[string]any{
			"type": "Feature", "properties": properties,
			"geometry": map[string]any{"type": "Point", "coordinates": [2]float64{s.Lon, s.Lat}},
		})
	}
	return writeObject(w, map[string]any{"type": "FeatureCollection", "features": features})
}

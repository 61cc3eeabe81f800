package app

import (
	"strings"

	"zhenyu/internal/lang"
	"zhenyu/internal/sheet"
)

// Table has a row for each area; all of them together come first.
func (v *CircleVerdict) Table(words *lang.Catalogue) sheet.Table {
	return AreaTable(words, []AccessRule{v.Whole}, v.Areas)
}

// homeColumns are the heads of the ways of a home, each of which says from where, for whom and how far was looked.
var homeColumns = []string{
	"csv_category", "csv_site", "csv_facility_id", "csv_minutes", "csv_way_parts", "csv_why",
	"csv_home_id", "csv_lon", "csv_lat", "csv_people", "csv_area", "csv_profile", "csv_looked",
}

// HomeTable has a row for the way from a home to each category, in its parts, or for why there is none.
func (c *Circle) HomeTable(h *CircleHome, words *lang.Catalogue) sheet.Table {
	t := sheet.Table{Title: words.T("book_ways"), Head: heads(words, homeColumns)}
	for _, w := range h.Ways {
		parts := ""
		if w.Seconds != nil {
			parts = WayParts(w, words)
		}
		t.Rows = append(t.Rows, []any{
			CategoryName(words.Tag, w.Category), w.Name, w.Facility, rounded(w.Seconds, 1./60, 2), parts, w.Why,
			h.ID, rounded(&h.Lon, 1, 7), rounded(&h.Lat, 1, 7), h.People, h.Area, c.Facts.Profile, c.Facts.LimitS / 60,
		})
	}
	return t
}

// WayParts says the seconds of each part of a way; they add up to the whole.
func WayParts(w AccessWay, words *lang.Catalogue) string {
	parts := []string{words.T("explain_start", w.Start)}
	for _, leg := range w.Legs {
		street := words.Of("class", leg.Class)
		switch {
		case leg.Name != "" && leg.Class == "street":
			street = leg.Name
		case leg.Name != "":
			street = leg.Name + words.T("in_brackets", street)
		}
		parts = append(parts, words.T("explain_leg", street, leg.Metres, leg.Seconds-leg.Wait))
		if leg.Wait >= 0.05 {
			parts = append(parts, words.T("explain_wait", leg.Wait))
		}
	}
	return strings.Join(append(parts, words.T("explain_end", w.End)), " · ")
}

// CatchmentTable has a row for each home of a catchment.
func (c *Circle) CatchmentTable(of *CircleCatchment, words *lang.Catalogue) sheet.Table {
	t := sheet.Table{Title: words.T("book_homes"), Head: heads(words, []string{"csv_number", "csv_id", "csv_lon", "csv_lat", "csv_people", "csv_area"})}
	o := c.s.Origins
	for _, home := range of.Homes {
		at := o.Places[home]
		t.Rows = append(t.Rows, []any{home, o.IDs.At(int(home)), rounded(&at.Lon, 1, 7), rounded(&at.Lat, 1, 7), o.People[home].Count(), c.s.areaAt(at)})
	}
	return t
}

// Table has a row for each square with people without, those with most first.
func (g *CircleGaps) Table(words *lang.Catalogue) sheet.Table {
	t := sheet.Table{Title: words.T("book_gaps"), Head: heads(words, []string{"csv_lon", "csv_lat", "csv_without", "csv_people", "csv_area"})}
	for _, cell := range g.Cells {
		t.Rows = append(t.Rows, []any{rounded(&cell.Lon, 1, 7), rounded(&cell.Lat, 1, 7), inWhole(cell.Without), inWhole(cell.People), cell.Area})
	}
	return t
}

// Table sets the areas whose verdict an effect moves beside what it was; all areas together come first.
func (e *CircleEffect) Table(before *CircleVerdict, words *lang.Catalogue) sheet.Table {
	t := sheet.Table{Title: words.T("book_areas"), Head: heads(words, []string{
		"csv_code", "csv_area", "csv_people", "csv_share_before", "csv_share_after", "csv_new", "csv_without",
	})}
	row := func(a AccessArea, was, is AccessRule) {
		t.Rows = append(t.Rows, []any{a.Code, a.Name, inWhole(is.People), rounded(was.Share, 1, 4), rounded(is.Share, 1, 4), inWhole(is.Within - was.Within), inWhole(is.Without)})
	}
	row(AccessArea{Name: words.T("area_all")}, before.Whole, e.Whole)
	for _, moved := range e.Areas {
		a := before.Areas[moved.Place]
		row(a, a.Rules[0], moved.Rule)
	}
	return t
}

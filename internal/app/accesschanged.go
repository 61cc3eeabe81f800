package app

import (
	"slices"

	"zhenyu/engine/geo"
	"zhenyu/engine/street"
	"zhenyu/internal/lang"
	"zhenyu/internal/sheet"
)

// AccessClosed is the stretch of street that a place named for closing stood for, from one mapped place to the next.
type AccessClosed struct {
	Name string `json:"name,omitempty"` // where an extract was given that has one
	From Spot   `json:"from"`
	To   Spot   `json:"to"`
}

// AccessOpened is a new way, from where it joins the streets to where it joins them again.
type AccessOpened struct {
	From    Spot    `json:"from"`
	To      Spot    `json:"to"`
	Seconds float64 `json:"seconds"`
}

func spotOf(at geo.E7) Spot {
	w := at.WGS84()
	return Spot{Lon: w.Lon, Lat: w.Lat}
}

// closed says which stretches are closed.
func (s *accessStudy) closed(all []street.Closing) (out []AccessClosed) {
	for _, c := range all {
		course := slices.Collect(s.Network.Course(c.Edge))[c.From : c.To+1]
		stretch := AccessClosed{From: spotOf(course[0]), To: spotOf(course[len(course)-1])}
		if s.notes != nil {
			stretch.Name, _ = s.notes.Of(course)
		}
		out = append(out, stretch)
	}
	return out
}

// opened says where new ways join the streets.
func (s *accessStudy) opened(all []street.Passage) (out []AccessOpened) {
	for _, p := range all {
		out = append(out, AccessOpened{spotOf(s.Network.PlaceOf(p.From)), spotOf(s.Network.PlaceOf(p.To)), float64(p.Ahead) / 10})
	}
	return out
}

// EffectTable has a row for each verdict that changes, those of all areas first.
func EffectTable(words *lang.Catalogue, e *AccessEffect) sheet.Table {
	t := sheet.Table{Title: words.T("book_areas"), Head: heads(words, []string{
		"csv_code", "csv_area", "csv_rule_id", "csv_category", "csv_profile", "csv_people", "csv_within", "csv_share_before", "csv_share_after", "csv_new", "csv_without",
	})}
	for _, a := range append([]AccessAreaMoved{{Name: words.T("area_all"), Rules: e.Rules}}, e.Areas...) {
		for _, r := range a.Rules {
			was, is := r.Before, r.After
			t.Rows = append(t.Rows, []any{
				a.Code, a.Name, is.ID, is.Category, is.Profile, inWhole(is.People), inWhole(is.Within), rounded(was.Share, 1, 4), rounded(is.Share, 1, 4),
				inWhole(is.Within - was.Within), inWhole(is.Without),
			})
		}
	}
	return t
}

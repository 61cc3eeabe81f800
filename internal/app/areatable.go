package app

import (
	"math"

	"zhenyu/internal/lang"
	"zhenyu/internal/sheet"
)

var verdictColumns = []string{
	"csv_code", "csv_area", "csv_rule_id", "csv_category", "csv_minutes", "csv_people", "csv_within", "csv_share",
	"csv_low", "csv_high", "csv_without", "csv_median", "csv_p90", "csv_source", "csv_verified",
	"csv_name", "csv_duty", "csv_zone", "csv_profile", "csv_metres", "csv_median_metres", "csv_p90_metres", "csv_gini", "csv_palma", "csv_both",
}

// AreaTable has a row for each area and rule; those of all areas come first. A rule in metres has metres where others have
// minutes.
func AreaTable(words *lang.Catalogue, whole []AccessRule, areas []AccessArea) sheet.Table {
	t := sheet.Table{Title: words.T("book_areas"), Head: heads(words, verdictColumns)}
	for _, a := range append([]AccessArea{{Name: words.T("area_all"), Rules: whole}}, areas...) {
		for _, rule := range a.Rules {
			limit, median, p90 := &rule.Seconds, rule.Median, rule.P90
			var metres, medianMetres, p90Metres *float64
			if rule.Metres > 0 {
				limit, median, p90, metres, medianMetres, p90Metres = nil, nil, nil, &rule.Metres, median, p90
			}
			within, without := inWhole(rule.Within), inWhole(rule.Without)
			if rule.NoneKnown {
				within, without = nil, nil
			}
			t.Rows = append(t.Rows, []any{
				a.Code, a.Name, rule.ID, rule.Category, rounded(limit, 1./60, 2), inWhole(rule.People), within,
				rounded(rule.Share, 1, 4), rounded(rule.Low, 1, 4), rounded(rule.High, 1, 4), without,
				rounded(median, 1./60, 2), rounded(p90, 1./60, 2), rule.Source, yesNo(words, rule.Verified),
				rule.Name, DutyWords(words, rule), rule.Zone, rule.Profile, rounded(metres, 1, 0), rounded(medianMetres, 1, 1), rounded(p90Metres, 1, 1),
				rounded(rule.Gini, 1, 4), rounded(rule.Palma, 1, 4), rounded(rule.Both, 1, 0),
			})
		}
	}
	return t
}

// inWhole rounds people in a table for readers as the page does: each figure by itself.
func inWhole(people float64) any { return rounded(&people, 1, 0) }

// rounded rounds a number of a file; a nil stays what is missing.
func rounded(v *float64, factor float64, digits int) any {
	if v == nil {
		return nil
	}
	scale := math.Pow10(digits)
	if r := math.Round(*v * factor * scale); r != 0 {
		return r / scale
	}
	return 0. // never −0
}

func yesNo(words *lang.Catalogue, b bool) string {
	if b {
		return words.T("yes")
	}
	return words.T("no")
}

package app

import (
	"math"

	"zhenyu/internal/lang"
	"zhenyu/internal/sheet"
)

var verdictColumns = []string{
	"csv_code", "csv_area", "csv_rule_id", "csv_category", "csv_minutes", "csv_people", "csv_within", "csv_share",
	"csv_low", "csv_high", "csv_without", "csv_median", "csv_p90", "csv_source", "csv_verified",
}

// AreaTable has a row for each area and rule; those of all areas come first.
func AreaTable(words *lang.Catalogue, whole []AccessRule, areas []AccessArea) sheet.Table {
	t := sheet.Table{Title: words.T("book_areas"), Head: heads(words, verdictColumns)}
	for _, a := range append([]AccessArea{{Name: words.T("area_all"), Rules: whole}}, areas...) {
		for _, rule := range a.Rules {
			t.Rows = append(t.Rows, []any{
				a.Code, a.Name, rule.ID, rule.Category, rounded(&rule.Seconds, 1./60, 2), rule.People, rule.Within,
				rounded(rule.Share, 1, 4), rounded(rule.Low, 1, 4), rounded(rule.High, 1, 4), rule.Without,
				rounded(rule.Median, 1./60, 2), rounded(rule.P90, 1./60, 2), rule.Source, yesNo(words, rule.Verified),
			})
		}
	}
	return t
}

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

package zhenyu

import "strings"

// Organisation is an enterprise, a government unit, a village collective or a cooperative.
type Organisation struct {
	ID         OrganisationID `json:"id"`
	Name       string         `json:"name"`
	Aliases    []string       `json:"aliases"`
	CreditCode string         `json:"credit_code,omitempty"` // unified social credit code; see CreditCodeDoubt
	Area       AreaID         `json:"area,omitempty"`
	Town       AreaID         `json:"town,omitempty"`
	MergedInto OrganisationID `json:"merged_into,omitempty"`
	Removed    bool           `json:"removed,omitempty"` // its making was undone
	Version    int64          `json:"version"`
}

const creditSigns = "0123456789ABCDEFGHJKLMNPQRTUWXY"

// CreditCodeDoubt says what is odd about a unified social credit code: "length", "sign" or "check"; "" where nothing
// is, or where there is no code. It is a warning and never a reason to refuse: real registers hold codes that fail.
// Method: GB 32100-2015, weights 3^(i-1) mod 31.
func CreditCodeDoubt(code string) string {
	if code == "" {
		return ""
	}
	if len(code) != 18 {
		return "length"
	}
	sum, weight := 0, 1
	for i := range 17 {
		value := strings.IndexByte(creditSigns, code[i])
		if value < 0 {
			return "sign"
		}
		sum += value * weight
		weight = weight * 3 % 31
	}
	if creditSigns[(31-sum%31)%31] != code[17] {
		return "check"
	}
	return ""
}

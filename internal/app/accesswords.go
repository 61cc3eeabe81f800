package app

import (
	"slices"
	"strings"

	"zhenyu/internal/lang"
)

// RuleName says what a rule asks for: in Chinese as its standard has it, else by its category. How people are to go is
// said where they do not walk, and where it holds if not everywhere.
func RuleName(words *lang.Catalogue, r AccessRule) string {
	name := CategoryName(words.Tag, r.Category)
	if words.Tag == "zh" && r.Name != "" && r.Zone == "" {
		name = r.Name
	}
	if r.Mode == "cycle" {
		name += " · " + words.T("mode_cycle")
	}
	if r.Zone != "" {
		name += " · " + words.T("rule_zone", r.Zone)
	}
	return name
}

// DutyWords say whether what a rule asks for must be there.
func DutyWords(words *lang.Catalogue, r AccessRule) string {
	if r.Duty == "" {
		return ""
	}
	return words.Of("duty", strings.ReplaceAll(r.Duty, " ", "_"))
}

// UnjudgedNotes say how many rules no verdict is given by, and why, what the data does not have, and what nobody asked for.
func UnjudgedNotes(words *lang.Catalogue, r *AccessReport) []string {
	notes := unknownNotes(words, r)
	if r.Short {
		notes = append(notes, words.T("note_short"))
	}
	for _, why := range []string{"no_number", "no_extract", "metres_by_bicycle"} {
		if n, names := unjudgedBy(words, r, why); n > 0 {
			notes = append(notes, words.Of("unjudged", why, n, strings.Join(names, words.T("list_comma"))))
		}
	}
	none := map[string]bool{}
	var names []string
	for _, rule := range r.Rules {
		if rule.NoneKnown && !none[rule.Category] {
			none[rule.Category] = true
			names = append(names, CategoryName(words.Tag, rule.Category))
		}
	}
	if len(names) > 0 {
		notes = append(notes, words.T("note_none_known", strings.Join(names, words.T("list_comma"))))
	}
	if len(r.Rules) == 0 {
		notes = append(notes, words.T("note_no_rule"))
	}
	return notes
}

// shownUnjudged is how many names of rules a note has.
const shownUnjudged = 12

// unjudgedBy counts the rules that are not judged for a reason, and names what they ask for, each once and not too many.
func unjudgedBy(words *lang.Catalogue, r *AccessReport, why string) (n int, names []string) {
	for _, u := range r.Unjudged {
		if u.Why != why {
			continue
		}
		n++
		if name := RuleName(words, AccessRule{Name: u.Name, Category: u.Category}); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if len(names) > shownUnjudged {
		names = append(names[:shownUnjudged], "…")
	}
	return n, names
}

// unknownNotes name the categories of the file of facilities that no rule can name, with their lines.
func unknownNotes(words *lang.Catalogue, r *AccessReport) []string {
	var names []string
	for _, u := range r.Unknown {
		if u.Line > 0 {
			names = append(names, words.T("category_line", u.Category, u.Line))
		} else {
			names = append(names, u.Category)
		}
	}
	if len(names) == 0 {
		return nil
	}
	return []string{words.T("note_unknown", strings.Join(names, words.T("list_comma")))}
}

// LinkNotes say who is left out as too far away, and how many homes no street leads to; where none has one, the streets are
// most likely of another place.
func LinkNotes(words *lang.Catalogue, r *AccessReport) (notes []string) {
	if r.Far > 0 {
		notes = append(notes, words.T("note_far", r.Far, r.FarPeople))
	}
	switch {
	case r.NotLinked == 0:
		return notes
	case r.NotLinked == r.Origins:
		return append(notes, words.T("note_none_linked", r.Origins))
	}
	return append(notes, words.T("note_not_linked", r.NotLinked, r.Origins))
}

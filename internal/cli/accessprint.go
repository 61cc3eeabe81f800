package cli

import (
	"strings"

	"zhenyu/internal/app"
)

// printAccess prints what a measurement found, for a person at a terminal.
func (c *Console) printAccess(r *app.AccessReport) error {
	p := newTablePrinter(c, c.Stdout)
	p.line("<b>%s</>", c.T("access_measured", r.Origins, r.People, orDash(c.Of("profile", r.Profile))))
	rows, unzoned := c.merged(r.Rules, r.People)
	notes := c.accessNotes(r)
	if unzoned {
		notes = append(notes, c.T("note_unzoned"))
	}
	for _, note := range notes {
		p.line("<d>  %s</>", note)
	}
	elsewhere := len(r.Rules) > rulesByArea && len(r.Areas) > 0
	if !elsewhere {
		rows = append(rows, c.areaRows(r.Areas)...)
	}
	p.ruleTable(rows)
	if elsewhere {
		p.line("\n  <d>%s</>", c.T("areas_elsewhere", len(r.Areas)))
	}
	return p.err
}

// rulesByArea is how many rules a terminal shows for each area; more are for a page or a file.
const rulesByArea = 3

// areaRows are a row a rule of each area in which anybody lives.
func (c *Console) areaRows(areas []app.AccessArea) (rows []ruleRow) {
	for _, a := range areas {
		for _, rule := range a.Rules {
			name := strings.Repeat("  ", a.Depth) + clip(a.Name, nameWidth)
			if len(a.Rules) > 1 {
				name += " · " + clip(app.CategoryName(c.Tag, rule.Category), nameWidth) + " " + within(rule)
			}
			if rule.People > 0 {
				rows = append(rows, ruleRow{name, rule})
			}
		}
	}
	return rows
}

// accessNotes says what a reader has to know about the figures.
func (c *Console) accessNotes(r *app.AccessReport) []string {
	var notes []string
	say := func(n int, key string) {
		if n > 0 {
			notes = append(notes, c.T(key, n))
		}
	}
	say(r.Blank, "note_blank")
	say(r.Placeless, "note_placeless")
	say(r.Faulty, "note_faulty")
	say(r.Skipped, "note_skipped")
	say(r.CutAreas, "note_cut_areas")
	notes = append(notes, app.LinkNotes(c.Catalogue, r)...)
	if r.Alike {
		notes = append(notes, c.T("note_alike"))
	}
	if r.Suspect != "" {
		notes = append(notes, c.T("note_suspect", r.Suspect))
	}
	if r.OfPeople != "" {
		notes = append(notes, c.T("note_suspect_people", r.OfPeople))
	}
	unlinked := 0
	for _, k := range r.Categories {
		unlinked += len(k.Unlinked)
	}
	say(unlinked, "note_unlinked")
	if r.Committees {
		notes = append(notes, c.T("note_committees"))
	}
	return append(notes, app.UnjudgedNotes(c.Catalogue, r)...)
}

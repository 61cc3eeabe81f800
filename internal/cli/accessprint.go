package cli

import (
	"fmt"
	"strings"

	"zhenyu/internal/app"
)

// printAccess prints what a measurement found, for a person at a terminal.
func (c *Console) printAccess(r *app.AccessReport) error {
	p := newTablePrinter(c, c.Stdout)
	p.line("<b>%s</>", c.T("access_measured", r.Origins, r.People, orDash(c.Of("profile", r.Profile))))
	for _, note := range c.accessNotes(r) {
		p.line("<d>  %s</>", note)
	}
	p.line("  %s", c.ruleHead())
	for _, rule := range r.Rules {
		p.line("  %s", c.ruleLine(c.ruleName(rule), rule))
	}
	if len(r.Rules) > rulesByArea {
		if len(r.Areas) > 0 {
			p.line("\n  <d>%s</>", c.T("areas_elsewhere", len(r.Areas)))
		}
		return p.err
	}
	for _, a := range r.Areas {
		p.area(a)
	}
	return p.err
}

// rulesByArea is how many rules a terminal shows for each area; more are for a page or a file.
const rulesByArea = 3

// area prints a line a rule, if anybody lives there.
func (p *tablePrinter) area(a app.AccessArea) {
	for _, rule := range a.Rules {
		if rule.People > 0 {
			name := strings.Repeat("  ", a.Depth) + a.Name
			if len(a.Rules) > 1 {
				name += " · " + app.CategoryName(p.c.Tag, rule.Category)
			}
			p.line("  %s", p.c.ruleLine(clip(name, nameWidth), rule))
		}
	}
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

// ruleName says what is asked, and the id where a standard gives one. A long name is cut within its first words, of which
// some are left, then in its id, so that rules of one zone or level do not look like those of another.
func (c *Console) ruleName(r app.AccessRule) string {
	what, how, split := strings.Cut(app.RuleName(c.Catalogue, r), " · ")
	if split {
		how = " · " + how
	}
	how += " " + within(r)
	if r.Source != "" {
		left := max(0, nameWidth-displayWidth(how)-min(displayWidth(what), leastWidth)-3)
		how += " · " + clip(r.ID, left)
	}
	return clip(what, max(leastWidth, nameWidth-displayWidth(how))) + how
}

// nameWidth is how wide the names of rules are, but for those whose zone and mode alone take more; leastWidth is how much of
// their first words is left.
const (
	nameWidth  = 39
	leastWidth = 14
)

// within is how far a rule lets people go.
func within(r app.AccessRule) string {
	if r.Metres > 0 {
		return fmt.Sprintf("%.0f m", r.Metres)
	}
	return strings.TrimSuffix(fmt.Sprintf("%.1f", r.Seconds/60), ".0") + "′"
}

func (c *Console) ruleHead() string {
	return padRight(c.T("head_rule"), nameWidth+1) + padLeft(c.T("head_share"), 8) + "  " + padRight(c.T("head_interval"), 16) +
		padLeft(c.T("head_without"), 10) + "  " + padLeft(c.T("head_median"), 7) + padLeft(c.T("head_p90"), 7)
}

func (c *Console) ruleLine(name string, r app.AccessRule) string {
	mark := ""
	share, without := c.share(r), fmt.Sprintf("%.0f", r.Without)
	if r.NoneKnown {
		without = "—"
	}
	if r.Both != nil && r.People > 0 {
		mark = "  " + c.T("rule_both", 100**r.Both/r.People)
	}
	if r.Duty == "as needed" {
		mark += "  " + app.DutyWords(c.Catalogue, r)
	}
	if r.Source != "" && !r.Verified {
		mark += "  " + c.T("unverified")
	}
	return padRight(name, nameWidth+1) + fmt.Sprintf("%s  %s%s  %s%s%s", padLeft(share, 8), padRight(interval(r), 16), padLeft(without, 10), padLeft(way(r, r.Median), 7), padLeft(way(r, r.P90), 7), mark)
}

// interval says what a share may be: a bound that the limit cut off stands as a question.
func interval(r app.AccessRule) string {
	switch {
	case r.Low == nil:
		return "—"
	case r.High == nil:
		return fmt.Sprintf("(%.1f–?)", 100**r.Low)
	}
	return fmt.Sprintf("(%.1f–%.1f)", 100**r.Low, 100**r.High)
}

func percent(v *float64) string {
	if v == nil {
		return "—"
	}
	return fmt.Sprintf("%.1f %%", 100**v)
}

// way is how far people go, in tenths of a minute or in metres as the rule is; a dash for none.
func way(r app.AccessRule, v *float64) string {
	switch {
	case v == nil:
		return "—"
	case r.Metres > 0:
		return fmt.Sprintf("%.0f m", *v)
	}
	return fmt.Sprintf("%.1f′", *v/60)
}

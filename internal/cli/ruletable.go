package cli

import (
	"fmt"
	"slices"
	"strings"

	"zhenyu/internal/app"
)

// ruleRow is a verdict with what stands before it.
type ruleRow struct {
	name string
	rule app.AccessRule
}

// ruleTable prints verdicts below their heads. The first column is as wide as its longest name, so that no two rules look
// alike for being cut.
func (p *tablePrinter) ruleTable(rows []ruleRow) {
	width := displayWidth(p.c.T("head_rule"))
	for _, r := range rows {
		width = max(width, displayWidth(r.name))
	}
	p.line("  %s %s", padRight(p.c.T("head_rule"), width), p.c.ruleHead())
	for _, r := range rows {
		p.line("  %s %s", padRight(r.name, width), p.c.ruleLine(r.rule))
	}
}

// nameWidth is how much is shown of what a rule asks for, or of an area's name.
const nameWidth = 32

// ruleName says what is asked, for whom, within how far, and the id where a standard gives one.
func (c *Console) ruleName(r app.AccessRule) string {
	what, how, split := strings.Cut(app.RuleName(c.Catalogue, r), " · ")
	if split {
		how = " · " + how
	}
	name := clip(what, nameWidth) + how + " " + within(r)
	if r.Source != "" {
		name += " · " + shortID(r)
	}
	return name
}

// shortID is the id of a rule without what the name says: its metres, how people go, and its zone.
func shortID(r app.AccessRule) string {
	id := strings.TrimSuffix(r.ID, " "+r.Zone)
	id = strings.TrimSuffix(id, " "+r.Mode)
	return strings.TrimSuffix(id, fmt.Sprintf(" %.0f m", r.Metres))
}

// merged puts rules into one row that ask the same of different zones and are judged by the same people, as they are where
// no area says which zone it is of.
func (c *Console) merged(rules []app.AccessRule, people float64) (rows []ruleRow, zones bool) {
	type key struct {
		category, profile, mode string
		seconds, metres         float64
	}
	at := map[key]int{}
	for _, r := range rules {
		if r.Zone == "" || r.People != people {
			rows = append(rows, ruleRow{rule: r})
			continue
		}
		k := key{r.Category, r.Profile, r.Mode, r.Seconds, r.Metres}
		i, had := at[k]
		if !had {
			at[k] = len(rows)
			rows = append(rows, ruleRow{rule: r})
			continue
		}
		zones = true
		other := &rows[i].rule
		if names := strings.Split(other.Zone, c.T("list_comma")); !slices.Contains(names, r.Zone) {
			other.Zone, other.Source = strings.Join(append(names, r.Zone), c.T("list_comma")), "" // the ids are several
			other.Verified = other.Verified && r.Verified
		}
	}
	for i := range rows {
		rows[i].name = c.ruleName(rows[i].rule)
	}
	return rows, zones
}

// within is how far a rule lets people go.
func within(r app.AccessRule) string {
	if r.Metres > 0 {
		return fmt.Sprintf("%.0f m", r.Metres)
	}
	return strings.TrimSuffix(fmt.Sprintf("%.1f", r.Seconds/60), ".0") + "′"
}

func (c *Console) ruleHead() string {
	return padLeft(c.T("head_share"), 8) + "  " + padRight(c.T("head_interval"), 16) +
		padLeft(c.T("head_without"), 10) + "  " + padLeft(c.T("head_median"), 7) + "  " + padLeft(c.T("head_p90"), 11)
}

func (c *Console) ruleLine(r app.AccessRule) string {
	share, without := c.share(r), fmt.Sprintf("%.0f", r.Without)
	if r.NoneKnown {
		without = "—"
	}
	return fmt.Sprintf("%s  %s%s  %s  %s%s", padLeft(share, 8), padRight(interval(r), 16), padLeft(without, 10), padLeft(way(r, r.Median), 7), padLeft(way(r, r.P90), 11), c.marks(r))
}

// marks say what else holds of a verdict: who keeps the other number of its row too, that it is no duty, that nobody read it.
func (c *Console) marks(r app.AccessRule) (marks string) {
	if r.Both != nil && r.People > 0 {
		marks = "  " + c.T("rule_both", 100**r.Both/r.People)
	}
	if r.Duty == "as needed" {
		marks += "  " + app.DutyWords(c.Catalogue, r)
	}
	if r.Mark != "" && !r.Verified {
		marks += "  " + c.T("unverified")
	}
	return marks
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

package cli

import (
	"context"
	"fmt"
	"math"
	"strings"

	"zhenyu/internal/app"
)

// accessWhatIfCmd tries a change.
type accessWhatIfCmd struct {
	studyFlags
	ruleFlags
	Limit string `help:"help_limit" placeholder:"1800s|none"`
	changeFlags
	JSON bool `name:"json" help:"help_json"`
}

// Run tries it and says what it would do.
func (cmd *accessWhatIfCmd) Run(ctx context.Context, c *Console) error {
	in, err := cmd.input(c)
	if err != nil {
		return err
	}
	limit, err := c.limit(cmd.Limit)
	if err != nil {
		return err
	}
	cmd.put(&in, limit)
	change, err := cmd.change(c)
	if err != nil {
		return err
	}
	watch, _ := watchSteps(c)
	effect, err := app.TryAccess(ctx, app.AccessTrial{AccessInput: in, Limit: limit, Change: change})
	watch.stop()
	if err != nil {
		return err
	}
	if cmd.JSON {
		return c.printObject(effect)
	}
	return c.printEffect(effect)
}

func (c *Console) printEffect(e *app.AccessEffect) error {
	p := newTablePrinter(c, c.Stdout)
	p.line("%s", c.T("effect", e.Origins, e.Better, e.Worse))
	p.moved("", e.Rules)
	for _, a := range e.Areas {
		p.moved(strings.Repeat("  ", a.Depth)+a.Name+" · ", a.Rules)
	}
	return p.err
}

// gained is a difference in whole people with its sign, never −0.
func gained(people float64) string { return fmt.Sprintf("%+.0f", math.Round(people)+0) }

// moved prints a line for each verdict that changes.
func (p *tablePrinter) moved(where string, rules []app.AccessRuleMoved) {
	for _, r := range rules {
		p.line("  %s %s → %s  %s%s", padRight(clip(where+p.c.ruleName(r.Before), nameWidth), nameWidth+1),
			padLeft(p.c.share(r.Before), 8), padLeft(p.c.share(r.After), 8), gained(r.After.Within-r.Before.Within), p.c.alsoMoved(r))
	}
}

// share is that of a verdict, or that nobody knows it.
func (c *Console) share(r app.AccessRule) string {
	if r.NoneKnown {
		return c.T("none_known")
	}
	return percent(r.Share)
}

// alsoMoved says what else of a verdict moves whose share stays: its bounds, or how far half of the people go.
func (c *Console) alsoMoved(r app.AccessRuleMoved) string {
	was, is := r.Before, r.After
	switch {
	case was.Within != is.Within || was.NoneKnown != is.NoneKnown:
		return ""
	case interval(was) != interval(is):
		return "  " + interval(was) + " → " + interval(is)
	case way(was, was.Median) != way(is, is.Median):
		return "  " + c.T("head_median") + " " + way(was, was.Median) + " → " + way(is, is.Median)
	}
	return "  " + c.T("head_p90") + " " + way(was, was.P90) + " → " + way(is, is.P90)
}

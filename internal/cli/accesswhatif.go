package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"strings"

	"zhenyu/internal/app"
)

// accessWhatIfCmd tries a change.
type accessWhatIfCmd struct {
	studyFlags
	ruleFlags
	Categories []string `help:"help_categories" placeholder:"NAME"`
	Limit      string   `help:"help_limit" placeholder:"1800s|none"`
	changeFlags
	Out  string `help:"help_whatif_out" placeholder:"FILE"`
	JSON bool   `name:"json" help:"help_json"`
}

// Run tries it and says what it would do.
func (cmd *accessWhatIfCmd) Run(ctx context.Context, c *Console) error {
	in, err := cmd.input(c)
	if err != nil {
		return err
	}
	if cmd.Out != "" && !hasEnding(cmd.Out, ".csv") {
		return &usageError{errors.New(c.T("usage_whatif_out", cmd.Out))}
	}
	in.Categories = cmd.Categories
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
	if cmd.Out != "" {
		if err := app.ReplaceFile(cmd.Out, app.EffectTable(c.Catalogue, effect).WriteCSV); err != nil {
			return err
		}
	}
	if cmd.JSON {
		return c.printObject(effect)
	}
	return c.printEffect(effect)
}

func (c *Console) printEffect(e *app.AccessEffect) error {
	p := newTablePrinter(c, c.Stdout)
	p.line("%s", c.T("effect", e.Origins, e.Better, e.Worse))
	for _, s := range e.Closed {
		p.line("  <d>%s</>", c.T("effect_closed", cmp.Or(s.Name, c.T("street_unnamed")), spotText(s.From), spotText(s.To)))
	}
	for _, w := range e.Opened {
		p.line("  <d>%s</>", c.T("effect_opened", spotText(w.From), spotText(w.To), w.Seconds))
	}
	p.moved(e)
	return p.err
}

// spotText is a place to a tenth of a metre or so.
func spotText(s app.Spot) string { return fmt.Sprintf("%.6f,%.6f", s.Lon, s.Lat) }

// gained is a difference in whole people with its sign, never −0.
func gained(people float64) string { return fmt.Sprintf("%+.0f", math.Round(people)+0) }

// moved prints a line for each verdict of which a figure that is shown changes.
func (p *tablePrinter) moved(e *app.AccessEffect) {
	var rows [][2]string
	add := func(where string, rules []app.AccessRuleMoved) {
		for _, r := range rules {
			if text, ok := p.c.movedText(r); ok {
				rows = append(rows, [2]string{where + p.c.ruleName(r.Before), text})
			}
		}
	}
	add("", e.Rules)
	for _, a := range e.Areas {
		add(strings.Repeat("  ", a.Depth)+clip(a.Name, nameWidth)+" · ", a.Rules)
	}
	width := 0
	for _, r := range rows {
		width = max(width, displayWidth(r[0]))
	}
	for _, r := range rows {
		p.line("  %s %s", padRight(r[0], width), r[1])
	}
}

// movedText says how a verdict moves: its share and people, else its bounds, or how far half or nine tenths of the people
// go; ok is false where none of what is shown does.
func (c *Console) movedText(r app.AccessRuleMoved) (text string, ok bool) {
	was, is := r.Before, r.After
	gain := gained(is.Within - was.Within)
	text = fmt.Sprintf("%s → %s  %s", padLeft(c.share(was), 8), padLeft(c.share(is), 8), gain)
	switch {
	case c.share(was) != c.share(is) || gain != gained(0):
		return text, true
	case interval(was) != interval(is):
		return text + "  " + interval(was) + " → " + interval(is), true
	case way(was, was.Median) != way(is, is.Median):
		return text + "  " + c.T("head_median") + " " + way(was, was.Median) + " → " + way(is, is.Median), true
	}
	return text + "  " + c.T("head_p90") + " " + way(was, was.P90) + " → " + way(is, is.P90), way(was, was.P90) != way(is, is.P90)
}

// share is that of a verdict, or that nobody knows it.
func (c *Console) share(r app.AccessRule) string {
	if r.NoneKnown {
		return c.T("none_known")
	}
	return percent(r.Share)
}

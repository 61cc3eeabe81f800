package cli

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"time"

	"zhenyu"
	"zhenyu/internal/app"
)

// sitingSolveCmd solves a problem in a format that researchers exchange.
type sitingSolveCmd struct {
	File     string        `arg:"" help:"help_solve_file"`
	Problem  string        `required:"" help:"help_problem" enum:"mclp,lscp,pmedian,pcenter,cpmedian,fair" placeholder:"NAME"`
	P        *int          `help:"help_solve_p" placeholder:"N"`
	Instance *int          `help:"help_instance" placeholder:"N"`
	Levels   *int          `help:"help_levels" placeholder:"N"`
	Limit    time.Duration `help:"help_solve_limit" default:"60s" placeholder:"60s"`
	Seed     uint64        `help:"help_seed" default:"0" placeholder:"N"`
	JSON     bool          `name:"json" help:"help_json"`
}

// Run solves it and prints what was found. An interrupt prints the best so far and is still one.
func (cmd *sitingSolveCmd) Run(ctx context.Context, c *Console) error {
	for _, count := range []struct {
		flag  string
		given *int
	}{{"--p", cmd.P}, {"--instance", cmd.Instance}, {"--levels", cmd.Levels}} {
		if count.given != nil && *count.given < 1 {
			return &zhenyu.Error{Kind: zhenyu.Invalid, Message: c.T("solve_bad_count", count.flag, *count.given)}
		}
	}
	f, err := os.Open(cmd.File)
	if err != nil {
		return err
	}
	defer f.Close()
	watch, tell := watchSearch(c)
	r, err := app.SitingSolve(ctx, f, app.SitingSolveOptions{
		Problem: cmd.Problem, P: orNone(cmd.P), Instance: orNone(cmd.Instance), Levels: orNone(cmd.Levels), Limit: cmd.Limit, Seed: cmd.Seed, Progress: tell,
	})
	watch.stop()
	if err != nil {
		return err
	}
	if cmd.JSON {
		err = c.printObject(r)
	} else {
		err = c.printSolved(r)
	}
	if r.Err() != nil {
		return cmp.Or(err, ctx.Err(), r.Err())
	}
	return cmp.Or(err, ended(ctx))
}

// figure is a number, or a dash where there is none.
func figure(format string, v *int64) string {
	if v == nil {
		return "—"
	}
	return fmt.Sprintf(format, *v)
}

// orNone is a count that may not be given, or 0.
func orNone(count *int) int {
	if count == nil {
		return 0
	}
	return *count
}

// atLevel says whose share the figures of a fair choice are: that of the first village that is not proven, or of the last.
func (c *Console) atLevel(r *app.SitingSolveResult) string {
	if len(r.Levels) == 0 {
		return ""
	}
	at := min(r.Proven, len(r.Levels)-1)
	return " " + c.T("solve_at", r.Levels[at].Village, at+1)
}

func (c *Console) printSolved(r *app.SitingSolveResult) error {
	p := newTablePrinter(c, c.Stdout)
	unit, gap := "", "—"
	if r.Gap != nil {
		gap = fmt.Sprintf("%.4f %%", 100**r.Gap)
	}
	if r.Problem == "fair" {
		unit = " " + c.T("solve_unit_fair") + c.atLevel(r)
	}
	for _, row := range []struct{ name, value string }{
		{"status", r.Status},
		{"stop", r.Stop},
		{"obj", figure("%d"+unit, r.Obj)},
		{"bound", figure("%d"+unit, r.Bound)},
		{"gap", gap},
		{"chosen", fmt.Sprint(r.Chosen)},
		{"total_s", fmt.Sprintf("%.3f", r.Seconds)},
		{"cpu_s", fmt.Sprintf("%.3f", r.CPUSeconds)},
	} {
		p.line("%s %s", padRight(row.name, 8), row.value)
	}
	if len(r.Levels) > 0 {
		p.line("%s %s", padRight("levels", 8), c.T("solve_proven_levels", r.Proven, len(r.Levels)))
	}
	for _, l := range r.Levels {
		proven := c.T("not_proven")
		if l.Proven {
			proven = c.T("proven")
		}
		p.line("%s %s", padRight("village", 8), c.T("solve_level", l.Village, l.Covered, l.People, 100*l.Share, proven))
	}
	if r.Unreachable > 0 {
		p.line("%s", c.T("solve_unreachable", r.Unreachable, r.LostPeople))
	}
	return p.err
}

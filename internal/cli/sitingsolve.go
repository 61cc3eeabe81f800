package cli

import (
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
	Instance int           `help:"help_instance" default:"1" placeholder:"N"`
	Levels   int           `help:"help_levels" default:"3" placeholder:"N"`
	Limit    time.Duration `help:"help_solve_limit" placeholder:"60s"`
	Seed     uint64        `help:"help_seed" default:"0" placeholder:"N"`
	JSON     bool          `name:"json" help:"help_json"`
}

// Run solves it and prints what was found. An interrupt prints the best so far and is still one.
func (cmd *sitingSolveCmd) Run(ctx context.Context, c *Console) error {
	p, err := cmd.sites(c)
	if err != nil {
		return err
	}
	f, err := os.Open(cmd.File)
	if err != nil {
		return err
	}
	defer f.Close()
	watch, tell := watchSearch(c)
	r, err := app.SitingSolve(ctx, f, app.SitingSolveOptions{
		Problem: cmd.Problem, P: p, Instance: cmd.Instance, Levels: cmd.Levels, Limit: cmd.Limit, Seed: cmd.Seed, Progress: tell,
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
	if err == nil {
		err = ctx.Err()
	}
	return err
}

// sites returns what --p asks for, or 0 where it is not given.
func (cmd *sitingSolveCmd) sites(c *Console) (int, error) {
	switch {
	case cmd.P == nil:
		return 0, nil
	case *cmd.P < 1:
		return 0, &zhenyu.Error{Kind: zhenyu.Invalid, Message: c.T("solve_bad_p", *cmd.P)}
	}
	return *cmd.P, nil
}

func (c *Console) printSolved(r *app.SitingSolveResult) error {
	p := newTablePrinter(c, c.Stdout)
	unit := ""
	if r.Problem == "fair" {
		unit = " " + c.T("solve_unit_fair")
	}
	if r.Status == "infeasible" { // nothing was found that the numbers could be of
		p.line("%s %s", padRight("status", 8), r.Status)
		p.line("%s %s", padRight("stop", 8), r.Stop)
		return p.err
	}
	for _, row := range []struct{ name, value string }{
		{"status", r.Status},
		{"stop", r.Stop},
		{"obj", fmt.Sprint(r.Obj) + unit},
		{"bound", fmt.Sprint(r.Bound) + unit},
		{"gap", fmt.Sprintf("%.4f %%", 100*r.Gap)},
		{"chosen", fmt.Sprint(r.Chosen)},
		{"total_s", fmt.Sprintf("%.3f", r.Seconds)},
		{"cpu_s", fmt.Sprintf("%.3f", r.CPUSeconds)},
	} {
		p.line("%s %s", padRight(row.name, 8), row.value)
	}
	for _, l := range r.Levels {
		p.line("%s %s", padRight("village", 8), c.T("solve_level", l.Village, l.Covered, l.People))
	}
	if r.Unreachable > 0 {
		p.line("%s", c.T("solve_unreachable", r.Unreachable, r.LostPeople))
	}
	return p.err
}

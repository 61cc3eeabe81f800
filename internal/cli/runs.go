package cli

import (
	"context"
	"fmt"
	"io"

	"zhenyu"
	"zhenyu/engine/siting"
	"zhenyu/internal/app"
)

// runsCmd shows and repeats runs.
type runsCmd struct {
	List   runsListCmd   `cmd:"" default:"withargs" help:"help_runs_list"`
	Show   runsShowCmd   `cmd:"" help:"help_runs_show"`
	Repeat runsRepeatCmd `cmd:"" help:"help_runs_repeat"`
}

// runsListCmd lists runs.
type runsListCmd struct {
	recordFlags
	formFlags
}

// Run lists.
func (cmd *runsListCmd) Run(ctx context.Context, c *Console) error {
	return cmd.with(ctx, c, "", func(r *app.Record) error {
		export := func(f app.Format, w io.Writer) error { return r.ExportRuns(ctx, me, f, c.Catalogue, w) }
		return cmd.write(c, export, func(w io.Writer) error {
			list, err := r.Runs(ctx, me, "", 0, shown)
			if err != nil {
				return err
			}
			for _, run := range list.Runs {
				fmt.Fprintf(w, "%6d  %s  %s  %s\n", run.ID, padRight(c.Of("run", string(run.Kind)), 10), run.EndedAt.String()[:16], c.runNote(run))
			}
			return c.older(w, len(list.Runs), list.Next != 0)
		})
	})
}

// runNote says what a run found in a line.
func (c *Console) runNote(run *zhenyu.Run) string {
	s := run.Summary
	note := c.found(run.Kind, s)
	if s.Cut && s.Status == string(siting.Optimal) {
		note += c.T("in_brackets", c.T("run_cut"))
	}
	if run.Repeats != 0 {
		note += c.T("in_brackets", c.repeated(run))
	}
	return note
}

// found says how many were measured, or are newly in reach: people, or nodes where nobody is known.
func (c *Console) found(kind zhenyu.RunKind, s zhenyu.RunSummary) string {
	switch sites := kind == zhenyu.SitingRun; {
	case sites && s.Nodes:
		return c.T("run_note_siting_nodes", s.Sites, s.New, c.Of("status", s.Status))
	case sites:
		return c.T("run_note_siting", s.Sites, s.New, c.Of("status", s.Status))
	case s.Nodes:
		return c.T("run_note_access_nodes", s.Origins, s.Rules, s.Areas)
	}
	return c.T("run_note_access", s.Origins, s.People, s.Rules, s.Areas)
}

func (c *Console) repeated(run *zhenyu.Run) string {
	switch {
	case run.Same:
		return c.T("run_same", run.Repeats)
	case run.Summary.Cut:
		return c.T("run_other_cut", run.Repeats)
	}
	return c.T("run_other", run.Repeats)
}

// runsShowCmd shows a run.
type runsShowCmd struct {
	recordFlags
	ID   int64  `arg:"" name:"id" help:"help_runs_id"`
	JSON bool   `name:"json" help:"help_json" xor:"form"`
	CSV  bool   `name:"csv" help:"help_runs_csv" xor:"form"`
	XLSX string `name:"xlsx" help:"help_list_xlsx" xor:"form" placeholder:"FILE"`
}

// Run shows it, or writes its tables.
func (cmd *runsShowCmd) Run(ctx context.Context, c *Console) error {
	return cmd.with(ctx, c, "", func(r *app.Record) error {
		page, err := r.Run(ctx, me, zhenyu.RunID(cmd.ID))
		if err != nil {
			return err
		}
		switch {
		case cmd.CSV:
			return page.Export(app.CSV, c.Catalogue, c.Stdout)
		case cmd.XLSX != "":
			return toFile(cmd.XLSX, func(w io.Writer) error { return page.Export(app.XLSX, c.Catalogue, w) })
		}
		return c.printRun(page, cmd.JSON)
	})
}

// printRun prints the report of a run, and what it was made of.
func (c *Console) printRun(page *app.RunPage, asJSON bool) error {
	if asJSON {
		return c.printObject(page)
	}
	p := newTablePrinter(c, c.Stdout)
	run := page.Run
	p.line("<b>%s</>", c.T("run_head", run.ID, run.EndedAt.String(), run.Engine))
	for _, in := range run.Inputs {
		p.line("<d>  %s</>", c.T("run_input", c.Of("layer", string(in.Kind)), in.Layer, in.Content[:16]))
	}
	if run.Stopped {
		p.line("  %s", c.T("run_stopped"))
	}
	if run.Repeats != 0 {
		p.line("  %s", c.repeated(run))
	}
	if p.err != nil {
		return p.err
	}
	if page.Access != nil {
		return c.printAccess(page.Access)
	}
	return c.printPlan(page.Siting)
}

// runsRepeatCmd repeats a run.
type runsRepeatCmd struct {
	recordFlags
	ID   int64 `arg:"" name:"id" help:"help_runs_id"`
	JSON bool  `name:"json" help:"help_json"`
}

// Run asks for it again, works on it.
func (cmd *runsRepeatCmd) Run(ctx context.Context, c *Console) error {
	return cmd.with(ctx, c, "", func(r *app.Record) error {
		row, err := r.RepeatRun(ctx, me, zhenyu.RunID(cmd.ID))
		if err != nil {
			return err
		}
		return c.workOn(ctx, r, row, cmd.JSON)
	})
}

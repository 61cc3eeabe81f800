package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"zhenyu/engine/access"
	"zhenyu/internal/app"
	"zhenyu/internal/lang"
	"zhenyu/internal/page"
	"zhenyu/internal/sheet"
)

// questionFlags ask where to add: of files, or of the record's layers.
type questionFlags struct {
	Category string   `required:"" help:"help_plan_category" placeholder:"NAME"`
	Problem  string   `help:"help_plan_problem" enum:"mclp,lscp,pmedian,pcenter,fair" default:"mclp"`
	P        int      `help:"help_plan_p" placeholder:"N"`
	Budget   float64  `help:"help_budget" placeholder:"COST"`
	Within   int      `help:"help_plan_within" default:"15" placeholder:"MINUTES"`
	Times    int      `help:"help_times" default:"1" placeholder:"N"`
	Fade     int      `help:"help_fade" placeholder:"MINUTES"`
	Capacity *float64 `help:"help_capacity" placeholder:"PEOPLE"`
	Levels   *int     `help:"help_plan_levels" placeholder:"N"`
}

// sitingRunCmd plans where to add.
type sitingRunCmd struct {
	studyFlags
	questionFlags
	Candidates string        `help:"help_candidates" default:"buildings" placeholder:"buildings|crossings|nodes|FILE"`
	SitesIn    datum         `name:"candidates-datum" help:"help_candidates_datum" enum:"wgs84,gcj02,bd09," default:""`
	Force      []string      `help:"help_force" placeholder:"ID"`
	Forbid     []string      `help:"help_forbid" placeholder:"ID"`
	Limit      time.Duration `help:"help_plan_limit" default:"60s" placeholder:"60s"`
	Seed       uint64        `help:"help_seed" default:"0" placeholder:"N"`
	Out        string        `help:"help_plan_out" placeholder:"FILE|DIR"`
	HTML       string        `name:"html" help:"help_access_html" placeholder:"FILE"`
	Title      string        `help:"help_title" placeholder:"TEXT"`
	JSON       bool          `name:"json" help:"help_json"`
}

// Run plans, and writes what was asked for. An interrupt writes the best so far and is still one.
func (cmd *sitingRunCmd) Run(ctx context.Context, c *Console) error {
	in, err := cmd.input(c)
	if err != nil {
		return err
	}
	if err := cmd.check(c); err != nil {
		return err
	}
	files := cmd.files(c)
	if len(files) == 0 && cmd.Out != "" {
		return &usageError{errors.New(c.T("usage_plan_out", cmd.Out))}
	}
	watch, tell := watchPlan(c)
	plan, err := app.RunSiting(context.WithoutCancel(ctx), app.SitingRequest{
		AccessInput: in, Category: cmd.Category, Within: cmd.Within, Candidates: cmd.Candidates, CandidatesDatum: access.Datum(cmd.SitesIn), Problem: cmd.Problem,
		P: cmd.P, Budget: cmd.Budget, Times: cmd.Times, Fade: cmd.Fade, Capacity: cmd.room(), Levels: orNone(cmd.Levels),
		Forced: cmd.Force, Forbidden: cmd.Forbid, Limit: cmd.Limit, Seed: cmd.Seed, Picture: cmd.HTML != "" || wantsPage(files), Progress: tell, Stop: ctx.Done(),
	})
	watch.stop()
	if err != nil {
		return err
	}
	for _, f := range files {
		if err := makeFolder(f.path); err != nil {
			return err
		}
		if err := app.ReplaceFile(f.path, func(w io.Writer) error { return f.write(w, plan) }); err != nil {
			return err
		}
		if f.page {
			fmt.Fprintln(c.Stderr, c.T("page_written", f.path))
		}
	}
	if cmd.JSON {
		err = c.printObject(plan)
	} else {
		err = c.printPlan(plan)
	}
	return cmp.Or(err, ended(ctx))
}

// errBestSoFar is an interrupt after which the best so far was printed.
var errBestSoFar = fmt.Errorf("the best so far was printed: %w", context.Canceled)

// ended is nil, or that the answer is one of an interrupted search.
func ended(ctx context.Context) error {
	if ctx.Err() != nil {
		return errBestSoFar
	}
	return nil
}

// planFile is a file that a plan is written to.
type planFile struct {
	path  string
	page  bool
	write func(io.Writer, *app.SitingReport) error
}

// files says what goes where: one file by its ending, or all of them into a folder.
func (cmd *sitingRunCmd) files(c *Console) []planFile {
	html := func(w io.Writer, r *app.SitingReport) error { return page.WritePlan(w, c.Catalogue, cmd.Title, r) }
	table := func(t func(*app.SitingReport, *lang.Catalogue) sheet.Table) func(io.Writer, *app.SitingReport) error {
		return func(w io.Writer, r *app.SitingReport) error { return t(r, c.Catalogue).WriteCSV(w) }
	}
	kinds := []struct {
		name string
		file planFile
	}{
		{"sites.csv", planFile{write: table((*app.SitingReport).SiteTable)}},
		{"areas.csv", planFile{write: table((*app.SitingReport).AreaTable)}},
		{"curve.csv", planFile{write: table((*app.SitingReport).CurveTable)}},
		{"sites.geojson", planFile{write: writeSitesGeoJSON}},
		{"plan.xlsx", planFile{write: func(w io.Writer, r *app.SitingReport) error {
			return sheet.WriteBook(w, r.Tables(c.Catalogue)...)
		}}},
		{"summary.json", planFile{write: func(w io.Writer, r *app.SitingReport) error { return writeObject(w, r) }}},
		{"index.html", planFile{page: true, write: html}},
	}
	var files []planFile
	single := filepath.Ext(cmd.Out) != ""
	for _, k := range kinds {
		f := k.file
		switch {
		case cmd.Out == "":
			continue
		case single && (len(files) > 0 || !hasEnding(cmd.Out, filepath.Ext(k.name))):
			continue // the first of an ending: a .csv is that of the sites
		case single:
			f.path = cmd.Out
		default:
			f.path = filepath.Join(cmd.Out, k.name)
		}
		files = append(files, f)
	}
	if cmd.HTML != "" {
		files = append(files, planFile{cmd.HTML, true, html})
	}
	return files
}

func wantsPage(files []planFile) bool {
	for _, f := range files {
		if f.page {
			return true
		}
	}
	return false
}

func (c *Console) printPlan(r *app.SitingReport) error {
	p := newTablePrinter(c, c.Stdout)
	p.line("<b>%s</>", r.Question(c.Catalogue))
	for _, text := range c.planFacts(r) {
		if text != "" {
			p.line("  %s", text)
		}
	}
	for i, s := range r.Sites {
		c.printSite(p, r, i, s)
	}
	p.line("\n  %s", r.Curves(c.Catalogue))
	for _, at := range r.Curve {
		about := " "
		if !at.Proven {
			about = "≈"
		}
		p.line("  %10s %s %10.0f %8s  %s", at.Step(), about, at.Within, percent(at.Share), r.PointValue(c.Catalogue, at)+bracketed(c, r.PointBound(c.Catalogue, at)))
	}
	if text := r.Missing(c.Catalogue); text != "" {
		p.line("  %s", text)
	}
	return p.err
}

// bracketed is a text in brackets, "" for none.
func bracketed(c *Console, text string) string {
	if text == "" {
		return ""
	}
	return c.T("in_brackets", text)
}

// planFacts are what is said of a plan as a whole, "" for what does not hold.
func (c *Console) planFacts(r *app.SitingReport) []string {
	when := func(holds bool, text string) string {
		if !holds {
			return ""
		}
		return text
	}
	var facts []string
	if r.Capacity && r.Had != nil && r.Unit == "people" {
		facts = append(facts, c.T("plan_served", 100**r.Had/r.People, 100*r.Value/r.People, app.Plural(c.Catalogue, "people", r.Value-*r.Had)))
	}
	facts = append(facts, c.T("plan_shares", c.shareOf(r.Before), c.shareOf(r.After), app.Plural(c.Catalogue, "people", r.New)), r.Change(c.Catalogue))
	if r.Cost != nil {
		facts = append(facts, c.T("plan_cost", *r.Cost))
	}
	return append(facts,
		c.T("plan_status", c.Of("status", planStatus(r)), app.Plural(c.Catalogue, "candidates", float64(r.Candidates)), r.CPUSeconds, r.PrepareSeconds, r.Seconds-r.PrepareSeconds),
		when(r.Status != "optimal", r.Proof(c.Catalogue)), r.Left(c.Catalogue), r.Fewer(c.Catalogue), r.Islands(c.Catalogue), c.coarse(r), r.Unused(c.Catalogue),
		when(r.Capacity, c.T("fact_capacity")),
		when(r.RoomIgnored, c.T("fact_capacity_ignored")),
		r.Outside(c.Catalogue), r.NoPlace(c.Catalogue), r.Unreached(c.Catalogue, fmt.Sprintf("%.0f", r.Lost)),
		when(len(r.AreasBeyond) > 0, c.T("fact_areas_beyond", strings.Join(r.AreasBeyond, c.T("list_comma")))),
	)
}

// printSite prints a site of a plan with whom it reaches and what its refusal costs.
func (c *Console) printSite(p *tablePrinter, r *app.SitingReport, i int, s app.SitingSite) {
	p.line("\n  <b>%d %s</> <d>%s %.6f,%.6f</>", i+1, strings.TrimSpace(s.Name+" "+s.ID), strings.TrimSpace(s.Area+" "+s.Stands(c.Catalogue)), s.Lon, s.Lat)
	if text := s.Already(c.Catalogue); text != "" {
		p.line("    %s", text)
	}
	line := c.T("site_new", app.Plural(c.Catalogue, "people", s.New))
	if gains := r.Gains(c.Catalogue, s); gains != "" {
		line += c.T("in_brackets", gains)
	}
	if s.Served != nil {
		line += c.T("list_comma") + c.T("site_served", app.Plural(c.Catalogue, "people", *s.Served))
	}
	p.line("    %s", line)
	switch f := s.Refusal; {
	case f != nil:
		p.line("    %s", r.Without(c.Catalogue, f))
	case s.Forced:
		p.line("    %s", c.T("site_forced"))
	default:
		p.line("    %s", c.Of("no_refusal", s.NoRefusal))
	}
}

// planStatus is how the search ended: a person's end is not that of the time, nor is one that leaves a rest undecided.
func planStatus(r *app.SitingReport) string {
	if r.Status == "limit" && (r.Stop == "stopped" || r.Stop == "nodes") {
		return r.Stop
	}
	return r.Status
}

// check refuses a room for nobody, no levels and no times, which would be taken for none that were given.
func (q *questionFlags) check(c *Console) error {
	if q.Times < 1 {
		return &usageError{errors.New(c.T("solve_bad_count", "--times", q.Times))}
	}
	if q.Capacity != nil && *q.Capacity == 0 {
		return &usageError{errors.New(c.T("usage_capacity"))}
	}
	if q.Levels != nil && *q.Levels < 1 {
		return &usageError{errors.New(c.T("solve_bad_count", "--levels", *q.Levels))}
	}
	return nil
}

func (q *questionFlags) room() float64 {
	if q.Capacity == nil {
		return 0
	}
	return *q.Capacity
}

// shareOf is a share with its interval.
func (c *Console) shareOf(r app.AccessRule) string {
	if r.Low == nil || r.High == nil {
		return percent(r.Share)
	}
	return fmt.Sprintf("%s (%.1f–%.1f)", percent(r.Share), 100**r.Low, 100**r.High)
}

// coarse warns of so few origins that a share is hardly one: each stands for thousands of people.
func (c *Console) coarse(r *app.SitingReport) string {
	if r.Origins == 0 || r.Origins > 50 || r.People/float64(r.Origins) < 1000 {
		return ""
	}
	return c.T("note_coarse", r.People, r.Origins)
}

package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"zhenyu/internal/app"
	"zhenyu/internal/page"
)

// measureFlags say what is measured and what is told of it.
type measureFlags struct {
	studyFlags
	ruleFlags
	Categories []string `help:"help_categories" placeholder:"NAME"`
	Limit      string   `help:"help_limit" placeholder:"1800s|none"`
	Complete   float64  `help:"help_complete" default:"1" placeholder:"0.9"`
	Straight   bool     `help:"help_straight"`
	Detail     bool     `help:"help_detail"`
	Title      string   `help:"help_title" placeholder:"TEXT"`
}

func (f *measureFlags) request(c *Console) (app.AccessRequest, error) {
	in, err := f.input(c)
	if err != nil {
		return app.AccessRequest{}, err
	}
	in.Categories, in.Complete = f.Categories, f.Complete
	if !(in.Complete > 0 && in.Complete <= 1) {
		return app.AccessRequest{}, &usageError{errors.New(c.T("usage_complete"))}
	}
	limit, err := c.limit(f.Limit)
	if err != nil {
		return app.AccessRequest{}, err
	}
	f.put(&in, limit)
	return app.AccessRequest{AccessInput: in, Limit: limit, Straight: f.Straight, Detail: f.Detail}, nil
}

// accessRunCmd measures the life circle.
type accessRunCmd struct {
	measureFlags
	Nearest    int    `help:"help_nearest" default:"1" placeholder:"K"`
	Cutoffs    []int  `help:"help_cutoffs" placeholder:"5,10,15"`
	Isochrones []int  `help:"help_isochrones" placeholder:"5,10,15"`
	Out        string `help:"help_access_out" placeholder:"FILE|DIR"`
	HTML       string `name:"html" help:"help_access_html" placeholder:"FILE"`
	JSON       bool   `name:"json" help:"help_json"`
	Part       string `help:"help_part" placeholder:"K/N"`
}

// Run measures, and writes what was asked for.
func (cmd *accessRunCmd) Run(ctx context.Context, c *Console) error {
	req, err := cmd.request(c)
	if err != nil {
		return err
	}
	if cmd.Part != "" {
		return cmd.part(ctx, c, app.AccessPart{AccessInput: req.AccessInput, Limit: req.Limit, Out: cmd.Out})
	}
	req.Ranks, req.Cutoffs, req.Isochrones = cmd.Nearest, cmd.Cutoffs, cmd.Isochrones
	to, err := c.accessFiles(cmd.Out)
	if err != nil {
		return err
	}
	if cmd.HTML != "" {
		to.page = cmd.HTML
	}
	if len(cmd.Isochrones) > 0 {
		if to.gaps == "" {
			return &usageError{errors.New(c.T("usage_isochrones"))}
		}
		to.isochrones = filepath.Join(cmd.Out, "isochrones.geojson")
	}
	report, err := to.fill(c, cmd.Title, req, func(req app.AccessRequest) (*app.AccessReport, error) { return app.RunAccess(ctx, req) })
	if err != nil {
		return err
	}
	if cmd.JSON {
		return c.printObject(report)
	}
	return c.printAccess(report)
}

// outputs are the files of a run, "" for those that nobody asked for.
type outputs struct{ rows, areas, places, gaps, shapes, isochrones, summary, page string }

// accessFiles says what goes where: one file by its ending, or all of them into a folder. A name with another ending is a
// folder only where there is one already: it is mostly a slip.
func (c *Console) accessFiles(out string) (outputs, error) {
	switch {
	case out == "":
		return outputs{}, nil
	case hasEnding(out, ".json"):
		return outputs{summary: out}, nil
	case hasEnding(out, ".html", ".htm"):
		return outputs{page: out}, nil
	case hasEnding(out, ".csv", ".geojson", ".parquet"):
		return outputs{rows: out}, nil
	}
	if info, err := os.Stat(out); filepath.Ext(filepath.Base(out)) != "" && (err != nil || !info.IsDir()) {
		return outputs{}, &usageError{errors.New(c.T("usage_access_out", out))}
	}
	return folderFiles(out), nil
}

// folderFiles are all files of a run, in a folder.
func folderFiles(out string) outputs {
	return outputs{
		rows: filepath.Join(out, "origins.csv"), areas: filepath.Join(out, "areas.csv"), places: filepath.Join(out, "places.csv"),
		gaps: filepath.Join(out, "gaps.csv"), shapes: filepath.Join(out, "gaps.geojson"),
		summary: filepath.Join(out, "summary.json"), page: filepath.Join(out, "index.html"),
	}
}

// fill lets a measurement run, which writes the rows itself, and writes the other files.
func (o outputs) fill(c *Console, title string, req app.AccessRequest, run func(app.AccessRequest) (*app.AccessReport, error)) (*app.AccessReport, error) {
	if err := o.folder(); err != nil {
		return nil, err
	}
	watch, tell := watchSteps(c)
	req.Out, req.Lists, req.Picture, req.Progress = o.rows, o.summary != "" || o.places != "", o.page != "", tell
	report, err := run(req)
	watch.stop()
	if err != nil {
		return nil, err
	}
	return report, o.write(c, title, report)
}

// folder makes the folders of the files.
func (o outputs) folder() error {
	for _, path := range []string{o.rows, o.areas, o.places, o.gaps, o.shapes, o.isochrones, o.summary, o.page} {
		if path != "" {
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				return err
			}
		}
	}
	return nil
}

// write writes the files beside the rows, each whole or not at all.
func (o outputs) write(c *Console, title string, r *app.AccessReport) error {
	writers := []struct {
		path string
		fill func(io.Writer) error
	}{
		{o.areas, app.AreaTable(c.Catalogue, r.Rules, r.Areas).WriteCSV},
		{o.places, app.PlaceTable(c.Catalogue, r).WriteCSV},
		{o.gaps, app.GapTable(c.Catalogue, r).WriteCSV},
		{o.shapes, func(w io.Writer) error { return app.WriteGaps(w, r) }},
		{o.isochrones, func(w io.Writer) error { return app.WriteIsochrones(w, r) }},
		{o.summary, func(w io.Writer) error { return writeObject(w, r) }},
		{o.page, func(w io.Writer) error { return page.WriteCircle(w, c.Catalogue, title, r) }},
	}
	for _, f := range writers {
		if f.path == "" {
			continue
		}
		if err := app.ReplaceFile(f.path, f.fill); err != nil {
			return err
		}
	}
	if o.page != "" {
		fmt.Fprintln(c.Stderr, c.T("page_written", o.page))
	}
	return nil
}

// part measures one part of a run and says what is in it. What is told of a run is told when its parts are merged.
func (cmd *accessRunCmd) part(ctx context.Context, c *Console, req app.AccessPart) error {
	number, of, ok := strings.Cut(cmd.Part, "/")
	k, err := strconv.Atoi(number)
	n, err2 := strconv.Atoi(of)
	if !ok || err != nil || err2 != nil || cmd.Out == "" || filepath.Ext(filepath.Base(cmd.Out)) != "" {
		return &usageError{errors.New(c.T("usage_access_part"))}
	}
	if cmd.JSON || cmd.HTML != "" || cmd.Title != "" || cmd.Straight || cmd.Detail || cmd.Areas != "" || cmd.Complete != 1 {
		return &usageError{errors.New(c.T("usage_part_told"))}
	}
	if len(cmd.Cutoffs) > 0 || cmd.Nearest > 1 || len(cmd.Isochrones) > 0 {
		return &usageError{errors.New(c.T("usage_part_counts"))}
	}
	req.Number, req.Of, req.Name = k, n, fmt.Sprintf("part-%d-of-%d", k, n)
	if req.Engine, err = c.engine(); err != nil {
		return err
	}
	watch, _ := watchSteps(c)
	done, err := app.RunAccessPart(ctx, req)
	watch.stop()
	if err != nil {
		return err
	}
	fmt.Fprintln(c.Stdout, c.T("access_part_done", done.Part, done.Records))
	return nil
}

package cli

import (
	"context"
	"encoding/json"
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

// accessRunCmd measures the life circle.
type accessRunCmd struct {
	studyFlags
	ruleFlags
	Categories []string `help:"${help_categories}" placeholder:"NAME"`
	Limit      string   `help:"${help_limit}" default:"1800s" placeholder:"1800s|none"`
	Cutoffs    []int    `help:"${help_cutoffs}" placeholder:"5,10,15"`
	Straight   bool     `help:"${help_straight}"`
	Detail     bool     `help:"${help_detail}"`
	Out        string   `help:"${help_access_out}" placeholder:"FILE|DIR"`
	HTML       string   `name:"html" help:"${help_access_html}" placeholder:"FILE"`
	Title      string   `help:"${help_title}" placeholder:"TEXT"`
	JSON       bool     `name:"json" help:"${help_json}"`
	Part       string   `help:"${help_part}" placeholder:"K/N"`
}

// Run measures, and writes what was asked for.
func (cmd *accessRunCmd) Run(ctx context.Context, c *Console) error {
	in, err := cmd.input(c)
	if err != nil {
		return err
	}
	cmd.put(&in)
	in.Categories = cmd.Categories
	limit, err := c.limit(cmd.Limit)
	if err != nil {
		return err
	}
	if cmd.Part != "" {
		return cmd.part(ctx, c, app.AccessPart{AccessInput: in, Limit: limit, Out: cmd.Out})
	}
	to := accessFiles(cmd.Out)
	if cmd.HTML != "" {
		to.page = cmd.HTML
	}
	if err := to.folder(); err != nil {
		return err
	}
	watch, tell := watchSteps(c)
	report, err := app.RunAccess(ctx, app.AccessRequest{
		AccessInput: in, Limit: limit, Cutoffs: cmd.Cutoffs, Straight: cmd.Straight, Detail: cmd.Detail,
		Out: to.rows, Picture: to.page != "", Progress: tell,
	})
	watch.stop()
	if err != nil {
		return err
	}
	if err := to.write(c, cmd.Title, report); err != nil {
		return err
	}
	if cmd.JSON {
		return c.printObject(report)
	}
	return c.printAccess(report)
}

// outputs are the files of a run, "" for those that nobody asked for.
type outputs struct{ rows, areas, summary, page string }

// accessFiles says what goes where: one file by its ending, or all of them into a folder.
func accessFiles(out string) outputs {
	switch {
	case out == "":
		return outputs{}
	case hasEnding(out, ".json"):
		return outputs{summary: out}
	case hasEnding(out, ".html", ".htm"):
		return outputs{page: out}
	case hasEnding(out, ".csv", ".geojson", ".parquet"):
		return outputs{rows: out}
	}
	return outputs{
		rows: filepath.Join(out, "origins.csv"), areas: filepath.Join(out, "areas.csv"),
		summary: filepath.Join(out, "summary.json"), page: filepath.Join(out, "index.html"),
	}
}

// folder makes the folders of the files.
func (o outputs) folder() error {
	for _, path := range []string{o.rows, o.areas, o.summary, o.page} {
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
		{o.areas, func(w io.Writer) error { return c.writeAreas(w, r) }},
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

func writeObject(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(v)
}

// writeAreas writes a row an area and rule, for a spreadsheet.
func (c *Console) writeAreas(w io.Writer, r *app.AccessReport) error {
	p := newSheet(c, w, "csv_code", "csv_area", "csv_rule_id", "csv_category", "csv_minutes", "csv_people", "csv_within", "csv_share",
		"csv_low", "csv_high", "csv_without", "csv_median", "csv_p90", "csv_source", "csv_verified")
	for _, a := range append([]app.AccessArea{{Name: c.T("area_all"), Rules: r.Rules}}, r.Areas...) {
		for _, rule := range a.Rules {
			p.write([]string{
				a.Code, a.Name, rule.ID, rule.Category, amount(rule.Seconds / 60), amount(rule.People), amount(rule.Within),
				optional(rule.Share, 1), optional(rule.Low, 1), optional(rule.High, 1), amount(rule.Without),
				optional(rule.Median, 1./60), optional(rule.P90, 1./60), rule.Source, c.yesNo(rule.Verified),
			})
		}
	}
	return p.close()
}

// amount is a number for a file: as short as it is exact to the thousandth.
func amount(v float64) string {
	text := strconv.FormatFloat(v, 'f', 3, 64)
	return strings.TrimRight(strings.TrimRight(text, "0"), ".")
}

// optional is a number that may be missing, times a factor; missing is empty, never 0.
func optional(v *float64, factor float64) string {
	if v == nil {
		return ""
	}
	return strconv.FormatFloat(*v*factor, 'f', 4, 64)
}

func (c *Console) yesNo(b bool) string {
	if b {
		return c.T("yes")
	}
	return c.T("no")
}

// part measures one part of a run and says what is in it.
func (cmd *accessRunCmd) part(ctx context.Context, c *Console, req app.AccessPart) error {
	number, of, ok := strings.Cut(cmd.Part, "/")
	k, err := strconv.Atoi(number)
	n, err2 := strconv.Atoi(of)
	if !ok || err != nil || err2 != nil || cmd.Out == "" || cmd.JSON || cmd.HTML != "" || filepath.Ext(cmd.Out) != "" {
		return &usageError{errors.New(c.T("usage_access_part"))}
	}
	req.Number, req.Of, req.Name = k, n, fmt.Sprintf("part-%d-of-%d", k, n)
	if req.Engine, err = app.EngineVersion(c.Version); err != nil {
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

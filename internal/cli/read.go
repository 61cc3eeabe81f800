package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"strings"

	"zhenyu"

	"zhenyu/internal/app"
	"zhenyu/internal/page"
	"zhenyu/internal/part"
)

// readCmd reads reports for people and programs, or, with --in and --out, one part of a long run.
type readCmd struct {
	Paths []string `arg:"" optional:"" name:"file" help:"help_read_file"`

	JSON  bool     `name:"json" help:"help_read_json" xor:"format"`
	JSONL bool     `name:"jsonl" help:"help_read_jsonl" xor:"format"`
	CSV   bool     `name:"csv" help:"help_read_csv" xor:"format"`
	HTML  string   `name:"html" help:"help_read_html" placeholder:"OUT"`
	Link  []string `help:"help_read_link" placeholder:"TEXT=ADDRESS" sep:"none"`
	Names string   `help:"help_names" placeholder:"CSV"`
	In    string   `help:"help_read_in" placeholder:"FILE|DIR"`
	Out   string   `help:"help_read_out" placeholder:"DIR"`
}

// Run reads.
func (cmd *readCmd) Run(ctx context.Context, c *Console) error {
	if cmd.In != "" || cmd.Out != "" {
		return cmd.part(ctx, c)
	}
	if len(cmd.Paths) == 0 {
		return &usageError{errors.New(c.T("usage_read_what"))}
	}
	reader, err := openReader(cmd.Names)
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(c.Stdout, 1<<16)
	printers := []printer{cmd.printer(c, out)}
	if cmd.HTML != "" {
		printers = append(printers, newPages(c, cmd.HTML, cmd.Paths, cmd.links()))
	}
	watch := watchReading(ctx, c, cmd.Paths)
	read, err := c.printAll(reader.Read(ctx, app.Sources(cmd.Paths, c.Stdin)), watch, printers)
	if read == 0 && err == nil {
		err = c.noReports(cmd.Paths)
	}
	watch.stop()
	return errors.Join(ctx.Err(), err, out.Flush())
}

// links are the other pages that the index leads to; one without a text is called by its address.
func (cmd *readCmd) links() []page.Link {
	var all []page.Link
	for _, l := range cmd.Link {
		text, address, ok := strings.Cut(l, "=")
		if !ok {
			address = text
		}
		all = append(all, page.Link{Text: text, Address: address})
	}
	return all
}

// printer writes reports in one form, in the order that they come.
type printer interface {
	print(r *app.Report) error
	close() error
}

func (cmd *readCmd) printer(c *Console, w io.Writer) printer {
	switch {
	case cmd.JSON:
		return newJSONPrinter(w, "  ")
	case cmd.JSONL:
		return newJSONPrinter(w, "")
	case cmd.CSV:
		return newCSVPrinter(c, w)
	}
	return newTablePrinter(c, w)
}

// noReports says that there was nothing to read.
func (c *Console) noReports(paths []string) error {
	return &zhenyu.Error{Kind: zhenyu.Invalid, Message: c.T("error_no_reports", strings.Join(paths, c.T("list_comma")))}
}

// printAll prints every outcome as it comes, reports by the printers, refusals on stderr, and counts them.
func (c *Console) printAll(outcomes iter.Seq[app.Outcome], watch *progress, printers []printer) (all int, err error) {
	unread := 0
	var missing error
	for o := range outcomes {
		all++
		watch.add(o)
		if o.Err != nil {
			unread++
			if missing == nil && isMissingFile(o.Err) {
				missing = o.Err
			}
			watch.clear()
			fmt.Fprintf(c.Stderr, "zhenyu: %s\n", c.explainOutcome(o))
			continue
		}
		for _, p := range printers {
			if err := p.print(o.Report); err != nil {
				return all, err
			}
		}
	}
	for _, p := range printers {
		if err := p.close(); err != nil {
			return all, err
		}
	}
	if unread > 0 {
		return all, &unreadError{unread, all, missing}
	}
	return all, nil
}

// explainOutcome names the document, and says what happened to it.
func (c *Console) explainOutcome(o app.Outcome) string {
	if isA[*fs.PathError](o.Err) || isA[*app.BadRecord](o.Err) {
		return c.explain(o.Err) // names the file itself
	}
	return o.ID + ": " + c.explain(o.Err)
}

// part reads one part and says what is in it.
func (cmd *readCmd) part(ctx context.Context, c *Console) error {
	filter := cmd.In == "-"
	if cmd.In == "" || filter != (cmd.Out == "") || len(cmd.Paths) > 0 || cmd.JSON || cmd.JSONL || cmd.CSV || cmd.HTML != "" {
		return &usageError{errors.New(c.T("usage_part"))}
	}
	if filter {
		return cmd.filter(ctx, c)
	}
	engine, err := c.engineWith(cmd.Names)
	if err != nil {
		return err
	}
	done, err := app.ReadPart(ctx, app.PartRequest{In: cmd.In, Out: cmd.Out, Names: cmd.Names, Engine: engine})
	if err != nil {
		return err
	}
	fmt.Fprintln(c.Stdout, c.T("part_done", done.Part, done.Records, done.Bad))
	return nil
}

// filter reads the records on stdin to lines on stdout.
func (cmd *readCmd) filter(ctx context.Context, c *Console) error {
	reader, err := openReader(cmd.Names)
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(c.Stdout, 1<<16)
	return errors.Join(reader.Filter(ctx, c.Stdin, out), out.Flush())
}

// engineWith names what makes a part: the program and the own names that it reads with, so that parts of other names do
// not merge to one run.
func (c *Console) engineWith(names string) (string, error) {
	engine, err := c.engine()
	if err != nil || names == "" {
		return engine, err
	}
	sum := part.NewInputHash()
	if err := sum.AddFile("names", names); err != nil {
		return "", err
	}
	return engine + "+names-" + sum.Sum()[:12], nil
}

// openReader opens the reader with the district's own names where a CSV is given.
func openReader(names string) (*app.Reader, error) {
	if names == "" {
		return app.OpenReader(nil)
	}
	f, err := os.Open(names)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return app.OpenReader(f)
}

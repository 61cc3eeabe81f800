package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"

	"zhenyu/internal/app"
)

// importCmd imports files into the record.
type importCmd struct {
	recordFlags
	Paths  []string `arg:"" name:"file" help:"help_read_file"`
	Names  string   `help:"help_names" placeholder:"CSV"`
	DryRun bool     `help:"help_import_dry"`
	JSON   bool     `name:"json" help:"help_import_json"`
}

// Run imports, and says what became of each document.
func (cmd *importCmd) Run(ctx context.Context, c *Console) error {
	return cmd.adding(cmd.DryRun)(ctx, c, cmd.Names, func(r *app.Record) error {
		var sum importSum
		failed := cmd.importAll(ctx, c, r, &sum)
		if failed == nil {
			failed = cmd.skip(c, &sum)
		}
		return cmd.end(ctx, c, &sum, failed)
	})
}

// importAll imports, until the record takes nothing more.
func (cmd *importCmd) importAll(ctx context.Context, c *Console, r *app.Record, sum *importSum) error {
	watch := watchReading(ctx, c, cmd.Paths)
	defer watch.stop()
	for done := range r.Import(ctx, me, app.Sources(cmd.Paths, c.Stdin), cmd.DryRun) {
		watch.add(app.Outcome{First: done.First, Size: done.Size})
		watch.clear()
		if done.Ended() {
			return done.Err
		}
		sum.add(done)
		if err := cmd.say(c, done); err != nil {
			return err
		}
	}
	return nil
}

// skippedNamed is how many of the files that were left out a person is told by name; JSON has them all.
const skippedNamed = 8

// skip says what the folders hold besides reports, since a report with an unknown ending would be missed unseen.
func (cmd *importCmd) skip(c *Console, sum *importSum) error {
	var named []string
	for name := range app.Skipped(cmd.Paths) {
		if sum.skipped++; cmd.JSON {
			if err := cmd.say(c, app.Imported{Name: name, Result: app.IsOther}); err != nil {
				return err
			}
		}
		switch {
		case sum.skipped <= skippedNamed:
			named = append(named, printable(name))
		case sum.skipped == skippedNamed+1:
			named = append(named, "…")
		}
	}
	if sum.skipped > 0 && !cmd.JSON {
		fmt.Fprintln(c.Stdout, c.T("import_skipped", sum.skipped, strings.Join(named, ", ")))
	}
	return nil
}

// importSum counts what became of the documents.
type importSum struct {
	all, fresh, known, refused, copies, skipped int

	missing error // the first file that does not exist
}

func (s *importSum) add(done app.Imported) {
	s.all++
	switch done.Result {
	case app.IsNew:
		s.fresh++
	case app.IsKnown:
		s.known++
	case app.Refused:
		s.refused++
		if s.missing == nil && isMissingFile(done.Err) {
			s.missing = done.Err
		}
	case app.IsOther: // no document; skip counts them
	}
	if done.Like != "" {
		s.copies++
	}
}

// say writes one line on one document. Refusals go to stderr, as those of reading do.
func (cmd *importCmd) say(c *Console, done app.Imported) error {
	if cmd.JSON {
		return json.NewEncoder(c.Stdout).Encode(done)
	}
	var line string
	switch {
	case done.Result == app.Refused:
		fmt.Fprintf(c.Stderr, "zhenyu: %s\n", c.explainOutcome(app.Outcome{ID: done.Name, Err: done.Err}))
		return nil
	case done.Result == app.IsKnown:
		line = c.T("import_known", done.Visit)
	case cmd.DryRun && done.Likeness > 0:
		line = c.T("import_would_copy", printable(done.Like), math.Floor(100*done.Likeness))
	case cmd.DryRun:
		line = c.T("import_would")
	case done.CopyOf != 0:
		line = c.T("import_copy", done.Visit, done.Items, done.CopyAt, printable(done.Like), math.Floor(100*done.Likeness))
	case !done.IsVisit:
		line = c.T("import_other", done.Visit, done.Items)
	default:
		line = c.T("import_new", done.Visit, done.Items)
	}
	_, err := fmt.Fprintf(c.Stdout, "%s: %s\n", printable(done.Name), line)
	return err
}

func (cmd *importCmd) end(ctx context.Context, c *Console, s *importSum, failed error) error {
	if !cmd.JSON {
		fmt.Fprintln(c.Stdout, c.T("import_sum", s.fresh, s.known, s.copies, s.refused, s.skipped))
	}
	if s.all == 0 && failed == nil && ctx.Err() == nil {
		failed = c.noReports(cmd.Paths)
	}
	if s.refused > 0 && failed == nil {
		failed = &unreadError{s.refused, s.all, s.missing}
	}
	return errors.Join(ctx.Err(), failed)
}

package cli

import (
	"context"
	"io"

	"zhenyu"
	"zhenyu/internal/app"
	"zhenyu/internal/sheet"
)

// circleCmd asks the record's life circle what its page shows.
type circleCmd struct {
	Show      circleShowCmd      `cmd:"" help:"help_circle_show"`
	Home      circleHomeCmd      `cmd:"" help:"help_circle_home"`
	Catchment circleCatchmentCmd `cmd:"" help:"help_circle_catchment"`
	Gaps      circleGapsCmd      `cmd:"" help:"help_circle_gaps"`
	Try       circleTryCmd       `cmd:"" help:"help_circle_try"`
}

// circleFlags say which circle is asked.
type circleFlags struct {
	recordFlags
	Profile  string         `help:"help_study_profile" default:"adult" placeholder:"NAME"`
	Standard string         `help:"help_standard" placeholder:"NAME"`
	Layer    zhenyu.LayerID `help:"help_circle_layer" placeholder:"ID"`
	JSON     bool           `name:"json" help:"help_json" xor:"form"`
	CSV      bool           `name:"csv" help:"help_circle_csv" xor:"form"`
	XLSX     string         `name:"xlsx" help:"help_list_xlsx" xor:"form" placeholder:"FILE"`
}

// categoryFlags ask for one category.
type categoryFlags struct {
	Category string `required:"" help:"help_circle_category" placeholder:"NAME"`
}

// withinFlags ask for one category within so many minutes.
type withinFlags struct {
	categoryFlags
	Minutes int `help:"help_plan_within" default:"15" placeholder:"MINUTES"`
}

func (f *withinFlags) query() app.CircleQuery {
	return app.CircleQuery{Category: f.Category, Minutes: f.Minutes}
}

// open opens the circle of the layers that are measured now, for a command.
func (f *circleFlags) open(ctx context.Context, c *Console, ask func(*app.Circle) error) error {
	return f.with(ctx, c, "", func(r *app.Record) error {
		in, version, err := r.Ground(ctx, me, f.Layer)
		if err != nil {
			return err
		}
		in.Profile, in.Standard = f.Profile, f.Standard
		watch, _ := watchSteps(c)
		circle, err := app.OpenCircle(ctx, in, version)
		watch.stop()
		if err != nil {
			return err
		}
		return ask(circle)
	})
}

// answer prints what a circle answers in the form asked for; show is for a person at a terminal.
func (f *circleFlags) answer(c *Console, circle *app.Circle, answer any, table sheet.Table, show func(*tablePrinter)) error {
	circle.CountNodes(&table, c.Catalogue)
	switch {
	case f.JSON:
		return c.printObject(answer)
	case f.CSV:
		return table.WriteCSV(c.Stdout)
	case f.XLSX != "":
		return toFile(f.XLSX, func(w io.Writer) error { return sheet.WriteBook(w, table) })
	}
	p := newTablePrinter(c, c.Stdout)
	if circle.Facts.Origins == "nodes" {
		p.line("<d>  %s</>", c.T("note_nodes"))
	}
	show(p)
	return p.err
}

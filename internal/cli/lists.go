package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"zhenyu"
	"zhenyu/internal/app"
)

// listFlags are the flags of every list: its form, and the days.
type listFlags struct {
	recordFlags
	Town string `help:"help_list_town" placeholder:"NAME|CODE"`
	From string `help:"help_list_from" placeholder:"2026-10-21"`
	To   string `help:"help_list_to" placeholder:"2026-10-21"`
	formFlags
}

// formFlags are the forms of a list.
type formFlags struct {
	JSON bool   `name:"json" help:"help_list_json" xor:"form"`
	CSV  bool   `name:"csv" help:"help_list_csv" xor:"form"`
	XLSX string `name:"xlsx" help:"help_list_xlsx" xor:"form" placeholder:"FILE"`
}

// write writes a list in the form asked for; show is for a person at a terminal.
func (f *formFlags) write(c *Console, export func(app.Format, io.Writer) error, show func(io.Writer) error) error {
	switch {
	case f.JSON:
		return export(app.JSONL, c.Stdout)
	case f.CSV:
		return export(app.CSV, c.Stdout)
	case f.XLSX != "":
		return toFile(f.XLSX, func(w io.Writer) error { return export(app.XLSX, w) })
	}
	out := bufio.NewWriter(c.Stdout)
	return errors.Join(show(out), out.Flush())
}

// inFolder is the operation of an error that names the folder in which a file was to be made.
const inFolder = "make in"

// toFile writes a file that is there whole or not at all.
func toFile(name string, write func(io.Writer) error) error {
	part := name + ".part"
	f, err := os.Create(part)
	if err != nil {
		return ofTarget(name, err)
	}
	defer os.Remove(part)
	if err := errors.Join(write(f), f.Close()); err != nil {
		return ofTarget(name, err)
	}
	return os.Rename(part, name)
}

// ofTarget lets an error name the file that a person asked for, not that under which it is written at first, or its folder
// where that is not there.
func ofTarget(name string, err error) error {
	e, ok := errors.AsType[*fs.PathError](err)
	switch {
	case !ok || e.Path != name && e.Path != name+".part":
		return err
	case errors.Is(e, fs.ErrNotExist):
		return &fs.PathError{Op: inFolder, Path: filepath.Dir(name), Err: fs.ErrNotExist}
	}
	return &fs.PathError{Op: e.Op, Path: name, Err: e.Err}
}

// town finds the area that was named, 0 for none. Of one that is no more it says so, and what it became.
func (c *Console) town(ctx context.Context, r *app.Record, name string) (zhenyu.AreaID, error) {
	if name == "" {
		return 0, nil
	}
	a, err := r.FindTown(ctx, me, name)
	if err != nil {
		return 0, err
	}
	switch {
	case a.IntoName != "":
		fmt.Fprintln(c.Stderr, c.T("town_became", a.Name, a.To.String(), a.IntoName))
	case a.To != 0:
		fmt.Fprintln(c.Stderr, c.T("town_ended", a.Name, a.To.String()))
	}
	return a.ID, nil
}

// days reads the first and the last day.
func (f *listFlags) days(c *Console) (from, to zhenyu.Day, err error) {
	if from, err = c.day(f.From); err == nil {
		to, err = c.day(f.To)
	}
	if err == nil && to != 0 && from > to.Last() {
		err = &usageError{errors.New(c.T("usage_days", f.From, f.To))}
	}
	return from, to, err
}

func (c *Console) day(text string) (zhenyu.Day, error) {
	day, err := zhenyu.ParseDay(text)
	if err != nil {
		return 0, &usageError{errors.New(c.T("usage_day", text))}
	}
	return day, nil
}

// shown is how many rows a terminal gets; the other forms are whole.
const shown = 200

// visitsCmd lists visits.
type visitsCmd struct {
	listFlags
	Status string `help:"help_list_status" enum:"proposed,accepted,rejected," default:"" placeholder:"proposed|accepted|rejected"`
	Other  bool   `help:"help_visits_other"`
}

// Run lists.
func (cmd *visitsCmd) Run(ctx context.Context, c *Console) error {
	from, to, err := cmd.days(c)
	if err != nil {
		return err
	}
	return cmd.with(ctx, c, "", func(r *app.Record) error {
		q := app.VisitQuery{Status: zhenyu.Status(cmd.Status), Other: cmd.Other, From: from, To: to, Limit: shown}
		if q.Town, err = c.town(ctx, r, cmd.Town); err != nil {
			return err
		}
		export := func(f app.Format, w io.Writer) error { return r.ExportVisits(ctx, me, q, f, c.Catalogue, w) }
		return cmd.write(c, export, func(w io.Writer) error {
			list, err := r.Visits(ctx, me, q)
			if err != nil {
				return err
			}
			guessed := false
			for _, v := range list.Visits {
				guessed = guessed || v.Value.YearGuessed
				fmt.Fprintf(w, "%6d  %s  %s  %s\n", v.ID, dayCell(v.Value.Day, v.Value.YearGuessed), padRight(clip(printable(v.Value.Title), 48), 48),
					c.T("visit_progress", v.Stops, v.Directives, v.Proposed))
			}
			c.noteGuessed(w, guessed)
			c.none(len(list.Visits), "visits_none")
			return c.more(w, len(list.Visits), list.Total)
		})
	})
}

// dayCell gives a day as a list shows it, with ? where its year is a guess.
func dayCell(day zhenyu.Day, guessed bool) string {
	text := day.String()
	if guessed {
		text += "?"
	}
	return padRight(text, 11)
}

// noteGuessed says what the ? of a list means.
func (c *Console) noteGuessed(w io.Writer, guessed bool) {
	if guessed {
		fmt.Fprintln(w, c.T("year_guessed_note"))
	}
}

// none says, where a list has no row, how it comes to have some.
func (c *Console) none(rows int, key string) {
	if rows == 0 {
		fmt.Fprintln(c.Stderr, c.T(key))
	}
}

// more says that there are more rows than were shown.
func (c *Console) more(w io.Writer, n, total int) error {
	if total <= n {
		return nil
	}
	all := fmt.Sprint(total)
	if total > 1000 {
		all = c.T("more_than", 1000)
	}
	_, err := fmt.Fprintln(w, c.T("list_more", n, all))
	return err
}

// directivesCmd lists directives.
type directivesCmd struct {
	listFlags
	Theme      string `help:"help_directives_theme" enum:"environment,investment,industry,rural,agriculture,infrastructure,livability,safety,governance,digital,other," default:"" placeholder:"THEME"`
	Site       int64  `help:"help_directives_site" placeholder:"ID"`
	Status     string `help:"help_list_status" enum:"proposed,accepted,rejected," default:"" placeholder:"proposed|accepted|rejected"`
	Measurable string `help:"help_directives_measurable" enum:"yes,no," default:"" placeholder:"yes|no"`
}

// Run lists.
func (cmd *directivesCmd) Run(ctx context.Context, c *Console) error {
	from, to, err := cmd.days(c)
	if err != nil {
		return err
	}
	return cmd.with(ctx, c, "", func(r *app.Record) error {
		q := app.DirectiveQuery{
			Theme: zhenyu.Theme(cmd.Theme), Site: zhenyu.SiteID(cmd.Site), Status: zhenyu.Status(cmd.Status), From: from, To: to, Limit: shown,
		}
		if cmd.Measurable != "" {
			yes := cmd.Measurable == "yes"
			q.Measurable = &yes
		}
		if q.Town, err = c.town(ctx, r, cmd.Town); err != nil {
			return err
		}
		export := func(f app.Format, w io.Writer) error { return r.ExportDirectives(ctx, me, q, f, c.Catalogue, w) }
		return cmd.write(c, export, func(w io.Writer) error {
			list, err := r.Directives(ctx, me, q)
			if err != nil {
				return err
			}
			guessed := false
			for _, i := range list.Directives {
				guessed = guessed || i.YearGuessed
				d := i.Value().Directive
				shape := map[bool]string{true: "●", false: "◌"}[d.Measurable]
				fmt.Fprintf(w, "%6d  %s  %s %s %s  %s\n", i.ID, dayCell(i.Day, i.YearGuessed), shape, padRight(clip(printable(d.Text), askColumns), askColumns),
					padRight(c.Of("theme", string(d.Theme)), 12), c.Of("status", string(i.Status)))
			}
			c.noteGuessed(w, guessed)
			c.none(len(list.Directives), "directives_none")
			return c.more(w, len(list.Directives), list.Total)
		})
	})
}

// sitesCmd lists sites.
type sitesCmd struct {
	recordFlags
	Town string `help:"help_list_town" placeholder:"NAME|CODE"`
	Kind string `help:"help_sites_kind" enum:"park,enterprise,farm,facility,other," default:"" placeholder:"KIND"`
	formFlags
}

// Run lists.
func (cmd *sitesCmd) Run(ctx context.Context, c *Console) error {
	return cmd.with(ctx, c, "", func(r *app.Record) error {
		q := app.SiteQuery{Kind: zhenyu.StopKind(cmd.Kind), Limit: shown}
		var err error
		if q.Town, err = c.town(ctx, r, cmd.Town); err != nil {
			return err
		}
		export := func(f app.Format, w io.Writer) error { return r.ExportSites(ctx, me, q, f, c.Catalogue, w) }
		return cmd.write(c, export, func(w io.Writer) error {
			list, err := r.Sites(ctx, me, q)
			if err != nil {
				return err
			}
			for _, s := range list.Sites {
				name := printable(strings.Join(append([]string{s.Name}, s.Aliases...), " / "))
				fmt.Fprintf(w, "%6d  %s  %s  %s  %s\n", s.ID, padRight(clip(name, 44), 44), padRight(c.Of("kind", string(s.Kind)), 12), padRight(s.TownName, 12),
					c.T("site_mentions", s.Stops, s.Directives, s.Last.String()))
			}
			c.none(len(list.Sites), "sites_none")
			if list.Next != 0 {
				_, err = fmt.Fprintln(w, c.T("list_more", len(list.Sites), c.T("more_than", len(list.Sites))))
			}
			return err
		})
	})
}

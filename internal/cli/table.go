package cli

import (
	"fmt"
	"io"
	"strings"

	"zhenyu/engine/report"
	"zhenyu/internal/app"
)

// askColumns is how much of an ask's text a line of the table shows: the rest of an 80-column line is for its
// theme and verdict. The whole text is in the page and in every other form.
const askColumns = 56

// tablePrinter writes a report for a person at a terminal.
type tablePrinter struct {
	c                *Console
	w                io.Writer
	themeColumns     int    // of the widest theme
	bold, dim, plain string // what the terminal takes for them; nothing where there is none
	err              error
}

func newTablePrinter(c *Console, w io.Writer) *tablePrinter {
	p := &tablePrinter{c: c, w: w}
	for key, text := range c.Texts() {
		if strings.HasPrefix(key, "theme_") {
			p.themeColumns = max(p.themeColumns, displayWidth(text))
		}
	}
	if isTerminal(c.Stdout) && c.Getenv("NO_COLOR") == "" && c.Getenv("TERM") != "dumb" {
		p.bold, p.dim, p.plain = "\x1b[1m", "\x1b[2m", "\x1b[0m"
	}
	return p
}

func (p *tablePrinter) print(r *app.Report) error {
	p.head(r)
	p.stops(r.Reading.Stops)
	p.met(r.Reading.Met)
	for _, g := range app.Groups(r.Reading) {
		p.group(r.Reading, g)
	}
	p.line("")
	return p.err
}

func (p *tablePrinter) close() error { return p.err }

// line writes one line. Control signs of a foreign text never reach the terminal, where they could move the
// cursor or rename the window.
func (p *tablePrinter) line(format string, args ...any) {
	for i, a := range args {
		if s, ok := a.(string); ok {
			args[i] = printable(s)
		}
	}
	if p.err == nil {
		text := fmt.Sprintf(strings.NewReplacer("<b>", p.bold, "<d>", p.dim, "</>", p.plain).Replace(format), args...)
		_, p.err = io.WriteString(p.w, strings.TrimRight(text, " ")+"\n")
	}
}

func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
			return ' '
		}
		return r
	}, s)
}

func (p *tablePrinter) head(r *app.Report) {
	p.line("<b>%s</>", r.ID)
	for _, note := range r.Notes {
		p.line("<d>  %s</>", note.In(p.c.Catalogue))
	}
	if !r.Reading.IsVisit {
		p.line("  %s", p.c.T("table_no_visit", p.c.Of("reason", r.Reading.Reason)))
	}
	if r.Reading.Date != "" {
		p.line("  %s %s", p.c.T("table_date"), r.Reading.Date)
	}
	p.people("table_leaders", r.Reading.Leaders)
	p.people("table_participants", r.Reading.Participants)
}

func (p *tablePrinter) people(key string, people []report.Person) {
	if len(people) == 0 {
		return
	}
	names := make([]string, len(people))
	for i, who := range people {
		names[i] = who.Name
		if who.Title != "" {
			names[i] += p.c.T("in_brackets", who.Title)
		}
	}
	p.line("  %s %s", p.c.T(key), strings.Join(names, p.c.T("list_comma")))
}

func (p *tablePrinter) stops(stops []report.Stop) {
	if len(stops) == 0 {
		return
	}
	p.line("\n  <b>%s</>", p.c.T("table_stops", len(stops)))
	for i, s := range stops {
		name := strings.Repeat("  ", depth(stops, i)) + s.Place
		p.line("  %3d %s <d>%s</>", i+1, padRight(name, 44), p.stopNote(s))
	}
}

// depth counts the containers around a stop. A container stands before its sites, so the way up ends.
func depth(stops []report.Stop, i int) int {
	n := 0
	for up := stops[i].Parent; up >= 0 && up < i; i, up = up, stops[up].Parent {
		n++
	}
	return n
}

func (p *tablePrinter) stopNote(s report.Stop) string {
	note := p.c.Of("kind", string(s.Kind))
	switch {
	case s.Code != "":
		note += " " + s.Code
	case len(s.Candidates) > 0:
		note += " " + p.c.T("stop_candidates", len(s.Candidates))
	case s.New:
		note += " " + p.c.T("stop_new")
	}
	return note
}

func (p *tablePrinter) met(met []report.Met) {
	if len(met) == 0 {
		return
	}
	p.line("\n  <b>%s</>", p.c.T("table_organisations", len(met)))
	for _, m := range met {
		p.line("      %s", m.Name)
	}
}

func (p *tablePrinter) group(r *report.Reading, g app.Group) {
	title := p.c.T("asks_general")
	if g.For != "" {
		title = p.c.T("asks_of", g.For)
	}
	p.line("\n  <b>%s</> <d>%s</>", title, p.c.T("asks_count", len(g.Asks), g.Measurable))
	for _, i := range g.Asks {
		d := r.Directives[i]
		p.line("    %s %s %s <d>%s</>", verdictShape(d), padRight(clip(d.Text, askColumns), askColumns), padRight(p.c.Of("theme", string(d.Theme)), p.themeColumns), p.askNote(d))
	}
}

// verdictShape tells what is measurable without colour, as the page does.
func verdictShape(d report.Directive) string {
	if d.Measurable {
		return "●"
	}
	return "◌"
}

func (p *tablePrinter) askNote(d report.Directive) string {
	var notes []string
	if d.Deadline != "" {
		notes = append(notes, d.Deadline)
	}
	for _, q := range d.Quantities {
		notes = append(notes, q.Text)
	}
	if len(d.Vague) > 0 {
		notes = append(notes, p.c.T("ask_vague", strings.Join(d.Vague, "、")))
	}
	return strings.Join(notes, " · ")
}

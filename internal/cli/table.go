package cli

import (
	"fmt"
	"io"
	"strings"

	"zhenyu/engine/report"
	"zhenyu/internal/app"
)

// askColumns is how much of an ask's text a line of the table shows beside its theme and verdict. A narrow terminal shows
// all of it, over as many lines as it takes; so do the page and every other form.
const askColumns = 56

// wideColumns is how wide a terminal is on which an ask has a line of its own; what is beyond is for the ask's text.
const wideColumns = 100

// tablePrinter writes a report for a person at a terminal.
type tablePrinter struct {
	c                *Console
	w                io.Writer
	themeColumns     int    // of the widest theme
	columns          int    // of the terminal, 0 where nobody looks at one
	bold, dim, plain string // what the terminal takes for them; nothing where there is none
	err              error
}

func newTablePrinter(c *Console, w io.Writer) *tablePrinter {
	p := &tablePrinter{c: c, w: w, columns: terminalColumns(c.Stdout)}
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

// narrow tells a terminal on which an ask and what there is to say of it do not go side by side.
func (p *tablePrinter) narrow() bool { return p.columns > 0 && p.columns < wideColumns }

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
		_, p.err = io.WriteString(p.w, fold(strings.TrimRight(text, " "), p.columns)+"\n")
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
		if !p.narrow() {
			name = padRight(name, 44)
		}
		p.line("  %3d %s <d>%s</>", i+1, name, p.stopNote(s))
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
		note += " " + p.c.T("stop_candidates", s.CandidatesOf)
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
	room := max(askColumns, p.columns-wideColumns+askColumns)
	for _, i := range g.Asks {
		d := r.Directives[i]
		if p.narrow() {
			p.line("    %s %s", verdictShape(d), d.Text)
			p.line("      <d>%s  %s</>", p.c.Of("theme", string(d.Theme)), p.askNote(d))
			continue
		}
		p.line("    %s %s %s <d>%s</>", verdictShape(d), padRight(clip(d.Text, room), room), padRight(p.c.Of("theme", string(d.Theme)), p.themeColumns), p.askNote(d))
	}
}

// verdictShape tells what is measurable without colour, as the page does.
func verdictShape(d report.Directive) string {
	if d.Measurable {
		return "●"
	}
	return "◌"
}

// askNote says who was asked, by when, how much, and what is vague about it.
func (p *tablePrinter) askNote(d report.Directive) string {
	var notes []string
	if d.Addressee != nil {
		notes = append(notes, p.c.T("ask_addressee", *d.Addressee))
	}
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

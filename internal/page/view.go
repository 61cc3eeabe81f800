package page

import (
	"fmt"
	"strings"

	"zhenyu/engine/report"
	"zhenyu/internal/app"
	"zhenyu/internal/lang"
)

// view is what the template shows.
type view struct {
	*lang.Catalogue
	Report   *app.Report
	Head     head
	Stops    []stopRow
	Met      []itemRow
	Remarks  []remarkRow
	Guesses  []itemRow
	Groups   []groupRow
	Received []node
	Repaired []node // empty where nothing was repaired
	Policy   string
}

// head is who came when.
type head struct {
	Leaders      []itemRow
	Participants []itemRow
}

// itemRow is an item of the right side: the key that its spans share, and what to show.
type itemRow struct {
	Key  string
	Name string
	Note string
	Why  string
}

type stopRow struct {
	itemRow
	Number int
	Depth  int
	Kind   string
	Code   string
	Flag   string
}

type remarkRow struct {
	itemRow
	Kind  string
	Place string
}

type groupRow struct {
	Title      string
	Asks       []askRow
	Measurable int
}

type askRow struct {
	itemRow
	Number     int
	Theme      string
	Measurable bool
	Vague      []string
	Details    []string // addressee, by whom, deadline, quantities
	Confidence string
}

// reading makes the rows and the marks of one reading together, so that the two sides cannot differ.
type reading struct {
	*lang.Catalogue
	r        *report.Reading
	received []mark
	repaired []mark
}

// row gives the row of an item, and marks its spans.
func (b *reading) row(kind string, n int, name, label string, why report.Why) itemRow {
	it := itemRow{Key: fmt.Sprintf("%s-%d", kind, n), Name: name, Why: b.T("page_why", why.Rule, why.Confidence)}
	m := mark{Kind: kind, Key: it.Key, Label: label, Title: b.Of("mark", kind)}
	m.Start, m.End = why.Span[0], why.Span[1]
	b.received = append(b.received, m)
	m.Start, m.End = why.Repaired[0], why.Repaired[1]
	b.repaired = append(b.repaired, m)
	return it
}

func (b *reading) head() head {
	var h head
	for i, p := range b.r.Leaders {
		h.Leaders = append(h.Leaders, b.person(i, p))
	}
	for i, p := range b.r.Participants {
		h.Participants = append(h.Participants, b.person(len(b.r.Leaders)+i, p))
	}
	return h
}

func (b *reading) person(n int, p report.Person) itemRow {
	it := b.row("person", n, p.Name, b.T("label_person"), p.Why)
	it.Note = p.Title
	return it
}

func (b *reading) stops() []stopRow {
	rows := make([]stopRow, len(b.r.Stops))
	for i, s := range b.r.Stops {
		it := b.row("place", i, s.Place, fmt.Sprint(i+1), s.Why)
		it.Note = s.Organisation
		rows[i] = stopRow{itemRow: it, Number: i + 1, Depth: min(b.depth(i), 4), Kind: b.Of("kind", string(s.Kind)), Code: s.Code, Flag: b.flag(s)}
	}
	return rows
}

func (b *reading) flag(s report.Stop) string {
	switch {
	case s.Code != "":
		return ""
	case len(s.Candidates) > 0:
		return b.T("stop_candidates", s.CandidatesOf)
	case s.New:
		return b.T("stop_new")
	}
	return ""
}

// depth counts the containers around a stop. A container stands before its sites, so the way up ends.
func (b *reading) depth(i int) int {
	n := 0
	for up := b.r.Stops[i].Parent; up >= 0 && up < i; i, up = up, b.r.Stops[up].Parent {
		n++
	}
	return n
}

func (b *reading) met() []itemRow {
	rows := make([]itemRow, len(b.r.Met))
	for i, m := range b.r.Met {
		rows[i] = b.row("organisation", i, m.Name, b.T("label_organisation"), m.Why)
		rows[i].Note = b.place(m.Stop)
	}
	return rows
}

// remarks have rows and are found from them, but no tint of their own: a text would be all tint.
func (b *reading) remarks() []remarkRow {
	rows := make([]remarkRow, len(b.r.Remarks))
	for i, m := range b.r.Remarks {
		rows[i] = remarkRow{b.row("remark", i, m.Text, "", m.Why), b.Of("remark", m.Kind), b.place(m.Stop)}
	}
	return rows
}

func (b *reading) place(stop int) string {
	if stop < 0 || stop >= len(b.r.Stops) {
		return ""
	}
	return b.r.Stops[stop].Place
}

func (b *reading) guesses() []itemRow {
	rows := make([]itemRow, len(b.r.Guesses))
	for i, g := range b.r.Guesses {
		rows[i] = b.row("guess", i, g.Now, "", g.Why)
		rows[i].Note = g.Was
		b.received[len(b.received)-1].Title = b.T("guess_was", g.Was)
		b.repaired[len(b.repaired)-1].Title = b.T("guess_was", g.Was)
	}
	return rows
}

// groups gives the asks by whom they are for; the number of an ask is its place in the text.
func (b *reading) groups() []groupRow {
	var rows []groupRow
	for _, g := range app.Groups(b.r) {
		row := groupRow{Title: b.T("asks_general"), Measurable: g.Measurable}
		if g.For != "" {
			row.Title = b.T("asks_of", g.For)
		}
		for _, i := range g.Asks {
			row.Asks = append(row.Asks, b.ask(i, b.r.Directives[i]))
		}
		rows = append(rows, row)
	}
	return rows
}

func (b *reading) ask(n int, d report.Directive) askRow {
	it := b.row("ask", n, d.Text, fmt.Sprint(n+1), d.Why)
	return askRow{
		itemRow: it, Number: n + 1, Theme: b.Of("theme", string(d.Theme)), Measurable: d.Measurable, Vague: d.Vague,
		Details: b.details(d), Confidence: fmt.Sprintf("%.2f", d.Confidence),
	}
}

func (b *reading) details(d report.Directive) []string {
	var all []string
	add := func(key, value string) {
		if value != "" {
			all = append(all, b.T(key, value))
		}
	}
	if d.Addressee != nil {
		add("ask_addressee", *d.Addressee)
	}
	add("ask_by", d.By)
	add("ask_deadline", d.Deadline)
	quantities := make([]string, len(d.Quantities))
	for i, q := range d.Quantities {
		quantities[i] = q.Text
	}
	add("ask_quantities", strings.Join(quantities, "、"))
	return all
}

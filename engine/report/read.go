package report

import (
	"slices"
	"strconv"
	"strings"

	"zhenyu/engine/gazetteer"
	"zhenyu/engine/han"
	"zhenyu/engine/repair"
)

// MaxBytes is the longest text that is read as one report; the longest real ones have a tenth.
const MaxBytes = 256 << 10

// MaxCandidates is how many codes of a name that stays ambiguous are listed: hundreds of villages share one.
const MaxCandidates = 20

// Read gives the reading of one document's text.
func Read(text string, g *gazetteer.Gazetteer) *Reading {
	if len(text) > MaxBytes {
		r := &Reading{Script: string(han.Detect(text)), Reason: "long"}
		r.fill()
		return r
	}
	mended := repair.Repair(text)
	p := lay(mended.Repaired, g)
	c := p.findPeople()
	directives := p.findDirectives(c)
	t := p.walk(c, directives)
	p.assignRoles(c)
	p.attribute(directives, t)
	visit, reason := p.genre(t, c, directives)
	w := &writer{p: p, anchor: newAnchor(mended), cast: c, tour: t}
	r := &Reading{Script: script(mended), IsVisit: visit, Reason: reason, Guesses: w.guesses()}
	if visit || reason == "meeting" {
		w.people(r)
		w.date(r, directives)
	}
	if visit {
		w.stops(r, p.locate(t, g), g)
		w.met(r)
		w.remarks(r, directives)

	}
	if visit || reason == "meeting" {
		w.directives(r, directives)
	}
	r.fill()
	return r
}

// script names the script of a text, or that it is garbled.
func script(t *repair.Text) string {
	if t.Garbled {
		return "garbled"
	}
	return string(han.Detect(t.Repaired))
}

// fill makes the lists of a reading lists rather than nil.
func (r *Reading) fill() {
	r.Leaders = append([]Person{}, r.Leaders...)
	r.Participants = append([]Person{}, r.Participants...)
	r.Stops = append([]Stop{}, r.Stops...)
	r.Met = append([]Met{}, r.Met...)
	r.Remarks = append([]Remark{}, r.Remarks...)
	r.Directives = append([]Directive{}, r.Directives...)
	r.Guesses = append([]Guess{}, r.Guesses...)
}

// writer turns what the passes made into the items of a reading.
type writer struct {
	p      *passage
	anchor *anchor
	cast   *cast
	tour   *tour
}

// clean gives a range in clean simplified Chinese with full-width marks.
func (w *writer) clean(s span) string {
	if s.empty() {
		return ""
	}
	start, end := w.anchor.bytes(s)
	simplified := han.Simplify(w.anchor.text.Repaired[start:end])
	if !strings.ContainsFunc(simplified, func(r rune) bool { return isSpace(r) || isBlank(r) || fullWidth(r) != r }) {
		return simplified // nothing to clean, as mostly
	}
	text := []rune(simplified)
	kept := text[:0] // in place: nothing is written before it is read
	for i, r := range text {
		inNumber := i > 0 && i+1 < len(text) && isDigit(text[i-1]) && isDigit(text[i+1])
		if wide := fullWidth(r); wide != r && !inNumber {
			kept = append(kept, wide)
		} else if !isSpace(r) && !isBlank(r) || inWord(text, i) {
			kept = append(kept, r)
		}
	}
	return string(kept)
}

// fullWidth gives a mark in full width, and any other character as it is.
func fullWidth(r rune) rune {
	switch r {
	case ',':
		return '，'
	case ';':
		return '；'
	case ':':
		return '：'
	case '!':
		return '！'
	case '?':
		return '？'
	case '(':
		return '（'
	case ')':
		return '）'
	}
	return r
}

// inWord says whether a space stands between two Latin letters.
func inWord(text []rune, i int) bool {
	return i > 0 && i+1 < len(text) && text[i-1] < 0x250 && text[i+1] < 0x250
}

func (w *writer) why(s span, rule string, confidence float64) Why {
	received, repaired := w.anchor.both(s)
	return Why{Span: received, Repaired: repaired, Rule: rule, Confidence: confidence}
}

// guesses lists the repairs that could be wrong.
func (w *writer) guesses() []Guess {
	var out []Guess
	for _, g := range w.anchor.text.Guesses {
		s := w.anchor.runes(g.Start, g.End)
		out = append(out, Guess{Was: g.Was, Now: g.Now, Why: w.why(s, string(g.Kind), 0.7)})
	}
	return out
}

func (w *writer) people(r *Reading) {
	for _, f := range w.cast.figures {
		person := Person{Name: w.clean(f.name), Title: w.clean(f.title), Why: w.why(f.name, f.rule, f.confidence)}
		switch {
		case f.leads:
			r.Leaders = append(r.Leaders, person)
		case f.comes:
			r.Participants = append(r.Participants, person)
		}
	}
}

func (w *writer) date(r *Reading, directives []directiveMade) {
	if s := w.p.date(directives); !s.empty() {
		r.Date, r.Dates = w.clean(s), w.p.period(s)
		if d := r.Dates; d != nil && d.Year == 0 && d.Month != 0 {
			d.Year = w.p.publishedYear(d.Month, d.Day)
		}
	}
}

func (w *writer) stops(r *Reading, at []located, g *gazetteer.Gazetteer) {
	for i, s := range w.tour.stops {
		stop := Stop{Place: w.clean(s.place.name), Kind: s.kind, Parent: s.parent, Why: w.why(s.place.name, s.rule, s.confidence)}
		if s.within != "" {
			within := s.within
			stop.Within = &within
		}
		if up := ownParent(g, at[i]); s.within == "" && up != gazetteer.None {
			name := g.Name(up)
			stop.Within = &name
			stop.Parent = slices.IndexFunc(at[:i], func(l located) bool { return l.found && l.id == up })
		}
		w.resolve(&stop, at[i], g)
		r.Stops = append(r.Stops, stop)
	}
}

// resolve writes the code of a stop, the codes it could have, or that it is new.
func (w *writer) resolve(stop *Stop, at located, g *gazetteer.Gazetteer) {
	switch {
	case at.found:
		stop.Code = code(g, at.id)
	case len(at.candidates) > 0:
		stop.CandidatesOf = len(at.candidates)
		for _, id := range at.candidates[:min(stop.CandidatesOf, MaxCandidates)] {
			stop.Candidates = append(stop.Candidates, code(g, id))
		}
	default:
		stop.New = true
	}
}

// code writes a statistical code; a district's own place without one has its name.
func code(g *gazetteer.Gazetteer, id gazetteer.ID) string {
	if c := g.Code(id); c != 0 {
		return strconv.FormatInt(c, 10)
	}
	return ""
}

func (w *writer) met(r *Reading) {
	for _, m := range w.p.organisations(w.tour) {
		r.Met = append(r.Met, Met{Name: w.clean(m.name), Stop: m.stop, Why: w.why(m.name, m.rule, m.confidence)})
	}
}

func (w *writer) remarks(r *Reading, directives []directiveMade) {
	for _, m := range w.p.remarks(w.cast, w.tour, directives) {
		r.Remarks = append(r.Remarks, Remark{Kind: m.kind, Text: w.clean(m.text), Stop: m.stop, Why: w.why(m.text, m.kind, 0.8)})
	}
}

func (w *writer) directives(r *Reading, directives []directiveMade) {
	themes := w.p.newThemes()
	for _, k := range directives {
		d := Directive{Text: w.clean(k.text), Theme: themes.of(k.text, w.p.sentences[k.sentence].paragraph), ForStop: k.forStop, Why: w.why(k.text, k.rule, k.confidence)}
		if k.forName != "" {
			name := fullMarks(k.forName)
			d.For = &name
		}
		if !k.addressee.empty() {
			name := w.clean(k.addressee)
			d.Addressee = &name
		}
		if k.by >= 0 {
			d.By = w.clean(w.cast.figures[k.by].name)
		}
		if !r.IsVisit {
			d.ForStop = -1
		}
		w.p.measure(k.text, w.p.sentences[k.sentence].row, &d, w.clean)
		r.Directives = append(r.Directives, d)
	}
}

func fullMarks(s string) string { return strings.Map(fullWidth, s) }

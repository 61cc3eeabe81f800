package app

import (
	"time"

	"zhenyu"
	"zhenyu/engine/report"
)

// proposal is what a reader proposes of one document. Items point at each other by their index, until they have ids.
type proposal struct {
	visit zhenyu.VisitValue
	items []proposed
}

// proposed is one item of a proposal.
type proposed struct {
	kind  zhenyu.ItemKind
	value *zhenyu.Value
	stop  int // index among the proposal's items of the stop it belongs to; -1 for none
}

// propose turns a reading into what the record keeps. today fills in the year that a text leaves out.
func propose(r *Report, today time.Time) proposal {
	read := r.Reading
	p := proposal{visit: visitValue(r, today)}
	for i := range read.Leaders {
		p.add(zhenyu.PersonItem, -1, read.Leaders[i].Why, &zhenyu.Value{Person: person(read.Leaders[i], true)})
	}
	for i := range read.Participants {
		p.add(zhenyu.PersonItem, -1, read.Participants[i].Why, &zhenyu.Value{Person: person(read.Participants[i], false)})
	}
	first := len(p.items)
	at := func(stop int) int { // index of the stop's item
		if stop < 0 || stop >= len(read.Stops) {
			return -1
		}
		return first + stop
	}
	for i := range read.Stops {
		p.add(zhenyu.StopItem, at(read.Stops[i].Parent), read.Stops[i].Why, &zhenyu.Value{Stop: stopValue(&read.Stops[i])})
	}
	for _, m := range read.Met {
		p.add(zhenyu.OrganisationItem, at(m.Stop), m.Why, &zhenyu.Value{Met: &zhenyu.Met{Name: m.Name}})
	}
	for _, m := range read.Remarks {
		p.add(zhenyu.RemarkItem, at(m.Stop), m.Why, &zhenyu.Value{Remark: &zhenyu.Remark{Kind: m.Kind, Text: m.Text}})
	}
	for i := range read.Directives {
		p.add(zhenyu.DirectiveItem, at(read.Directives[i].ForStop), read.Directives[i].Why, &zhenyu.Value{Directive: directiveValue(&read.Directives[i])})
	}
	return p
}

func (p *proposal) add(kind zhenyu.ItemKind, stop int, why report.Why, v *zhenyu.Value) {
	v.Span, v.Repaired = zhenyu.Span(why.Span), zhenyu.Span(why.Repaired)
	v.Rule, v.Confidence = why.Rule, why.Confidence
	p.items = append(p.items, proposed{kind, v, stop})
}

func visitValue(r *Report, today time.Time) zhenyu.VisitValue {
	v := zhenyu.VisitValue{
		IsVisit: r.Reading.IsVisit, Reason: r.Reading.Reason, Title: title(r), Date: r.Reading.Date, Script: r.Reading.Script,
	}
	if d := r.Reading.Dates; d != nil {
		year := d.Year
		if year == 0 && d.Month != 0 {
			year, v.YearGuessed = lastYearOf(d.Month, d.Day, today), true
		}
		v.Day = zhenyu.DayOf(year, d.Month, d.Day)
		if d.EndDay != 0 {
			month := d.EndMonth
			if month == 0 {
				month = d.Month
			}
			v.EndDay = zhenyu.DayOf(year, month, d.EndDay)
		}
	}
	return v
}

// lastYearOf gives the year of the last such day that is not after today.
func lastYearOf(month, day int, today time.Time) int {
	if zhenyu.DayOf(today.Year(), month, day) > zhenyu.DayAt(today) {
		return today.Year() - 1
	}
	return today.Year()
}

func cut(s string, runes int) string {
	n := 0
	for i := range s {
		if n++; n > runes {
			return s[:i] + "…"
		}
	}
	return s
}

func person(p report.Person, leads bool) *zhenyu.Person {
	return &zhenyu.Person{Name: p.Name, Title: p.Title, Leads: leads}
}

func stopValue(s *report.Stop) *zhenyu.Stop {
	return &zhenyu.Stop{
		Place: s.Place, Kind: zhenyu.StopKind(s.Kind), Within: text(s.Within), Organisation: s.Organisation, Code: s.Code,
		Candidates: s.Candidates, CandidatesOf: s.CandidatesOf, New: s.New,
	}
}

func directiveValue(d *report.Directive) *zhenyu.Directive {
	v := &zhenyu.Directive{
		Text: d.Text, For: text(d.For), Addressee: text(d.Addressee), By: d.By, Theme: zhenyu.Theme(d.Theme), Deadline: d.Deadline,
		Measurable: d.Measurable, Vague: d.Vague,
	}
	for _, q := range d.Quantities {
		v.Quantities = append(v.Quantities, zhenyu.Quantity(q))
	}
	return v
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

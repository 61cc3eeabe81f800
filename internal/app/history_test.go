package app_test

import (
	"context"
	"testing"

	"pgregory.net/rapid"

	"zhenyu"
	"zhenyu/internal/app"
	"zhenyu/internal/store/storetest"
)

// history does random things to a record, each as a person could.
type history struct {
	t      *rapid.T
	r      *app.Record
	visits []zhenyu.VisitID
	events []int64
}

// TestHistories checks that after any history the log tells the rows, the chain holds, and the sums are right. What a
// step refuses is fine; what it breaks is not.
func TestHistories(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		r := openRecord(t, database)
		var visits []zhenyu.VisitID
		for _, number := range []string{"01", "03", "05"} {
			visits = append(visits, importSample(t, r, number).Visit)
		}
		rapid.Check(t, func(t *rapid.T) {
			h := &history{t: t, r: r, visits: visits}
			t.Repeat(map[string]func(*rapid.T){
				"decide": h.decide, "edit": h.edit, "add": h.add, "accept all": h.acceptAll, "undo": h.undo,
				"edit visit": h.editVisit, "merge sites": h.mergeSites, "merge visits": h.mergeVisits, "reread": h.reread, "undo last": h.undoLast,
				"link": h.link, "split": h.split,
			})
			h.check()
		})
	})
}

func (h *history) check() {
	faults, err := h.r.VerifyRows(context.Background(), zhenyu.Local)
	if err != nil || len(faults) > 0 {
		h.t.Fatalf("%+v, %v", faults, err)
	}
	v, err := h.r.Verify(context.Background(), zhenyu.Local, nil)
	if err != nil || len(v.Faults) > 0 {
		h.t.Fatalf("%+v, %v", v, err)
	}
}

// done keeps the event of a step for undoing. Only a refusal that is worded for people may be the answer.
func (h *history) done(event int64, err error) {
	if err != nil {
		switch kindOf(err) {
		case zhenyu.Invalid, zhenyu.Conflict, zhenyu.NotFound:
		default:
			h.t.Fatal(err)
		}
	} else if event > 0 {
		h.events = append(h.events, event)
	}
}

func (h *history) visit(t *rapid.T) *app.VisitPage {
	p, err := h.r.Visit(context.Background(), zhenyu.Local, rapid.SampledFrom(h.visits).Draw(t, "visit"))
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Items) == 0 {
		t.Skip("merged away")
	}
	return p
}

func (h *history) item(t *rapid.T) *zhenyu.Item {
	return rapid.SampledFrom(h.visit(t).Items).Draw(t, "item")
}

func (h *history) decide(t *rapid.T) {
	d := app.Decision{Status: rapid.SampledFrom([]zhenyu.Status{zhenyu.Accepted, zhenyu.Rejected, zhenyu.Proposed}).Draw(t, "status")}
	d.NewSite = rapid.IntRange(0, 9).Draw(t, "new site") == 0
	done, err := h.r.Decide(context.Background(), zhenyu.Local, h.item(t).ID, 0, d)
	h.done(done.Event, err)
}

func (h *history) edit(t *rapid.T) {
	i := h.item(t)
	v := *i.Value()
	words := rapid.StringOfN(rapid.RuneFrom([]rune("修路建桥园区镇<&>\"'\\")), 0, 12, -1).Draw(t, "words")
	switch {
	case v.Directive != nil:
		d := *v.Directive
		d.Text, d.Theme, d.Measurable = words, rapid.SampledFrom(zhenyu.Themes).Draw(t, "theme"), rapid.Bool().Draw(t, "measurable")
		v.Directive = &d
	case v.Stop != nil:
		s := *v.Stop
		s.Place, s.Kind = words, rapid.SampledFrom([]zhenyu.StopKind{zhenyu.Farm, zhenyu.TownStop, zhenyu.ParkStop}).Draw(t, "kind")
		v.Stop = &s
	default:
		t.Skip("not edited here")
	}
	done, err := h.r.Decide(context.Background(), zhenyu.Local, i.ID, 0, edited(&v))
	h.done(done.Event, err)
}

func (h *history) add(t *rapid.T) {
	p := h.visit(t)
	start := rapid.IntRange(0, 50).Draw(t, "start")
	v := zhenyu.Value{Span: zhenyu.Span{start, start + 4}, Directive: &zhenyu.Directive{Text: "补一条", Theme: "rural"}}
	done, err := h.r.Add(context.Background(), zhenyu.Local, p.ID, app.Addition{Document: p.Documents[0].ID, Value: *app.EditOf(&v)})
	var event int64
	if done != nil {
		event = done.Event
	}
	h.done(event, err)
}

func (h *history) acceptAll(t *rapid.T) {
	done, err := h.r.AcceptAll(context.Background(), zhenyu.Local, h.visit(t).ID, 0, rapid.Float64Range(0.5, 1).Draw(t, "above"))
	h.done(done.Event, err)
}

func (h *history) undo(t *rapid.T) {
	if len(h.events) == 0 {
		t.Skip("nothing done yet")
	}
	done, err := h.r.Undo(context.Background(), zhenyu.Local, rapid.SampledFrom(h.events).Draw(t, "event"))
	h.done(done.Event, err)
}

func (h *history) editVisit(t *rapid.T) {
	day := zhenyu.DayOf(rapid.IntRange(2020, 2026).Draw(t, "year"), rapid.IntRange(0, 12).Draw(t, "month"), 0)
	edit := app.VisitEdit{Day: &day, Status: rapid.SampledFrom([]zhenyu.Status{"", zhenyu.Proposed, zhenyu.Rejected}).Draw(t, "status")}
	_, event, err := h.r.EditVisit(context.Background(), zhenyu.Local, h.visit(t).ID, 0, edit)
	h.done(event, err)
}

func (h *history) mergeSites(t *rapid.T) {
	list, err := h.r.Sites(context.Background(), zhenyu.Local, app.SiteQuery{})
	if err != nil || len(list.Sites) < 2 {
		t.Skip("too few sites")
	}
	a, b := rapid.SampledFrom(list.Sites).Draw(t, "a"), rapid.SampledFrom(list.Sites).Draw(t, "b")
	h.done(h.r.MergeSites(context.Background(), zhenyu.Local, a.ID, 0, b.ID))
}

func (h *history) mergeVisits(t *rapid.T) {
	a, b := rapid.SampledFrom(h.visits).Draw(t, "a"), rapid.SampledFrom(h.visits).Draw(t, "b")
	merged, err := h.r.MergeVisits(context.Background(), zhenyu.Local, a, 0, b)
	h.done(merged.Event, err)
	if err == nil { // so that a later step has items left
		done, err := h.r.Undo(context.Background(), zhenyu.Local, merged.Event)
		h.done(done.Event, err)
	}
}

func (h *history) reread(t *rapid.T) {
	done, err := h.r.Reread(context.Background(), zhenyu.Local, h.visit(t).ID, &app.RereadChoice{})
	var event int64
	if done != nil {
		event = done.Event
	}
	h.done(event, err)
}

func (h *history) undoLast(t *rapid.T) {
	done, err := h.r.UndoLast(context.Background(), zhenyu.Local, int64(h.visit(t).ID))
	h.done(done.Event, err)
}

// link says of a stop that it is a site, whichever.
func (h *history) link(t *rapid.T) {
	list, err := h.r.Sites(context.Background(), zhenyu.Local, app.SiteQuery{})
	if err != nil || len(list.Sites) == 0 {
		t.Skip("no sites")
	}
	d := app.Decision{Status: zhenyu.Accepted, Site: rapid.SampledFrom(list.Sites).Draw(t, "site").ID}
	done, err := h.r.Decide(context.Background(), zhenyu.Local, h.item(t).ID, 0, d)
	h.done(done.Event, err)
}

func (h *history) split(t *rapid.T) {
	i := h.item(t)
	_, event, err := h.r.SplitSite(context.Background(), zhenyu.Local, i.Site, 0, "另一处", []zhenyu.ItemID{i.ID})
	h.done(event, err)
}

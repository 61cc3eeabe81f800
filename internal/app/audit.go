package app

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"

	"zhenyu"
	"zhenyu/internal/store"
)

// History gives the last events about a row, newest first, or of the whole record where subject is 0, before a number
// where that is not 0.
func (r *Record) History(ctx context.Context, actor zhenyu.Actor, subject, before int64, limit int) ([]*zhenyu.Event, error) {
	role := zhenyu.Viewer // the history of what one may see
	if subject == 0 {
		role = zhenyu.Auditor
	}
	var events []*zhenyu.Event
	err := r.view(ctx, actor, role, func(tx *store.Tx) (err error) {
		var subjects []int64
		if subject != 0 {
			subjects = []int64{subject}
		}
		events, err = tx.History(subjects, before, limitOf(limit))
		return err
	})
	return events, err
}

// Head gives the end of the audit chain, to be kept elsewhere and checked later.
func (r *Record) Head(ctx context.Context, actor zhenyu.Actor) (head zhenyu.Head, err error) {
	err = r.view(ctx, actor, zhenyu.Auditor, func(tx *store.Tx) (err error) {
		head, err = tx.Head()
		return err
	})
	return head, err
}

// Verified is what checking the audit log found.
type Verified struct {
	Events int64        `json:"events"` // read
	First  int64        `json:"first"`  // number of the event that it begins with
	Head   zhenyu.Head  `json:"head"`
	Faults []Fault      `json:"faults"` // empty: the log is whole
	Kept   *zhenyu.Head `json:"kept,omitempty"`
}

// Fault is a place where the log is not what was written.
type Fault struct {
	Seq  int64  `json:"seq"`
	Last int64  `json:"last,omitempty" doc:"of several events that it happened to one behind the other"`
	Line int    `json:"line,omitempty" doc:"of the exported file, where it stands"`
	What string `json:"what" enum:"changed,removed,inserted,reordered,head,kept,row,file"`
	Row  string `json:"row,omitempty" doc:"of what row: its table and id; of a file its hash"`
}

// maxFaults is how many faults are named; a log with that many is broken altogether.
const maxFaults = 20

// Verify reads the whole audit log and names every line that was changed, removed or inserted. kept is a head that was
// exported before, or nil: then the log must still hold it.
func (r *Record) Verify(ctx context.Context, actor zhenyu.Actor, kept *zhenyu.Head) (*Verified, error) {
	v := &Verified{First: 1, Faults: []Fault{}, Kept: kept}
	err := r.view(ctx, actor, zhenyu.Auditor, func(tx *store.Tx) (err error) {
		if v.Head, err = tx.Head(); err != nil {
			return err
		}
		c := chainCheck{kept: kept}
		for e, err := range tx.Events(0) {
			if _, ok := errors.AsType[*store.DamagedError](err); ok { // what comes after it cannot be told
				c.settle()
				c.fault("changed", e.Seq, e.Seq, 0)
				v.Events, v.Faults = c.events, c.faults
				return nil
			}
			if err != nil {
				return err
			}
			c.take(e)
		}
		v.Events = c.events
		v.Faults = append(v.Faults, c.end(v.Head)...)
		return nil
	})
	return v, err
}

// VerifyRows replays the whole log, and names a row that is not what the log says: one that was changed past the program.
// It reads all texts and files, and names each that is missing or damaged, and each run whose observations are not those of
// its result. It holds the record in memory, without its texts.
func (r *Record) VerifyRows(ctx context.Context, actor zhenyu.Actor) (faults []Fault, err error) {
	if faults, err = r.verifyTables(ctx, actor); err != nil || len(faults) > 0 {
		return faults, err
	}
	if faults, err = r.verifyFiles(ctx); err != nil || len(faults) > 0 {
		return faults, err
	}
	return r.verifyObservations(ctx, actor)
}

// verifyTables checks what lies in the database itself.
func (r *Record) verifyTables(ctx context.Context, actor zhenyu.Actor) (faults []Fault, err error) {
	err = r.view(ctx, actor, zhenyu.Auditor, func(tx *store.Tx) error {
		fault, err := tableFault(tx)
		if fault.What != "" {
			faults = append(faults, fault)
		}
		return err
	})
	if p, ok := errors.AsType[*Problem](err); ok && p.Key == "row_damaged" {
		return []Fault{{What: "row", Row: strings.Join(p.Texts(), " ")}}, nil
	}
	return faults, err
}

// tableFault gives the first row that is not what the log and its own hash say; one without a What where all are.
func tableFault(tx *store.Tx) (Fault, error) {
	told := store.State{}
	for e, err := range tx.Events(0) {
		if err == nil {
			err = told.Apply(e)
		}
		if err != nil {
			return Fault{}, err
		}
	}
	held, err := tx.State()
	if err != nil {
		return Fault{}, err
	}
	if row := told.Difference(held); row != "" {
		return Fault{What: "row", Row: row}, nil
	}
	misnamed, err := tx.Misnamed()
	if err != nil {
		return Fault{}, err
	}
	text, original, err := tx.Altered()
	switch {
	case err != nil:
		return Fault{}, err
	case misnamed != "":
		return Fault{What: "row", Row: misnamed}, nil
	case text != 0:
		return Fault{What: "row", Row: fmt.Sprintf("document %d", text)}, nil
	case original != "":
		return Fault{What: "file", Row: original}, nil
	}
	return Fault{}, tx.Check()
}

func (r *Record) verifyFiles(ctx context.Context) (faults []Fault, err error) {
	hashes, err := contents(ctx, r.store)
	for _, hash := range hashes {
		if err := r.files.Verify(ctx, hash); isFileFault(err) {
			faults = append(faults, Fault{What: "file", Row: hash})
		} else if err != nil {
			return faults, err
		}
	}
	return faults, err
}

// verifyObservations derives the observations of every run again.
func (r *Record) verifyObservations(ctx context.Context, actor zhenyu.Actor) (faults []Fault, err error) {
	get := func(before zhenyu.RunID) ([]*zhenyu.Run, zhenyu.RunID, error) {
		list, err := r.Runs(ctx, actor, zhenyu.AccessRun, before, MaxLimit)
		return list.Runs, list.Next, err
	}
	for run, err := range pages(get) {
		if err != nil {
			return faults, err
		}
		page := &RunPage{Run: run}
		if err := r.readReport(page); err != nil {
			return faults, err
		}
		want := observe(page.Access)
		for i := range want {
			want[i].Run = run.ID
		}
		var held []zhenyu.Observation
		err := r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) (err error) {
			held, err = tx.ObservationsOf(run.ID)
			return err
		})
		if err != nil {
			return faults, err
		}
		if !reflect.DeepEqual(held, want) {
			faults = append(faults, Fault{What: "row", Row: fmt.Sprintf("observation of run %d", run.ID)})
		}
	}
	return faults, nil
}

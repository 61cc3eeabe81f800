package app

import (
	"cmp"
	"context"
	"errors"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/semaphore"

	"zhenyu"
	"zhenyu/engine/gazetteer"
	"zhenyu/internal/content"
	"zhenyu/internal/store"
)

// Record is an open record: what was read from documents, checked by people. Its methods are the operations on it.
// Every one takes the Actor and checks what that actor may do.
type Record struct {
	store   *store.Store
	files   *content.Folder         // layers and results of runs
	reader  func() (*Reader, error) // opened when first needed: names take time and memory
	version string                  // of the reader and of the engines
	ground  groundMap
	bell    bell // rung when a job changes
	found   foundPlans
	checks  chan struct{}       // files are checked one after the other: a large one takes memory
	reading *semaphore.Weighted // of imports
}

// RecordOptions says which record to open, and how to read for it.
type RecordOptions struct {
	Database string           // a SQLite file, or postgres://…
	Files    string           // the folder of large files; "" for that beside the database
	Names    string           // the district's CSV of names and sites, "" for none
	Version  string           // of the program, as a proposal says who made it
	Existing bool             // a record that is not there is an error of kind NotFound, and none is made
	Now      func() time.Time // the clock; nil: the system's
}

// OpenRecord opens a record, and makes it where there is none, unless the options say otherwise.
func OpenRecord(ctx context.Context, o RecordOptions) (*Record, error) {
	version, err := EngineVersion(o.Version)
	if err != nil {
		return nil, err
	}
	if err := checkAddress(o.Database); err != nil {
		return nil, err
	}
	s, err := store.Open(ctx, o.Database, store.Options{Now: o.Now, Existing: o.Existing})
	if errors.Is(err, store.ErrForeign) {
		return nil, problem(zhenyu.Invalid, "record_foreign", o.Database)
	}
	if errors.Is(err, store.ErrNoRecord) {
		return nil, problem(zhenyu.NotFound, "record_missing", o.Database)
	}
	if err != nil {
		return nil, storeProblem(err)
	}
	reader := sync.OnceValues(func() (*Reader, error) { return openReaderFile(o.Names) })
	files := content.In(cmp.Or(o.Files, FilesOf(o.Database)))
	return &Record{store: s, files: files, reader: reader, version: version, checks: make(chan struct{}, 1), reading: semaphore.NewWeighted(readAtOnce)}, nil
}

// checkAddress refuses the address of a database that there is no way to, which would else be a file of that name.
func checkAddress(database string) error {
	if strings.Contains(database, "://") && !store.IsPostgres(database) {
		return problem(zhenyu.Invalid, "database_address", database)
	}
	return nil
}

// FilesOf gives the folder in which a record's large files lie where nobody says another.
func FilesOf(database string) string {
	if store.IsPostgres(database) {
		return "zhenyu.files"
	}
	return database + ".files"
}

func openReaderFile(names string) (*Reader, error) {
	if names == "" {
		return OpenReader(nil)
	}
	f, err := openText(names)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return OpenReader(f)
}

// Close closes the record.
func (r *Record) Close() error { return r.store.Close() }

// names gives the gazetteer of the reader.
func (r *Record) names() (*gazetteer.Gazetteer, error) {
	reader, err := r.reader()
	if err != nil {
		return nil, err
	}
	return reader.names, nil
}

// view reads, for an actor who may.
func (r *Record) view(ctx context.Context, actor zhenyu.Actor, role zhenyu.Role, fn func(*store.Tx) error) error {
	if err := require(actor, role); err != nil {
		return err
	}
	return storeProblem(r.store.View(ctx, fn))
}

// update changes, for an actor who may; it gives the number of the event, 0 where nothing was changed.
func (r *Record) update(ctx context.Context, actor zhenyu.Actor, verb string, fn func(*store.Tx) error) (int64, error) {
	if err := require(actor, zhenyu.Editor); err != nil {
		return 0, err
	}
	seq, err := r.store.Update(ctx, store.Act{Actor: actor, Verb: verb}, fn)
	return seq, storeProblem(err)
}

func require(actor zhenyu.Actor, role zhenyu.Role) error {
	if !actor.Has(role) {
		return problem(zhenyu.Forbidden, "role", role)
	}
	return nil
}

// storeProblem words what the store says. What it does not know it gives back.
func storeProblem(err error) error {
	if e, ok := errors.AsType[*zhenyu.Error](err); ok {
		return e
	}
	if e, ok := errors.AsType[*store.NewerError](err); ok {
		return problem(zhenyu.Invalid, "newer", e.Schema, e.Known)
	}
	if e, ok := errors.AsType[*store.DamagedError](err); ok {
		return problem(zhenyu.Invalid, "row_damaged", e.Table, e.ID)
	}
	if e, ok := errors.AsType[*store.DatabaseError](err); ok {
		return databaseProblem(e)
	}
	switch {
	case errors.Is(err, store.ErrNotFound):
		return problem(zhenyu.NotFound, "not_there")
	case errors.Is(err, store.ErrStale):
		return problem(zhenyu.Conflict, "stale")
	case errors.Is(err, store.ErrNotReversible):
		return problem(zhenyu.Invalid, "not_reversible")
	}
	return err
}

// databaseProblem words a fault of the database.
func databaseProblem(e *store.DatabaseError) error {
	p, kind := databaseWords(e.Fault), zhenyu.Unavailable
	switch e.Fault {
	case store.Other, store.Duplicate:
		kind = zhenyu.Internal
	case store.Corrupt: // trying again does not help
		kind = zhenyu.Invalid
	default: // it can help
	}
	if e.Fault == store.Other || e.Fault == store.Duplicate || e.Fault == store.Unreached { // the others say all
		p.Args = []any{strings.Join(strings.Fields(e.Err.Error()), " ")}
	}
	return &zhenyu.Error{Kind: kind, Message: p.Error(), Cause: errors.Join(p, e)}
}

func databaseWords(f store.Fault) *Problem {
	switch f {
	case store.Busy:
		return &Problem{"database_busy", nil}
	case store.Full:
		return &Problem{"database_full", nil}
	case store.ReadOnly:
		return &Problem{"database_read_only", nil}
	case store.Missing:
		return &Problem{"database_missing", nil}
	case store.Unreached:
		return &Problem{"database_unreached", nil}
	case store.Corrupt:
		return &Problem{"database_corrupt", nil}
	default:
		return &Problem{"database_other", nil}
	}
}

package cli

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"zhenyu"
	"zhenyu/internal/app"
)

// recordFlags are the flags of every command that touches the record.
type recordFlags struct {
	Database string `help:"help_database" env:"ZHENYU_DATABASE" default:"zhenyu.db" placeholder:"FILE|postgres://…"`
	Files    string `help:"help_files" env:"ZHENYU_FILES" placeholder:"DIR"`
}

// with opens the record for a command that looks at what is there, and closes it after. A record that is not there is an
// error: a slip in its name would else be an empty one.
func (f *recordFlags) with(ctx context.Context, c *Console, names string, do func(*app.Record) error) error {
	return f.open(ctx, c, app.RecordOptions{Names: names, Existing: true}, do)
}

// withNew is with for a command that brings something: it makes the record where there is none.
func (f *recordFlags) withNew(ctx context.Context, c *Console, names string, do func(*app.Record) error) error {
	return f.open(ctx, c, app.RecordOptions{Names: names}, do)
}

func (f *recordFlags) open(ctx context.Context, c *Console, o app.RecordOptions, do func(*app.Record) error) (err error) {
	if o.Version, err = c.engine(); err != nil {
		return err
	}
	o.Database, o.Files = f.Database, f.Files
	r, err := app.OpenRecord(ctx, o)
	if err != nil {
		return err
	}
	defer func() {
		if closed := r.Close(); err == nil {
			err = closed
		}
	}()
	return do(r)
}

// adding gives how the record is opened for a command that adds to it, or only tries to.
func (f *recordFlags) adding(trial bool) func(context.Context, *Console, string, func(*app.Record) error) error {
	if trial {
		return f.passing
	}
	return f.withNew
}

// passing calls do with the record as it is, or, where there is none, with an empty one that is gone after.
func (f *recordFlags) passing(ctx context.Context, c *Console, names string, do func(*app.Record) error) error {
	begun := false
	err := f.with(ctx, c, names, func(r *app.Record) error {
		begun = true
		return do(r)
	})
	if begun || !isKind(err, zhenyu.NotFound) {
		return err
	}
	dir, err := os.MkdirTemp("", "zhenyu-")
	if err != nil {
		return err
	}
	empty := recordFlags{Database: filepath.Join(dir, "record.db")}
	return errors.Join(empty.withNew(ctx, c, names, do), os.RemoveAll(dir))
}

// me is who acts: whoever can run the command can read the file as well.
var me = zhenyu.Local

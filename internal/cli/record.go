package cli

import (
	"context"

	"zhenyu"
	"zhenyu/internal/app"
)

// recordFlags are the flags of every command that touches the record.
type recordFlags struct {
	Database string `help:"help_database" env:"ZHENYU_DATABASE" default:"zhenyu.db" placeholder:"FILE|postgres://…"`
	Files    string `help:"help_files" env:"ZHENYU_FILES" placeholder:"DIR"`
}

// with opens the record for a command, and closes it after.
func (f *recordFlags) with(ctx context.Context, c *Console, names string, do func(*app.Record) error) (err error) {
	engine, err := c.engine()
	if err != nil {
		return err
	}
	r, err := app.OpenRecord(ctx, app.RecordOptions{Database: f.Database, Files: f.Files, Names: names, Version: engine})
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

// me is who acts: whoever can run the command can read the file as well.
var me = zhenyu.Local

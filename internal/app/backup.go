package app

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"zhenyu"
	"zhenyu/internal/content"
	"zhenyu/internal/store"
)

// Backup writes the record to a file while others use it, and the large files that it needs into the folder
// file.files beside it; those that are there from an earlier backup are only checked. A file that is missing or
// damaged is an error of kind Unavailable that names it, after all others were written. A file that is there already is an
// error of kind Conflict, unless replace says otherwise and it is a record that nobody has open.
func (r *Record) Backup(ctx context.Context, actor zhenyu.Actor, file string, replace bool) error {
	if err := require(actor, zhenyu.Keeper); err != nil {
		return err
	}
	if _, err := os.Stat(file); err == nil && !replace {
		return problem(zhenyu.Conflict, "backup_there", file)
	}
	switch err := r.store.Backup(ctx, file); {
	case errors.Is(err, store.ErrInUse):
		return problem(zhenyu.Conflict, "backup_in_use", file)
	case errors.Is(err, store.ErrNoRecord):
		return problem(zhenyu.Conflict, "backup_other", file)
	case err != nil:
		return storeProblem(err)
	}
	hashes, err := contents(ctx, r.store) // read after the copy, so that none of its own is left out
	if err != nil {
		return err
	}
	return copyContents(ctx, hashes, r.files, content.In(FilesOf(file)))
}

func contents(ctx context.Context, s *store.Store) (hashes []string, err error) {
	err = s.View(ctx, func(tx *store.Tx) (err error) {
		hashes, err = tx.Contents()
		return err
	})
	return hashes, storeProblem(err)
}

// copyContents copies files from one folder to another, as many as there are.
func copyContents(ctx context.Context, hashes []string, from, to *content.Folder) error {
	var bad []string
	for _, hash := range hashes {
		if err := from.Copy(ctx, hash, to); isFileFault(err) {
			bad = append(bad, hash)
		} else if err != nil {
			return err
		}
	}
	if len(bad) > 0 {
		return problem(zhenyu.Unavailable, "bad_files", len(bad), bad[0])
	}
	return nil
}

// isFileFault tells whether a kept file is not there or not what it was.
func isFileFault(err error) bool {
	_, damaged := errors.AsType[*content.DamagedError](err)
	return damaged || errors.Is(err, content.ErrMissing)
}

// Restored is what came of putting a backup in the place of a record.
type Restored struct {
	Head zhenyu.Head // of the record as it is now
	Kept string      // the file in which the record that was there before is kept, "" where there was none
}

// RestoreRecord puts a backup in the place of a record, after its audit log, the rows that it tells of, their texts and
// files, the sums and the database were found whole. files is the folder of the record's large files, "" for that beside the database; they come from
// the backup's folder unless they are there already. Where anything is wrong the record stays as it was; where all is
// well, it is kept in a file of its own.
func RestoreRecord(ctx context.Context, actor zhenyu.Actor, database, files, backup string) (done Restored, err error) {
	if err := require(actor, zhenyu.Keeper); err != nil {
		return done, err
	}
	if err := checkRestore(database, backup); err != nil {
		return done, err
	}
	done.Kept, err = store.Restore(ctx, database, backup, func(s *store.Store) error {
		v, err := (&Record{store: s}).Verify(ctx, zhenyu.Local, nil)
		if err != nil {
			return err
		}
		done.Head = v.Head
		if len(v.Faults) > 0 {
			return problem(zhenyu.Invalid, "restore_log", v.Faults[0].Seq, v.Faults[0].What)
		}
		rows, err := (&Record{store: s}).verifyTables(ctx, zhenyu.Local)
		if err != nil {
			return err
		}
		if len(rows) > 0 {
			return problem(zhenyu.Invalid, "restore_row", rows[0].Row)
		}
		hashes, err := contents(ctx, s)
		if err != nil {
			return err
		}
		return copyContents(ctx, hashes, content.In(FilesOf(backup)), content.In(cmp.Or(files, FilesOf(database))))
	})
	if e, ok := errors.AsType[*store.DatabaseError](err); ok && e.Fault == store.Corrupt {
		return done, problem(zhenyu.Invalid, "restore_no_backup", backup)
	}
	if errors.Is(err, store.ErrInUse) {
		return done, problem(zhenyu.Unavailable, "in_use")
	}
	if err != nil {
		err = fmt.Errorf("restore: %w", storeProblem(err))
	}
	return done, err
}

// checkRestore refuses what is no backup before it is opened, as an empty file would open as an empty record, and a place
// where no record can stand.
func checkRestore(database, backup string) error {
	if a, err := filepath.Abs(backup); err == nil {
		if b, err := filepath.Abs(database); err == nil && a == b {
			return problem(zhenyu.Invalid, "restore_itself")
		}
	}
	info, err := os.Stat(backup)
	switch {
	case err != nil:
		return err
	case info.IsDir():
		return &fs.PathError{Op: "open", Path: backup, Err: syscall.EISDIR}
	case info.Size() == 0:
		return problem(zhenyu.Invalid, "restore_no_backup", backup)
	}
	if info, err := os.Stat(database); err == nil && info.IsDir() {
		return problem(zhenyu.Conflict, "backup_other", database)
	}
	return checkAddress(database)
}

package app

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"zhenyu"
	"zhenyu/internal/store"
)

// Backup writes the record to a file while others use it.
func (r *Record) Backup(ctx context.Context, actor zhenyu.Actor, file string) error {
	if err := require(actor, zhenyu.Keeper); err != nil {
		return err
	}
	return storeProblem(r.store.Backup(ctx, file))
}

// RestoreRecord puts a backup in the place of a record, after its audit log, its sums and the file itself were found
// whole. Where anything is wrong the record stays as it was. It gives the end of the restored log.
func RestoreRecord(ctx context.Context, actor zhenyu.Actor, database, backup string) (head zhenyu.Head, err error) {
	if err := require(actor, zhenyu.Keeper); err != nil {
		return head, err
	}
	if a, errA := filepath.Abs(backup); errA == nil {
		if b, errB := filepath.Abs(database); errB == nil && a == b {
			return head, problem(zhenyu.Invalid, "restore_itself")
		}
	}
	err = store.Restore(ctx, database, backup, func(s *store.Store) error {
		v, err := (&Record{store: s}).Verify(ctx, zhenyu.Local, nil)
		if err != nil {
			return err
		}
		head = v.Head
		if len(v.Faults) > 0 {
			return problem(zhenyu.Invalid, "restore_log", v.Faults[0].Seq, v.Faults[0].What)
		}
		return nil
	})
	if errors.Is(err, store.ErrInUse) {
		return head, problem(zhenyu.Unavailable, "in_use")
	}
	if err != nil {
		err = fmt.Errorf("restore: %w", storeProblem(err))
	}
	return head, err
}

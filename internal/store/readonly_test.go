package store_test

import (
	"context"
	"errors"
	"path/filepath"
	"testing"

	"zhenyu"
	"zhenyu/internal/store"
)

// TestRecordInReadOnlyFolder checks that a record in a folder that cannot be written is read, and that nothing is changed in it.
func TestRecordInReadOnlyFolder(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	file := filepath.Join(readOnlyFolder(t, func(dir string) {
		s, err := store.Open(ctx, filepath.Join(dir, "record.db"), store.Options{})
		if err != nil || s.Close() != nil {
			t.Fatal(err)
		}
	}), "record.db")
	isReadOnly := func(err error) bool {
		e, ok := errors.AsType[*store.DatabaseError](err)
		return ok && e.Fault == store.ReadOnly
	}
	if _, err := store.Open(ctx, file, store.Options{}); !isReadOnly(err) {
		t.Errorf("to write: %v", err)
	}
	s, err := store.Open(ctx, file, store.Options{Existing: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.View(ctx, func(tx *store.Tx) error { _, err := tx.Towns(); return err }); err != nil {
		t.Error(err)
	}
	_, err = s.Update(ctx, store.Act{Actor: zhenyu.Local, Verb: "add"}, func(tx *store.Tx) error {
		return tx.PutOrganisation(&zhenyu.Organisation{ID: zhenyu.OrganisationID(tx.NewID()), Name: "甲", Aliases: []string{}})
	})
	if !isReadOnly(err) {
		t.Errorf("a change: %v", err)
	}
}

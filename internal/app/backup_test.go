package app_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"zhenyu"
	"zhenyu/internal/app"
	"zhenyu/internal/app/groundtest"
	"zhenyu/internal/store/storetest"
)

// TestBackupTakesFiles carries a record with layers and a run to another place and repeats the run there; what is
// damaged or missing is named, and nothing is restored from it.
func TestBackupTakesFiles(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		files := t.TempDir()
		r := openRecordWith(t, database, files)
		layer := addLayer(t, r, zhenyu.ExtractLayer, groundtest.Town(t, 5), false)
		row, err := r.AskJob(t.Context(), zhenyu.Local, measure)
		_, page := runJob(t, r, row, err)
		backup := filepath.Join(t.TempDir(), "backup.db")
		for range 2 { // the second finds all files there
			if err := r.Backup(t.Context(), zhenyu.Local, backup, true); err != nil {
				t.Fatal(err)
			}
		}
		elsewhere := storetest.SQLite(t)
		if _, err := app.RestoreRecord(t.Context(), zhenyu.Local, elsewhere, "", backup); err != nil {
			t.Fatal(err)
		}
		restored := openRecordWith(t, elsewhere, "")
		whole(t, restored)
		row, err = restored.RepeatRun(t.Context(), zhenyu.Local, page.Run.ID)
		if _, again := runJob(t, restored, row, err); !again.Run.Same {
			t.Errorf("%+v", again.Run)
		}

		damage(t, files, layer.Content)
		if faults, err := r.VerifyRows(t.Context(), zhenyu.Local); err != nil || len(faults) != 1 || faults[0].What != "file" || faults[0].Row != layer.Content {
			t.Errorf("%+v, %v", faults, err)
		}
		if err := r.Backup(t.Context(), zhenyu.Local, filepath.Join(t.TempDir(), "other.db"), false); kindOf(err) != zhenyu.Unavailable {
			t.Errorf("backup of a damaged file: %v", err)
		}
		damage(t, app.FilesOf(backup), page.Run.Result)
		target := storetest.SQLite(t)
		if _, err := app.RestoreRecord(t.Context(), zhenyu.Local, target, "", backup); kindOf(err) != zhenyu.Unavailable {
			t.Errorf("restored from a damaged backup: %v", err)
		}
		if _, err := os.Stat(target); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("a record was made of a damaged backup: %v", err)
		}
	})
}

// TestBackupSpares checks that a backup is put in the place of another one only: not of the record itself, of one that is
// open, or of a file that is something else.
func TestBackupSpares(t *testing.T) {
	t.Parallel()
	database, elsewhere := storetest.SQLite(t), storetest.SQLite(t)
	r := openRecord(t, database)
	openRecord(t, elsewhere)
	notes := filepath.Join(t.TempDir(), "notes.txt")
	if err := os.WriteFile(notes, []byte("要修好这条路"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{database, elsewhere, notes} {
		if err := r.Backup(t.Context(), zhenyu.Local, file, true); kindOf(err) != zhenyu.Conflict {
			t.Errorf("backup to %s: %v", file, err)
		}
	}
	importSample(t, r, "01")
	whole(t, r)
}

// damage changes a byte of a kept file.
func damage(t *testing.T, files, hash string) {
	t.Helper()
	path := filepath.Join(files, hash[:2], hash)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	data[len(data)/2] ^= 1
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

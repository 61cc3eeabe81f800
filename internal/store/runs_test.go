package store_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"zhenyu"
	"zhenyu/internal/store"
	"zhenyu/internal/store/storetest"
)

// putRun writes a layer, a job and its run with n observations, and gives them.
func putRun(tx *store.Tx, n int) (*zhenyu.Layer, *zhenyu.Job, *zhenyu.Run, error) {
	l := &zhenyu.Layer{
		ID: zhenyu.LayerID(tx.NewID()), Kind: zhenyu.ExtractLayer, Name: "town.osm.pbf", Content: strings.Repeat("a", 64), Bytes: 7,
		AsOf: zhenyu.DayOf(2026, 10, 0), Datum: "wgs84", Summary: zhenyu.LayerSummary{Records: 3, Box: &[4]float64{1, 2, 3, 4}},
	}
	inputs := []zhenyu.Input{{Kind: l.Kind, Layer: l.ID, Content: l.Content, Bytes: l.Bytes, Datum: l.Datum}}
	asked := zhenyu.Parameters{Access: &zhenyu.AccessParameters{Categories: []string{"<幼儿园>"}, Minutes: []int{15}}}
	j := &zhenyu.Job{ID: zhenyu.JobID(tx.NewID()), Kind: zhenyu.AccessRun, Parameters: asked, Inputs: inputs, State: zhenyu.Queued, AskedBy: "local", AskedAt: tx.Now}
	r := &zhenyu.Run{
		ID: zhenyu.RunID(tx.NewID()), Kind: zhenyu.AccessRun, Parameters: asked, Inputs: inputs, Engine: "test",
		Result: strings.Repeat("b", 64), StartedAt: tx.Now, EndedAt: tx.Now, ChangedBy: "local",
	}
	if err := tx.PutLayer(l); err != nil {
		return nil, nil, nil, err
	}
	if err := tx.PutJob(j); err != nil {
		return nil, nil, nil, err
	}
	if err := tx.PutRun(r, observations(n)); err != nil {
		return nil, nil, nil, err
	}
	j.State, j.Run, j.Attempts = zhenyu.Done, r.ID, 1
	return l, j, r, tx.PutJob(j)
}

func observations(n int) []zhenyu.Observation {
	all := make([]zhenyu.Observation, n)
	for i := range all {
		share := float64(i) / 7
		all[i] = zhenyu.Observation{Area: fmt.Sprint(i / 2), AreaName: "村", Rule: fmt.Sprint("rule ", i%2), Category: "park", People: 0.125 * float64(i), Share: &share}
	}
	all[0].Share = nil
	return all
}

// TestRunsOnBothDatabases writes a run, reads all of it back, carries it through a backup to the other database, and
// checks that the log tells the rows.
func TestRunsOnBothDatabases(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		s := open(t, database)
		const n = 250
		var run zhenyu.RunID
		update(t, s, "end", func(tx *store.Tx) error {
			_, _, r, err := putRun(tx, n)
			if err == nil {
				run = r.ID
			}
			return err
		})
		file := filepath.Join(t.TempDir(), "backup.db")
		if err := s.Backup(t.Context(), file); err != nil {
			t.Fatal(err)
		}
		for _, target := range []string{storetest.SQLite(t), storetest.Postgres(t)} {
			if _, err := store.Restore(t.Context(), target, file, func(*store.Store) error { return nil }); err != nil {
				t.Fatal(err)
			}
			view(t, open(t, target), func(tx *store.Tx) error { return checkRun(t, tx, run, n) })
		}
	})
}

func checkRun(t *testing.T, tx *store.Tx, run zhenyu.RunID, n int) error {
	t.Helper()
	found, err := tx.ObservationsOf(run)
	want := observations(n)
	for i := range want {
		want[i].Run = run
	}
	if err != nil || !reflect.DeepEqual(found, want) {
		t.Errorf("%d observations, %v", len(found), err)
	}
	one, err := tx.Observations("3", "rule 1", 0, 10)
	if err != nil || len(one) != 1 || !reflect.DeepEqual(one[0], want[7]) {
		t.Errorf("of an area and rule: %v, %v", one, err)
	}
	r, err := tx.Run(run)
	if err != nil || len(r.Inputs) != 1 || r.Parameters.Access.Categories[0] != "<幼儿园>" {
		t.Errorf("run: %+v, %v", r, err)
	}
	hashes, err := tx.Contents()
	if err != nil || len(hashes) != 2 {
		t.Errorf("contents: %v, %v", hashes, err)
	}
	told := store.State{}
	for e, err := range tx.Events(0) {
		if err != nil {
			return err
		}
		if err := told.Apply(e); err != nil {
			return err
		}
	}
	held, err := tx.State()
	if err != nil {
		return err
	}
	if row := told.Difference(held); row != "" {
		t.Errorf("the log does not tell %s", row)
	}
	return tx.Check()
}

// TestWorkIsNoPartOfTheLog writes the work on a job, which stays though no event says it.
func TestWorkIsNoPartOfTheLog(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		s := open(t, database)
		var job zhenyu.JobID
		update(t, s, "ask", func(tx *store.Tx) error {
			job = zhenyu.JobID(tx.NewID())
			return tx.PutJob(&zhenyu.Job{ID: job, Kind: zhenyu.SitingRun, State: zhenyu.Queued})
		})
		seq := update(t, s, "work", func(tx *store.Tx) error {
			return tx.PutWork(&store.Work{Job: job, Owner: "w", Until: tx.Now + 1e6, Attempts: 1, Progress: zhenyu.Progress{Value: 3, Bound: 5}})
		})
		if seq != 0 {
			t.Errorf("event %d", seq)
		}
		view(t, s, func(tx *store.Tx) error {
			w, err := tx.WorkOf(job)
			if err != nil || w.Owner != "w" || w.Bound != 5 || !w.Held(tx.Now) {
				t.Errorf("%+v, %v", w, err)
			}
			if _, err := tx.FirstWaiting(); !errors.Is(err, store.ErrNotFound) {
				t.Errorf("a job in somebody's hands waits: %v", err)
			}
			return nil
		})
		update(t, s, "work", func(tx *store.Tx) error { return tx.EndWork(job) })
		view(t, s, func(tx *store.Tx) error {
			if first, err := tx.FirstWaiting(); err != nil || first.ID != job {
				t.Errorf("%+v, %v", first, err)
			}
			return nil
		})
	})
}

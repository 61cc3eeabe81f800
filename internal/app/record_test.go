package app_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"zhenyu"
	"zhenyu/internal/app"
	"zhenyu/internal/store/storetest"
)

// TestMain keeps the number of random histories low: each is checked by replaying the whole log. -rapid.checks asks for
// more.
func TestMain(m *testing.M) {
	if err := flag.Set("rapid.checks", "12"); err != nil {
		panic(err)
	}
	storetest.Main(m)
}

const names = "../../sample/gazetteer.csv"

func openRecord(t testing.TB, database string) *app.Record {
	t.Helper()
	return openRecordWith(t, database, "")
}

// openDistrict opens a record with the areas of the sample district.
func openDistrict(t testing.TB, database string) *app.Record {
	t.Helper()
	r := openRecord(t, database)
	if _, err := r.LoadAreas(context.Background(), zhenyu.Local, sampleDistrict); err != nil {
		t.Fatal(err)
	}
	return r
}

// openRecordWith opens a record whose large files lie in a folder; in tests on PostgreSQL it is not the usual one.
func openRecordWith(t testing.TB, database, files string) *app.Record {
	t.Helper()
	r, err := app.OpenRecord(context.Background(), app.RecordOptions{Database: database, Files: files, Names: names, Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	})
	return r
}

// importText imports one text, and gives its visit.
func importText(t testing.TB, r *app.Record, name, text string) app.Imported {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for done := range r.Import(context.Background(), zhenyu.Local, app.Sources([]string{file}, nil), false) {
		if done.Err != nil {
			t.Fatal(done.Err)
		}
		return done
	}
	t.Fatal("nothing was imported")
	return app.Imported{}
}

func importSample(t testing.TB, r *app.Record, number string) app.Imported {
	t.Helper()
	text, err := os.ReadFile("../../sample/reports/" + number + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	return importText(t, r, number+".txt", string(text))
}

func visitPage(t testing.TB, r *app.Record, id zhenyu.VisitID) *app.VisitPage {
	t.Helper()
	p, err := r.Visit(context.Background(), zhenyu.Local, id)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// itemNamed gives the item of a visit that says the words.
func itemNamed(t testing.TB, r *app.Record, id zhenyu.VisitID, words string) *zhenyu.Item {
	t.Helper()
	for _, i := range visitPage(t, r, id).Items {
		if i.Value().Words() == words {
			return i
		}
	}
	t.Fatalf("visit %d has no %s", id, words)
	return nil
}

func decide(t testing.TB, r *app.Record, id zhenyu.ItemID, d app.Decision) *app.Decided {
	t.Helper()
	done, err := r.Decide(context.Background(), zhenyu.Local, id, 0, d)
	if err != nil {
		t.Fatal(err)
	}
	return done
}

var accept = app.Decision{Status: zhenyu.Accepted}

// whole checks the chain, the sums, and that the log tells the rows.
func whole(t testing.TB, r *app.Record) {
	t.Helper()
	v, err := r.Verify(context.Background(), zhenyu.Local, nil)
	if err != nil || len(v.Faults) > 0 {
		t.Fatalf("%+v, %v", v, err)
	}
	faults, err := r.VerifyRows(context.Background(), zhenyu.Local)
	if err != nil || len(faults) > 0 {
		t.Fatalf("%+v, %v", faults, err)
	}
}

func kindOf(err error) zhenyu.Kind {
	if e, ok := errors.AsType[*zhenyu.Error](err); ok {
		return e.Kind
	}
	return zhenyu.Kind(fmt.Sprint(err))
}

// visitText is a visit to a site of a town, for matching.
func visitText(date, site string) string {
	return "区委书记邬澜舟调研\n" + date + ",区委书记邬澜舟到鹭汀镇调研。在鹭汀镇" + site + ",邬澜舟察看了生产。邬澜舟指出," + site + "要加快扩建厂房。\n"
}

func edited(v *zhenyu.Value) app.Decision { return app.Decision{Edited: app.EditOf(v)} }

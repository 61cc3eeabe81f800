package cli

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"zhenyu/internal/app"
)

func schema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	compiled, err := jsonschema.NewCompiler().Compile("../../docs/reading.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}

// validate checks one report as the program prints it.
func validate(t *testing.T, s *jsonschema.Schema, r *app.Report) error {
	t.Helper()
	var w bytes.Buffer
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(printed(t, newJSONPrinter(&w, ""), &w, r)))
	if err != nil {
		t.Fatal(err)
	}
	return s.Validate(value)
}

// TestSchema validates what is printed of a made-up report and of every report that can be found, and checks that
// the schema refuses what is not of its form.
func TestSchema(t *testing.T) {
	t.Parallel()
	s := schema(t)
	// lists are never nil in a reading; the made-up ones leave some out
	for _, r := range append(readings(t, "../../sample/reports", "../../../shared/reports"), filled(visit()), filled(advert())) {
		if err := validate(t, s, r); err != nil {
			t.Errorf("%s: %v", r.ID, err)
		}
	}
	for name, spoil := range map[string]func(*app.Report){
		"an unknown kind":     func(r *app.Report) { r.Reading.Stops[0].Kind = "shop" },
		"an unknown theme":    func(r *app.Report) { r.Reading.Directives[0].Theme = "" },
		"an empty text":       func(r *app.Report) { r.Reading.Directives[0].Text = "" },
		"a negative span":     func(r *app.Report) { r.Reading.Directives[0].Span[0] = -1 },
		"too much confidence": func(r *app.Report) { r.Reading.Leaders[0].Confidence = 1.01 },
		"an unknown script":   func(r *app.Report) { r.Reading.Script = "latin" },
		"no list":             func(r *app.Report) { r.Reading.Stops = nil },
	} {
		r := filled(visit())
		spoil(r)
		if validate(t, s, r) == nil {
			t.Errorf("%s passes", name)
		}
	}
}

// filled gives the report with empty lists in place of nil ones, as every reading has them.
func filled(r *app.Report) *app.Report {
	fill(&r.Reading.Leaders)
	fill(&r.Reading.Participants)
	fill(&r.Reading.Stops)
	fill(&r.Reading.Met)
	fill(&r.Reading.Remarks)
	fill(&r.Reading.Directives)
	fill(&r.Reading.Guesses)
	return r
}

func fill[T any](list *[]T) {
	if *list == nil {
		*list = []T{}
	}
}

// readings reads the text reports of the folders, where these are there: the shared data folder stands beside some
// checkouts only.
func readings(t *testing.T, dirs ...string) []*app.Report {
	t.Helper()
	reader, err := app.OpenReader(nil)
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, dir := range dirs {
		found, err := filepath.Glob(filepath.Join(dir, "*.txt"))
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, found...)
	}
	var all []*app.Report
	for o := range reader.Read(t.Context(), app.Sources(paths, nil)) {
		if o.Err != nil && !errors.Is(o.Err, os.ErrNotExist) {
			t.Errorf("%s: %v", o.ID, o.Err)
			continue
		}
		all = append(all, o.Report)
	}
	return all
}

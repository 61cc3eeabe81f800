package report_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"zhenyu/engine/gazetteer"
	"zhenyu/engine/report"
	"zhenyu/sample"
)

var update = flag.Bool("update", false, "write the golden readings anew")

// TestGoldenReadings holds the readings of the sample reports, with the sample district's own
// names, against those that were looked at and kept. Run with -update after a change of the rules
// and look at the difference.
func TestGoldenReadings(t *testing.T) {
	g := sampleGazetteer(t)
	files, err := sample.Files.ReadDir("reports")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		name, ok := strings.CutSuffix(f.Name(), ".txt")
		if !ok {
			continue
		}
		t.Run(name, func(t *testing.T) {
			text, err := sample.Files.ReadFile("reports/" + f.Name())
			if err != nil {
				t.Fatal(err)
			}
			compareGolden(t, filepath.Join("testdata", "golden", name+".json"), report.Read(strings.TrimRight(string(text), "\n"), g))
		})
	}
}

func sampleGazetteer(t *testing.T) *gazetteer.Gazetteer {
	t.Helper()
	data, err := sample.Files.ReadFile("gazetteer.csv")
	if err != nil {
		t.Fatal(err)
	}
	own, err := gazetteer.ParseOwn(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	g, err := country(t).With(own)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func compareGolden(t *testing.T, path string, r *report.Reading) {
	t.Helper()
	var got bytes.Buffer
	enc := json.NewEncoder(&got)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(r); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got.String()); d != "" {
		t.Error(d)
	}
}

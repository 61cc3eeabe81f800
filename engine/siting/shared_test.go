package siting_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zhenyu/engine/siting/format"
)

// shared returns a file of the shared data folder beside the checkout, or skips the test.
func shared(t testing.TB, name string) []byte {
	t.Helper()
	folder, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			break
		}
		if folder = filepath.Dir(folder); folder == filepath.Dir(folder) {
			t.Fatal("no go.mod above the test")
		}
	}
	b, err := os.ReadFile(filepath.Join(folder, "..", "shared", "data", name))
	if err != nil {
		t.Skipf("the shared data folder beside the checkout is missing: %v", err)
	}
	return b
}

// optima returns the published optima of OR-Library's p-median instances, by name.
func optima(t testing.TB) map[string]int64 {
	t.Helper()
	values := map[string]int64{}
	for line := range strings.Lines(string(shared(t, "pmed/pmedopt.txt"))) {
		var name string
		var value int64
		if n, _ := fmt.Sscan(line, &name, &value); n == 2 {
			values[name] = value
		}
	}
	return values
}

func TestPublishedMedians(t *testing.T) {
	best := optima(t)
	for k := 1; k <= 20; k++ {
		name := fmt.Sprintf("pmed%d", k)
		p, err := format.ReadPMed(bytes.NewReader(shared(t, "pmed/"+name+".txt")))
		if err != nil {
			t.Fatal(err)
		}
		if r := solve(t, p); r.Value != best[name] || r.Bound != best[name] {
			t.Errorf("%s: value %d, bound %d, published %d", name, r.Value, r.Bound, best[name])
		}
	}
}

func TestPublishedCenters(t *testing.T) {
	for name, want := range map[string]int64{"pmed1": 127, "pmed6": 84, "pmed10": 20, "pmed11": 59, "pmed20": 13} {
		m, err := format.ReadPMed(bytes.NewReader(shared(t, "pmed/"+name+".txt")))
		if err != nil {
			t.Fatal(err)
		}
		if r := solve(t, center(m)); r.Value != want || r.Bound != want {
			t.Errorf("%s: value %d, bound %d, published %d", name, r.Value, r.Bound, want)
		}
	}
}

func TestPublishedCapacitated(t *testing.T) {
	list, err := format.ReadPMedCap(bytes.NewReader(shared(t, "pmedcap.txt")))
	if err != nil || len(list) != 20 {
		t.Fatalf("%d problems, %v", len(list), err)
	}
	for k, p := range list[:7] { // the others take seconds each; benchsiting solves all
		if r := solve(t, &p.CapMedian); r.Value != p.Published || r.Bound != p.Published {
			t.Errorf("pmedcap %d: value %d, bound %d, published %d", k+1, r.Value, r.Bound, p.Published)
		}
	}
}

package main

import (
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zhenyu/engine/gazetteer"
)

// published writes a package with one line in each list, changed as a test asks.
func published(t *testing.T, change map[string]string) string {
	t.Helper()
	folder := t.TempDir()
	if err := os.Mkdir(filepath.Join(folder, "dist"), 0o755); err != nil {
		t.Fatal(err)
	}
	files := map[string]string{
		"provinces.csv": "code,name\n31,\"上海市\"\n",
		"cities.csv":    "code,name,provinceCode\n3101,\"市辖区\",31\n",
		"areas.csv":     "code,name,cityCode,provinceCode\n310115,\"浦东新区\",3101,31\n",
		"streets.csv":   "code,name,areaCode,provinceCode,cityCode\n310115143,\"万祥镇\",310115,31,3101\n",
		"villages.csv":  "code,name\n310115143205,\"新建村村委会\"\n",
	}
	maps.Copy(files, change)
	for file, text := range files {
		if err := os.WriteFile(filepath.Join(folder, "dist", file), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func TestRun(t *testing.T) {
	t.Parallel()
	out := filepath.Join(t.TempDir(), "data", "country.bin")
	if err := run(published(t, nil), out); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	g, err := gazetteer.Unpack(data)
	if err != nil {
		t.Fatal(err)
	}
	if id := g.ByCode(310115143205); id == gazetteer.None || g.Name(id) != "新建村村委会" || g.Len() != 5 {
		t.Errorf("village is %d of %d", id, g.Len())
	}
}

// TestRunErrors: a fault names file and line, and leaves no data file.
func TestRunErrors(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ file, text, want string }{
		{"villages.csv", "code,name\n31011514320,\"新建村\"\n", "villages.csv: line 2"},
		{"villages.csv", "name,code\n", "villages.csv: header"},
		{"areas.csv", "", "areas.csv: EOF"},
		{"streets.csv", "code,name\n310116143,\"万祥镇\"\n", "310116143000 万祥镇 has no parent"},
	} {
		out := filepath.Join(t.TempDir(), "country.bin")
		err := run(published(t, map[string]string{c.file: c.text}), out)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", c.file, err, c.want)
		}
		if _, err := os.Stat(out); err == nil {
			t.Errorf("%s: a data file is left", c.file)
		}
	}
}

package app

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"zhenyu/engine/access"
	"zhenyu/internal/lang"
)

// TestTableErrorsInBothLanguages reads faulty tables: both languages name the place.
func TestTableErrorsInBothLanguages(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][2]string{
		"lon,lat,people\n1,2,many\n": {`people line 2, column 3 (people): "many" is not a number`, `人口表第 2 行第 3 列（people）："many" 不是数字`},
		"lon,people\n":               {`people line 1: has no column "lat"`, `人口表第 1 行：没有名为 "lat" 的列`},
		"lon,lat\n\n1,200\n":         {"people line 3, column 2 (lat): 200 is not from -90 to 90 degrees", "人口表第 3 行第 2 列（lat）：200 不在 -90 到 90 度之间"},
	} {
		path := filepath.Join(t.TempDir(), "people.csv")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		_, _, err := readPeople(path, access.WGS84)
		p, ok := errors.AsType[*Problem](err)
		if !ok || p.Error() != want[0] || p.In(lang.Chinese()) != want[1] {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// TestTableFaultsHaveWords finds every fault that the readers of these tables know in their source, and wants words for
// it; and no words for what they do not know.
func TestTableFaultsHaveWords(t *testing.T) {
	t.Parallel()
	fail := regexp.MustCompile(`\.(?:Fail|Fault)\([^"\n]*"((?:[^"\\\\]|\\\\.)*)"`)
	found := map[string]bool{}
	for _, pattern := range []string{"../../engine/table/*.go", "../../engine/access/*.go", "candidates.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range fail.FindAllStringSubmatch(string(source), -1) {
				if strings.HasSuffix(file, "_test.go") {
					continue
				}
				found[m[1]] = true
				if tableFaults[m[1]] == "" {
					t.Errorf("%s: no words for %q", file, m[1])
				}
			}
		}
	}
	for format := range tableFaults {
		if !found[format] {
			t.Errorf("no reader says %q", format)
		}
	}
}

package zhenyu_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// shelf is one row of the house's import table: which packages stand on it, and what they may
// import from this module and from outside. docs/ARCHITECTURE.md shows the same table.
type shelf struct {
	packages []string // paths below the module; "x/..." also takes everything below x
	inside   []string // packages of this module they may import, same patterns
	outside  []string // module path prefixes they may import; nil: the standard library only
	banned   []string // standard library packages they may not import
}

// noWorld bans what would make an engine depend on anything but its arguments.
var noWorld = []string{"database/sql", "net", "net/http", "os", "log", "log/slog", "math/rand"}

var house = []shelf{
	{packages: []string{".", "internal/lang"}},
	{
		packages: []string{"engine/..."},
		inside:   []string{"engine/..."},
		outside:  []string{"golang.org/x/text", "gonum.org/v1/gonum", "github.com/tidwall/rtree", "github.com/tetratelabs/wazero"},
		banned:   noWorld,
	},
	{
		packages: []string{"internal/content", "internal/docfile", "internal/part", "internal/sheet", "internal/store", "internal/store/storetest"},
		inside:   []string{".", "engine/...", "internal/lang", "standards"},
		outside:  []string{""},
	},
	{
		packages: []string{"internal/app", "internal/app/groundtest"},
		inside:   []string{".", "engine/...", "internal/content", "internal/docfile", "internal/lang", "internal/part", "internal/sheet", "internal/store", "standards", "sample"},
		outside:  []string{""},
	},
	{packages: []string{"internal/jobs"}, inside: []string{".", "internal/app"}},
	{packages: []string{"internal/page"}, inside: []string{".", "engine/...", "internal/app", "internal/lang"}},
	{
		packages: []string{"internal/cli", "internal/httpapi"},
		inside:   []string{".", "engine/...", "internal/app", "internal/jobs", "internal/part", "internal/lang", "internal/page", "internal/sheet", "internal/httpapi", "web"},
		outside:  []string{""},
	},
	{packages: []string{"cmd/...", "scripts/..."}, inside: []string{"..."}, outside: []string{""}},
	{packages: []string{"sample/...", "standards/...", "web/..."}, inside: []string{"engine/..."}, outside: []string{""}},
}

// below says which engine packages an engine package may import: only those under it, so that
// text engines know nothing of streets and siting takes matrices and imports no other engine.
var below = map[string][]string{
	"engine/geo":           {},
	"engine/han":           {},
	"engine/alike":         {"engine/han"},
	"engine/gazetteer":     {"engine/han"},
	"engine/repair":        {"engine/han"},
	"engine/report":        {"engine/han", "engine/gazetteer", "engine/repair"},
	"engine/report/eval":   {"engine/han", "engine/report"},
	"engine/osm":           {"engine/geo"},
	"engine/facility":      {"engine/geo", "engine/osm"},
	"engine/raster":        {"engine/geo"},
	"engine/table":         {},
	"engine/street":        {"engine/geo", "engine/osm", "engine/raster", "engine/table"},
	"engine/access":        {"engine/geo", "engine/osm", "engine/raster", "engine/street", "engine/table"},
	"engine/siting":        {},
	"engine/highs":         {},
	"engine/score":         {},
	"engine/siting/format": {"engine/siting"},
	"engine/tile":          {"engine/geo"},
}

// TestImports fails with the row of the house that an import breaks.
func TestImports(t *testing.T) {
	for dir, imports := range goPackages(t) {
		row, ok := shelfOf(dir)
		if !ok {
			t.Errorf("%s stands on no shelf: add it to the table in arch_test.go and docs/ARCHITECTURE.md", dir)
			continue
		}
		for _, imp := range imports {
			if why := row.refuses(dir, imp); why != "" {
				t.Errorf("%s imports %s: %s (row %v)", dir, imp, why, row.packages)
			}
		}
	}
}

// TestPackageDocs fails on a package without a package comment, and unless the architecture page has one row for every
// package and for nothing else.
func TestPackageDocs(t *testing.T) {
	page, err := os.ReadFile("docs/ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	packages, named := goPackages(t), pageRows(string(page))
	for dir := range packages {
		if !hasPackageDoc(t, dir) {
			t.Errorf("%s has no package comment", dir)
		}
		if !slices.Contains(named, dir) {
			t.Errorf("docs/ARCHITECTURE.md has no row for `%s`", dir)
		}
	}
	for i, dir := range named {
		if _, ok := packages[dir]; !ok {
			t.Errorf("docs/ARCHITECTURE.md has a row for `%s`, which is no package", dir)
		}
		if slices.Contains(named[:i], dir) {
			t.Errorf("docs/ARCHITECTURE.md has two rows for `%s`", dir)
		}
	}
}

// pageRows gives the packages that have a row in the page's table of packages.
func pageRows(page string) []string {
	var dirs []string
	for _, row := range regexp.MustCompile("(?m)^\\| (?:\\(root\\) )?`([a-z/]+)` \\|").FindAllStringSubmatch(page, -1) {
		if dirs = append(dirs, row[1]); row[1] == "zhenyu" {
			dirs[len(dirs)-1] = "."
		}
	}
	return dirs
}

func shelfOf(dir string) (shelf, bool) {
	for _, s := range house {
		if matches(s.packages, dir) {
			return s, true
		}
	}
	return shelf{}, false
}

// refuses says why the import may not stand, or "".
func (s shelf) refuses(dir, imp string) string {
	if rest, ok := strings.CutPrefix(imp, "zhenyu"); ok && (rest == "" || rest[0] == '/') {
		target := strings.TrimPrefix(rest, "/")
		if target == "" {
			target = "."
		}
		if allowed, ok := below[dir]; ok {
			if !matches(allowed, target) {
				return "not among the engines below it"
			}
			return ""
		}
		if strings.HasPrefix(dir, "engine/") {
			return "an engine that the table 'below' does not name"
		}
		if !matches(s.inside, target) {
			return "not on a shelf below"
		}
		return ""
	}
	if !strings.Contains(strings.SplitN(imp, "/", 2)[0], ".") { // standard library
		if slices.Contains(s.banned, imp) {
			return "an engine sees its arguments only"
		}
		return ""
	}
	for _, prefix := range s.outside {
		if strings.HasPrefix(imp, prefix) {
			return ""
		}
	}
	return "no outside module of this row"
}

func matches(patterns []string, dir string) bool {
	for _, p := range patterns {
		base, deep := strings.CutSuffix(p, "...")
		if p == dir || deep && (base == "" || strings.HasPrefix(dir+"/", base)) {
			return true
		}
	}
	return false
}

// goPackages gives the imports of every package's files outside tests, by folder.
func goPackages(t *testing.T) map[string][]string {
	t.Helper()
	found := map[string][]string{}
	err := filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if d.IsDir() && name != "." && (strings.HasPrefix(name, ".") || name == "node_modules" || name == "testdata") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		dir := path.Clean(filepath.ToSlash(filepath.Dir(file)))
		found[dir] = append(found[dir], importPaths(f.Imports)...)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func importPaths(specs []*ast.ImportSpec) []string {
	var paths []string
	for _, spec := range specs {
		p, err := strconv.Unquote(spec.Path.Value)
		if err == nil {
			paths = append(paths, p)
		}
	}
	return paths
}

func hasPackageDoc(t *testing.T, dir string) bool {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.PackageClauseOnly|parser.ParseComments)
		if err == nil && f.Doc != nil && !strings.HasSuffix(file, "_test.go") {
			return true
		}
	}
	return false
}

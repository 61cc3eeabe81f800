package lang_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestArguments checks that every message takes what sources give it: one that has no place for an argument prints it
// beside the text, one that wants more prints what it lacks.
func TestArguments(t *testing.T) {
	t.Parallel()
	texts := open(t, "en")
	calls, whole := messageCalls(t)
	for _, key := range slices.Sorted(maps.Keys(texts)) {
		var nearest []messageCall // of those that say it, the ones that name most of it
		for _, c := range calls {
			if says := c.key == key || c.set && !whole[key] && strings.HasPrefix(key, c.key); !says || len(nearest) > 0 && len(c.key) < len(nearest[0].key) {
				continue
			}
			nearest = slices.DeleteFunc(append(nearest, c), func(n messageCall) bool { return len(n.key) < len(c.key) })
		}
		for _, c := range nearest {
			if n := places(texts[key]); c.args >= 0 && n > c.args || n == 0 && c.args > 0 {
				t.Errorf("%s is given %d arguments: %s", key, c.args, texts[key])
			}
		}
	}
	if len(calls) < 300 {
		t.Errorf("only %d calls: the test shows little", len(calls))
	}
}

var place = regexp.MustCompile(`%[-+.0-9]*\[(\d+)\]|%[-+.0-9]*[a-z]`)

// places is how many arguments a text takes.
func places(text string) int {
	most := 0
	for _, m := range place.FindAllStringSubmatch(text, -1) {
		n, err := strconv.Atoi(m[1])
		if err != nil {
			n = most + 1
		}
		most = max(most, n)
	}
	return most
}

// messageCall is one place in a source that says a message, or one of a set by its prefix.
type messageCall struct {
	key  string
	set  bool
	args int // −1 where they are not written out
}

// messageCalls finds the calls T(key, …), Of(set, value, …) and problem(kind, key, …), and the keys that stand whole.
func messageCalls(t *testing.T) (all []messageCall, whole map[string]bool) {
	t.Helper()
	whole = map[string]bool{}
	walkSources(t, func(source string) {
		for _, m := range wholeKeys.FindAllStringSubmatch(source, -1) {
			whole[m[1]] = true
		}
		file, err := parser.ParseFile(token.NewFileSet(), "", source, 0)
		if err != nil {
			return // a page
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				if c, ok := messageOf(call); ok {
					all = append(all, c)
				}
			}
			return true
		})
	}, "../app", "../cli", "../docfile", "../httpapi", "../page", "../part")
	return all, whole
}

func messageOf(call *ast.CallExpr) (c messageCall, ok bool) {
	name := ""
	switch f := call.Fun.(type) {
	case *ast.SelectorExpr:
		name = f.Sel.Name
	case *ast.Ident:
		name = f.Name
	}
	switch n := len(call.Args); {
	case name == "T" && n > 0:
		c.key, ok = literal(call.Args[0])
		c.args = n - 1
	case name == "Of" && n > 1:
		c.key, ok = literal(call.Args[0])
		value, known := literal(call.Args[1])
		c.key, c.set, c.args = c.key+"_"+value, !known, n-2
	case name == "problem" && n > 1:
		c.key, ok = literal(call.Args[1])
		c.key, c.args = "problem_"+c.key, n-2
	}
	if call.Ellipsis.IsValid() {
		c.args = -1
	}
	return c, ok
}

func literal(e ast.Expr) (string, bool) {
	l, ok := e.(*ast.BasicLit)
	if !ok || l.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(l.Value)
	return text, err == nil
}

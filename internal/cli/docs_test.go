package cli

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
)

const cliPage = "../../docs/cli.md"

// TestPage holds docs/cli.md to the grammar: -update writes it anew.
func TestPage(t *testing.T) {
	t.Parallel()
	got := cliDocument(t)
	if *update {
		if err := os.WriteFile(cliPage, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(cliPage)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		t.Error("docs/cli.md is not what the grammar says: run make generate")
	}
}

// cliDocument gives the page: the help of every command in both languages.
func cliDocument(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("# The command line · 命令行\n\nMade from the program's own help by `make generate`; a test keeps it true.\n")
	for _, language := range []struct{ tag, title string }{{"en", "English"}, {"zh", "中文"}} {
		b.WriteString("\n## " + language.title + "\n")
		c := console(t, language.tag)
		parser, err := newParser(c)
		if err != nil {
			t.Fatal(err)
		}
		root := parser.Model.Node
		for _, node := range append([]*kong.Node{root}, root.Leaves(true)...) {
			b.WriteString("\n### " + strings.TrimSpace(root.Name+" "+node.Path()) + "\n\n```text\n" + c.help(root, node) + "```\n")
		}
	}
	b.WriteString(exitTable(t))
	return b.String()
}

// exitTable gives the table of exit codes in both languages.
func exitTable(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("\n## Exit codes · 退出码\n\n| code | meaning | 含义 |\n|---:|---|---|\n")
	en, zh := console(t, "en"), console(t, "zh")
	for _, e := range exitsByCode() {
		fmt.Fprintf(&b, "| %d | %s | %s |\n", e.code, en.T(e.key), zh.T(e.key))
	}
	return b.String()
}

// TestExitCodes checks that no two rows of the table have one code or one meaning.
func TestExitCodes(t *testing.T) {
	t.Parallel()
	codes, keys := map[int]bool{}, map[string]bool{}
	for _, e := range exits {
		if codes[e.code] || keys[e.key] {
			t.Errorf("%d, %s is there twice", e.code, e.key)
		}
		codes[e.code], keys[e.key] = true, true
	}
}

// TestEveryCommandHasExamples checks that --help of every command with arguments shows how it is used.
func TestEveryCommandHasExamples(t *testing.T) {
	t.Parallel()
	for _, tag := range []string{"zh", "en"} {
		c := console(t, tag)
		parser, err := newParser(c)
		if err != nil {
			t.Fatal(err)
		}
		root := parser.Model.Node
		for _, node := range root.Leaves(true) {
			if node.Name != "version" && !strings.Contains(c.help(root, node), c.T("help_examples")) {
				t.Errorf("%s: no examples for %s", tag, node.Path())
			}
		}
	}
}

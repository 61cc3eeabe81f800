package cli

import (
	"bytes"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestFold(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text    string
		columns int
		want    string
	}{
		{"    ● 加快修好机耕路", 0, "    ● 加快修好机耕路"},
		{"    ● 加快修好机耕路", 14, "    ● 加快修好\n      机耕路"},
		{"    ● 加快修好，机耕路", 14, "    ● 加快修\n      好，机耕\n      路"}, // a comma begins no line
		{"    ● 加快（修好）", 12, "    ● 加快\n      （修\n      好）"},     // a bracket ends none
		{"  12  one two three", 12, "  12  one\n      two\n      three"},
		{"  a word", 4, "  a\n  wo\n  rd"}, // the indent is at most half of the line
		{"\x1b[1m青禾镇\x1b[0m", 6, "\x1b[1m青禾镇\x1b[0m"},
		{"短\n加快修好机耕路", 8, "短\n加快修好\n  机耕路"},
	} {
		if got := fold(c.text, c.columns); got != c.want {
			t.Errorf("%q in %d columns is %q, want %q", c.text, c.columns, got, c.want)
		}
	}
}

// TestFoldFits checks that no line is wider than the terminal, and that folding loses and adds nothing but blanks.
func TestFoldFits(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`( {0,4}[a-c一-三，（） ·●]{0,12}){0,6}`).Draw(t, "text")
		columns := rapid.IntRange(4, 40).Draw(t, "columns")
		got := fold(text, columns)
		for line := range strings.Lines(got) {
			if w := displayWidth(strings.TrimRight(line, "\n ")); w > columns {
				t.Fatalf("%q has %d of %d columns", line, w, columns)
			}
		}
		if squeeze(got) != squeeze(text) {
			t.Fatalf("%q became %q", text, got)
		}
	})
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// TestNarrowTable holds how a reading looks on terminals of 40 and of 80 columns.
func TestNarrowTable(t *testing.T) {
	t.Parallel()
	for _, columns := range []int{40, 80} {
		var b bytes.Buffer
		p := newTablePrinter(console(t, "zh"), &b)
		p.columns = columns
		if err := p.print(visit()); err != nil {
			t.Fatal(err)
		}
		golden(t, map[int]string{40: "table.40.txt", 80: "table.80.txt"}[columns], b.String())
	}
}

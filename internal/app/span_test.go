package app_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zhenyu"
	"zhenyu/internal/app"
	"zhenyu/internal/store/storetest"
)

// TestAddFromRepaired checks that what was seen in the repaired text stands, in the text as received, where it came from, and
// that no more can be named than there is.
func TestAddFromRepaired(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	r := openRecord(t, storetest.SQLite(t))
	done := importSample(t, r, "04")
	text, err := r.Text(ctx, zhenyu.Local, done.Document)
	if err != nil || text.Received == text.Repaired || len(text.Guesses) == 0 {
		t.Fatalf("%d guesses, %v", len(text.Guesses), err)
	}
	guess := text.Guesses[0]
	add := func(span zhenyu.Span) (*app.Decided, error) {
		v := zhenyu.Value{Repaired: span, Remark: &zhenyu.Remark{Kind: "seen", Text: "所见"}}
		return r.Add(ctx, zhenyu.Local, done.Visit, app.Addition{Document: done.Document, Value: *app.EditOf(&v)})
	}
	added, err := add(guess.Repaired)
	if err != nil || added.Item.Value().Span != guess.Span || added.Item.Value().Repaired != guess.Repaired {
		t.Errorf("%+v, want %v: %v", added, guess.TextRange, err)
	}
	if _, err := add(zhenyu.Span{2, 1 << 20}); kindOf(err) != zhenyu.Invalid {
		t.Errorf("beyond the end: %v", err)
	}
}

// TestSpansOfLineBreaks holds what is documented of spans: how a file ends its lines, and that it has a byte order mark, does
// not move them.
func TestSpansOfLineBreaks(t *testing.T) {
	t.Parallel()
	const text = "关于调研的报道\n5月8日，区长方志远到云岭镇调研。\n方志远要求，云岭镇要在9月底前通电。\n"
	reader, err := app.OpenReader(nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, file := range map[string]string{
		"lf": text, "crlf": strings.ReplaceAll(text, "\n", "\r\n"), "cr": strings.ReplaceAll(text, "\n", "\r"), "bom": "\ufeff" + text,
	} {
		path := filepath.Join(t.TempDir(), "a.txt")
		if err := os.WriteFile(path, []byte(file), 0o600); err != nil {
			t.Fatal(err)
		}
		for o := range reader.Read(context.Background(), app.Sources([]string{path}, nil)) {
			line, err := o.Report.MarshalJSON()
			if err != nil || !bytes.Contains(line, []byte(`"span":[36,43]`)) {
				t.Errorf("%s: %s %v", name, line, err)
			}
		}
	}
}

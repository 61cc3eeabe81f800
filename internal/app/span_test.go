package app_test

import (
	"context"
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

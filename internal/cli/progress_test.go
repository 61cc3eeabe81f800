package cli

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"zhenyu/internal/app"
)

// TestProgress checks what a person who waits is told, and that the line is taken away before other words.
func TestProgress(t *testing.T) {
	t.Parallel()
	c := console(t, "en")
	var screen bytes.Buffer
	c.Stderr = &screen
	p := newProgress(c)
	p.line = p.reading
	p.add(app.Outcome{First: true, Size: 3e6})
	p.add(app.Outcome{}) // another document of the same archive
	p.draw(3 * time.Second)
	if got := screen.String(); !strings.HasSuffix(got, "1 read · 3.0 MB") {
		t.Errorf("before the count: %q", got)
	}
	p.total.Store(4)
	p.draw(3 * time.Second)
	if got := screen.String(); !strings.HasSuffix(got, "1 of 4 read · 25% · about 9s left · Ctrl-C stops") {
		t.Errorf("after the count: %q", got)
	}
	p.clear()
	if got := screen.String(); !strings.HasSuffix(got, "\r\x1b[K") {
		t.Errorf("after clearing: %q", got)
	}
	screen.Reset()
	p.clear()
	p.stop()
	if screen.Len() > 0 {
		t.Errorf("cleared twice: %q", screen.String())
	}
}

// TestProgressSilent checks that nothing is said where nobody watches.
func TestProgressSilent(t *testing.T) {
	t.Parallel()
	c := console(t, "en")
	p := watchReading(t.Context(), c, []string{"."})
	p.add(app.Outcome{First: true})
	p.stop()
	if screen, ok := c.Stderr.(*bytes.Buffer); !ok || screen.Len() > 0 {
		t.Error("something was said")
	}
}

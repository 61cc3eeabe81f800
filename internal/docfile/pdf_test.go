package docfile

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

// TestTwins reads one report in four forms: the web page says what the text is, and the files that
// LibreOffice and Chromium made of it must give the same, line by line.
func TestTwins(t *testing.T) {
	t.Parallel()
	want := extractOne(t, "report.html", fixture(t, "report.html")).Text
	if n := strings.Count(want, "\n"); n < 12 {
		t.Fatalf("the page has %d lines", n)
	}
	for _, name := range []string{"libreoffice.docx", "libreoffice.pdf", "chromium.pdf"} {
		doc := extractOne(t, name, fixture(t, name))
		if "."+doc.Format != filepath.Ext(name) || doc.Charset != "" || len(doc.Notes) != 0 {
			t.Errorf("%s: %+v", name, doc)
		}
		compareLines(t, name, doc.Text, want)
	}
}

func compareLines(t *testing.T, name, got, want string) {
	t.Helper()
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(g), len(w)) {
		a, b := "", ""
		if i < len(g) {
			a = g[i]
		}
		if i < len(w) {
			b = w[i]
		}
		if a != b {
			t.Errorf("%s, line %d:\n%q, want\n%q", name, i+1, a, b)
		}
	}
}

// TestPDFType3 reads glyphs that Chromium drew as procedures, which simpler readers turn to mojibake.
func TestPDFType3(t *testing.T) {
	t.Parallel()
	doc := extractOne(t, "chromium-type3.pdf", fixture(t, "chromium-type3.pdf"))
	want := "望潮镇要在6月30日前修好海边的路，修好的路要有灯，有人管，望潮镇海边的人要在6月30日前有路有灯。\n云港区望潮镇"
	if doc.Text != want {
		t.Errorf("%q, want %q", doc.Text, want)
	}
}

func TestPDFRefusals(t *testing.T) {
	t.Parallel()
	if doc := extractOne(t, "locked.pdf", fixture(t, "locked.pdf")); doc.Text != "a locked page" {
		t.Errorf("an owner's password keeps nobody from reading: %+v", doc)
	}
	whole := fixture(t, "libreoffice.pdf")
	for _, c := range []struct {
		name   string
		data   []byte
		lim    Limits
		err    error
		reason string
	}{
		{"password", fixture(t, "encrypted.pdf"), Limits{}, ErrEncrypted, "a pdf with a password"},
		{"scan", pdfOf(drawings(3)...), Limits{}, ErrNoText, "a scan: its 3 pages are pictures without text"},
		{"pages", pdfOf(drawings(11)...), Limits{Pages: 10}, ErrTooLarge, "11 pages, over the limit of 10"},
		{"text", whole, Limits{Text: 300}, ErrTooLarge, "its text is longer than the limit of 300 bytes"},
		{"time", whole, Limits{Time: time.Nanosecond}, ErrTime, "not read within 1ns"},
		{"header alone", []byte("%PDF-1.7\n"), Limits{}, ErrDamaged, "a pdf that is cut off or damaged"},
		{"cut off early", whole[:2000], Limits{}, ErrDamaged, "a pdf that is cut off or damaged"},
	} {
		docs, refusals := extractAll(t, c.name+".pdf", c.data, c.lim)
		if len(docs) != 0 || len(refusals) != 1 || !errors.Is(refusals[0], c.err) || refusals[0].Reason.String() != c.reason {
			t.Errorf("%s: %v %v, want %s", c.name, docs, refusals, c.reason)
		}
	}
}

func TestPDFPartScan(t *testing.T) {
	t.Parallel()
	doc := extractOne(t, "a.pdf", pdfOf("BT /F1 14 Tf 40 100 Td (words) Tj ET", drawing, "", "BT /F1 14 Tf 40 100 Td (more) Tj ET"))
	if doc.Text != "words\nmore" || len(doc.Notes) != 1 || notesOf(doc) != "no text on pages: 2, 3 (scans, or empty pages)" {
		t.Errorf("%+v", doc)
	}
}

// TestPDFCancel stops a page that is being read, and the sandbox can be started again after.
func TestPDFCancel(t *testing.T) {
	data := pdfOf(strings.Repeat("BT /F1 9 Tf 40 100 Td (a long page) Tj ET ", 40_000))
	extractOne(t, "warm.pdf", fixture(t, "locked.pdf"))
	ctx, cancel := context.WithTimeout(t.Context(), 150*time.Millisecond)
	defer cancel()
	start := time.Now()
	for _, err := range Extract(ctx, "a.pdf", data, Limits{}) {
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%v", err)
		}
	}
	took := time.Since(start)
	t.Logf("stopped after %v", took)
	if took > 5*time.Second {
		t.Error("too late")
	}
	extractOne(t, "again.pdf", fixture(t, "locked.pdf"))
}

// TestPDFBomb opens pages that unpack to what no page holds: the sandbox runs out of its memory, not the process, and the
// refusal says so.
func TestPDFBomb(t *testing.T) {
	t.Parallel()
	show := strings.Repeat("(aaaaaaaaaaaaaaaa) Tj ", 1<<14)
	for name, c := range map[string]struct{ content, reason string }{
		"spaces": {strings.Repeat(" ", 300<<20), "reading this pdf takes more than 256.0 MiB of memory; it may be a bomb"},
		"glyphs": {"BT /F1 12 Tf " + strings.Repeat(show, 8) + "ET", "reading this pdf takes more than 256.0 MiB of memory; it may be a bomb"},
		"crowd":  {"BT /F1 12 Tf " + show + "ET", "more than 200000 characters on page 1"},
	} {
		docs, refusals := extractAll(t, name+".pdf", packedPDF(t, c.content), Limits{})
		if len(docs) != 0 || len(refusals) != 1 || !errors.Is(refusals[0], ErrTooLarge) || refusals[0].Reason.String() != c.reason {
			t.Errorf("%s: %v %v", name, docs, refusals)
		}
	}
}

// TestPDFParallel reads from several goroutines at once, more than there are sandboxes.
func TestPDFParallel(t *testing.T) {
	t.Parallel()
	data := fixture(t, "locked.pdf")
	var wg sync.WaitGroup
	for range 5 {
		wg.Go(func() {
			for doc, err := range Extract(t.Context(), "a.pdf", data, Limits{}) {
				if err != nil || doc.Text != "a locked page" {
					t.Errorf("%+v %v", doc, err)
				}
			}
		})
	}
	wg.Wait()
}

// TestPDFMemory reads a file many times: what a sandbox takes is given back.
func TestPDFMemory(t *testing.T) {
	data := fixture(t, "locked.pdf")
	heap := func() uint64 {
		runtime.GC()
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	extractOne(t, "a.pdf", data)
	before := heap()
	for range 8 {
		extractOne(t, "a.pdf", data)
	}
	if after := heap(); after > before+16<<20 {
		t.Errorf("the heap grew from %s to %s", size(int64(before)), size(int64(after)))
	}
}

const drawing = "0.5 g 20 20 200 100 re f"

func drawings(n int) []string {
	pages := make([]string, n)
	for i := range pages {
		pages[i] = drawing
	}
	return pages
}

// pdfOf writes a pdf with one page per content stream; font F1 is Helvetica.
func pdfOf(contents ...string) []byte { return pdfFiltered("", contents...) }

// packedPDF is pdfOf with the content of its one page packed.
func packedPDF(t testing.TB, content string) []byte {
	t.Helper()
	var packed bytes.Buffer
	w := zlib.NewWriter(&packed)
	if _, err := io.WriteString(w, content); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return pdfFiltered("/Filter/FlateDecode", packed.String())
}

func pdfFiltered(filter string, contents ...string) []byte {
	objects := []string{"<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"}
	var kids strings.Builder
	for _, content := range contents {
		fmt.Fprintf(&kids, "%d 0 R ", len(objects)+1)
		objects = append(objects,
			fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents %d 0 R/Resources<</Font<</F1 3 0 R>>>>>>", len(objects)+2),
			fmt.Sprintf("<</Length %d%s>>stream\n%s\nendstream", len(content), filter, content))
	}
	objects[1] = fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d>>", kids.String(), len(contents))
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var table strings.Builder
	for i, object := range objects {
		fmt.Fprintf(&table, "%010d 00000 n \n", b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n",
		len(objects)+1, table.String(), len(objects)+1, b.Len())
	return b.Bytes()
}

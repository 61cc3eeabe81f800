package docfile

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"sync"

	"github.com/klippa-app/go-pdfium"
	pdfiumerrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/responses"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// slots bounds how many sandboxes live at a time, and with them the memory of the process.
var slots = make(chan struct{}, 2)

// compiling is held by the first sandbox of a process, so that the library is compiled once and not
// by each of several that start together.
var compiling sync.Mutex

// compiled keeps the compiled library for the process, and in the user's cache folder for the next
// one. A machine without a writable cache folder compiles once per process.
var compiled = sync.OnceValue(func() wazero.CompilationCache {
	if dir, err := os.UserCacheDir(); err == nil {
		if cache, err := wazero.NewCompilationCacheWithDir(filepath.Join(dir, "zhenyu")); err == nil && writable(dir) {
			return cache
		}
	}
	return wazero.NewCompilationCache()
})

func writable(dir string) bool {
	f, err := os.CreateTemp(filepath.Join(dir, "zhenyu"), "probe-*")
	if err != nil {
		return false
	}
	f.Close()
	return os.Remove(f.Name()) == nil
}

// sandbox is PDFium inside WebAssembly with one open document. It sees no files, no network and no
// clock, and lives for one file: a document that breaks PDFium breaks nothing else. When its context
// is done, a call that is running in it returns with an error.
type sandbox struct {
	memory   *memory
	pool     pdfium.Pool
	instance pdfium.Pdfium
	doc      references.FPDF_DOCUMENT
}

// openSandbox opens a pdf. Its error is the context's, a library error, or a refusal.
func openSandbox(ctx context.Context, data []byte) (*sandbox, error) {
	select {
	case slots <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	s := &sandbox{}
	if err := s.open(ctx, data); err != nil {
		defer s.close()
		return nil, s.explain(err)
	}
	return s, nil
}

func (s *sandbox) open(ctx context.Context, data []byte) (err error) {
	if s.memory, err = newMemory(); err != nil {
		return err
	}
	if s.pool, err = startPDFium(experimental.WithMemoryAllocator(ctx, s.memory)); err != nil {
		return err
	}
	if s.instance, err = s.pool.GetInstanceWithContext(ctx); err != nil {
		return err
	}
	opened, err := s.instance.OpenDocument(&requests.OpenDocument{File: &data})
	if err != nil {
		return err
	}
	s.doc = opened.Document
	return nil
}

func startPDFium(ctx context.Context) (pdfium.Pool, error) {
	compiling.Lock()
	defer compiling.Unlock()
	return webassembly.Init(webassembly.Config{
		Context:  ctx,
		MaxTotal: 1,
		FSConfig: wazero.NewFSConfig(), // without it the library mounts the root of the file system
		Stdout:   io.Discard,
		Stderr:   io.Discard,
		RuntimeConfig: wazero.NewRuntimeConfig().
			WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
			WithCompilationCache(compiled()).
			// Four times slower, about 12 ms a page, and the only way to stop a page that never ends.
			WithCloseOnContextDone(true),
	})
}

// explain words what the library says. Where the sandbox wanted more memory than it gets, that is the reason, whatever
// the library makes of it.
func (s *sandbox) explain(err error) error {
	switch {
	case err == nil:
		return nil
	case s.memory != nil && s.memory.full:
		return refuse(ErrTooLarge, "file_pdf_memory", size(sandboxBytes)).advise("advice_parts_print")
	case err.Error() == pdfiumerrors.ErrPassword.Error():
		return refuse(ErrEncrypted, "file_pdf_password").advise("advice_no_password")
	case err.Error() == pdfiumerrors.ErrSecurity.Error():
		return refuse(ErrEncrypted, "file_pdf_encryption").advise("advice_print")
	}
	return refuse(ErrDamaged, "file_pdf_damaged").advise("advice_again_print")
}

func (s *sandbox) pages() (int, error) {
	r, err := s.instance.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: s.doc})
	if err != nil {
		return 0, s.explain(err)
	}
	return r.PageCount, nil
}

// pageChars is how many characters a page may have. A densely printed A3 sheet has some ten thousand; each costs a few
// hundred bytes on its way out of the sandbox.
const pageChars = 200_000

// chars returns the characters of a page with their boxes, and the page's height. It refuses a page with more than the
// limit, or than any page has, before they are copied out of the sandbox.
func (s *sandbox) chars(index int, lim Limits) ([]*responses.GetPageTextStructuredChar, float64, error) {
	page := requests.Page{ByIndex: &requests.PageByIndex{Document: s.doc, Index: index}}
	text, err := s.instance.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: page})
	if err != nil {
		return nil, 0, err
	}
	count, err := s.instance.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: text.TextPage})
	if err != nil {
		return nil, 0, err
	}
	switch {
	case count.Count > pageChars:
		return nil, 0, refuse(ErrTooLarge, "file_pdf_crowded", index+1, pageChars).advise("advice_print")
	case count.Count > lim.Text:
		return nil, 0, lim.tooLong()
	}
	if _, err = s.instance.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text.TextPage}); err != nil {
		return nil, 0, err
	}
	box, err := s.instance.FPDF_GetPageSizeByIndex(&requests.FPDF_GetPageSizeByIndex{Document: s.doc, Index: index})
	if err != nil {
		return nil, 0, err
	}
	r, err := s.instance.GetPageTextStructured(&requests.GetPageTextStructured{
		Page: page, Mode: requests.GetPageTextStructuredModeChars,
	})
	if err != nil {
		return nil, 0, err
	}
	return r.Chars, box.Height, nil
}

// close frees the sandbox. Errors of closing have nobody to go to: the memory is dropped as a whole.
func (s *sandbox) close() {
	defer func() { <-slots }()
	if s.instance != nil {
		_ = s.instance.Close()
	}
	if s.pool != nil {
		_ = s.pool.Close()
	}
	if s.memory != nil {
		s.memory.release()
	}
}

package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"

	"zhenyu/internal/app"
	"zhenyu/internal/page"
)

// pages writes one page a report: into a folder with an index, or, where the name ends in .html, the page of
// one report into that file.
type pages struct {
	c       *Console
	out     string
	folder  string // the one folder that is read, with a slash; names are shown below it
	single  bool
	taken   map[string]bool
	entries []page.Entry
	links   []page.Link
}

func newPages(c *Console, out string, paths []string, links []page.Link) *pages {
	ext := strings.ToLower(filepath.Ext(out))
	return &pages{c: c, out: out, single: ext == ".html" || ext == ".htm", taken: map[string]bool{"index": true}, folder: onlyFolder(paths), links: links}
}

// onlyFolder gives the folder that is all there is to read, "" for anything else.
func onlyFolder(paths []string) string {
	if len(paths) != 1 {
		return ""
	}
	if info, err := os.Stat(paths[0]); err != nil || !info.IsDir() {
		return ""
	}
	return path.Clean(filepath.ToSlash(paths[0])) + "/"
}

func (p *pages) print(r *app.Report) error {
	path := p.out
	if !p.single {
		path = filepath.Join(p.out, p.name(p.short(r))+".html")
	} else if len(p.entries) > 0 {
		return &usageError{errors.New(p.c.T("usage_one_page", p.out))}
	}
	p.entries = append(p.entries, p.entry(filepath.Base(path), r))
	return writeFile(path, func(w io.Writer) error { return page.Write(w, p.c.Catalogue, r) })
}

func (p *pages) close() error {
	path := p.out
	if !p.single {
		path = filepath.Join(p.out, "index.html")
		if err := writeFile(path, func(w io.Writer) error { return page.WriteIndex(w, p.c.Catalogue, p.entries, p.links) }); err != nil {
			return err
		}
	}
	fmt.Fprintln(p.c.Stderr, p.c.T("pages_written", len(p.entries), path))
	return nil
}

// short names a report within what is read.
func (p *pages) short(r *app.Report) string { return strings.TrimPrefix(r.ID, p.folder) }

// name makes a file name of a document's name that is good on every system and not taken yet.
func (p *pages) name(id string) string {
	name := strings.Trim(strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`/\:*?"<>|!#%`, r) {
			return '_'
		}
		return r
	}, id), "._ ")
	runes := []rune(name)
	name = string(runes[max(0, len(runes)-60):]) // names of systems end at 255 bytes; the end of a path tells more
	unique := name
	for n := 2; unique == "" || p.taken[strings.ToLower(unique)]; n++ {
		unique = fmt.Sprintf("%s-%d", name, n)
	}
	p.taken[strings.ToLower(unique)] = true
	return unique
}

func (p *pages) entry(file string, r *app.Report) page.Entry {
	names := make([]string, len(r.Reading.Leaders))
	for i, l := range r.Reading.Leaders {
		names[i] = l.Name
	}
	e := page.Entry{
		File: file, Report: p.short(r), Date: r.Reading.Date, Who: strings.Join(names, p.c.T("list_comma")),
		Stops: len(r.Reading.Stops), Asks: len(r.Reading.Directives),
	}
	if !r.Reading.IsVisit {
		e.Reason = p.c.Of("reason", r.Reading.Reason)
	}
	return e
}

// writeFile makes the folder where it is missing, and the file.
func writeFile(path string, fill func(io.Writer) error) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	return errors.Join(fill(w), w.Flush(), f.Close())
}

package page

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"io"

	"zhenyu/internal/app"
	"zhenyu/internal/lang"
)

//go:embed page.css
var style string

//go:embed page.js
var script string

//go:embed page.html
var pageSource string

//go:embed index.html
var indexSource string

var (
	pageTemplate  = parse("page", pageSource)
	indexTemplate = parse("index", indexSource)
)

// parse makes a template. The style and the script are ours, not the report's, so they go in unescaped; their
// functions take no argument, so that nothing else can.
func parse(name, source string) *template.Template {
	return template.Must(template.New(name).Funcs(template.FuncMap{
		"style":  func() template.CSS { return template.CSS(style) },
		"script": func() template.JS { return template.JS(script) },
	}).Parse(source))
}

// policy allows the page its own style and script and nothing else.
var policy = "default-src 'none'; base-uri 'none'; form-action 'none'; style-src " + source(style) + "; script-src " + source(script)

func source(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// Write writes the page of one report, in the language of the catalogue. The same report gives the same bytes.
func Write(w io.Writer, c *lang.Catalogue, r *app.Report) error {
	b := &reading{Catalogue: c, r: r.Reading}
	v := view{Catalogue: c, Report: r, Policy: policy}
	v.Head, v.Stops, v.Met = b.head(), b.stops(), b.met()
	v.Groups, v.Remarks, v.Guesses = b.groups(), b.remarks(), b.guesses()
	v.Received = nest([]rune(r.Text), b.received)
	if repaired := r.Repaired(); repaired != r.Text {
		v.Repaired = nest([]rune(repaired), b.repaired)
	}
	return pageTemplate.Execute(w, v)
}

// Entry is one line of the index: a page and what is in it.
type Entry struct {
	File   string // relative address of the page
	Report string
	Date   string
	Who    string
	Stops  int
	Asks   int
	Reason string // why it is no visit report, or ""
}

// Link is another page that an index leads to.
type Link struct{ Text, Address string }

// WriteIndex writes the page that leads to all others.
func WriteIndex(w io.Writer, c *lang.Catalogue, entries []Entry, links []Link) error {
	return indexTemplate.Execute(w, struct {
		*lang.Catalogue
		Entries []Entry
		Links   []Link
		Policy  string
	}{c, entries, links, "default-src 'none'; base-uri 'none'; form-action 'none'; style-src " + source(style)})
}

package docfile

import (
	"context"
	"io"
	"log/slog"
	"regexp"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxElements is how large a page may be for the search of its main text, which compares elements
// with each other; a larger one is taken whole.
const maxElements = 20_000

// readHTML reduces a decoded page to its main text, its title first. Where the search for the main
// text would lose sentences, and in fragments, everything but menus and scripts is the text.
func readHTML(ctx context.Context, doc Document, lim Limits) (Document, error) {
	if n := treeSize(doc.Text, lim.Elements); n > lim.Elements {
		return Document{}, refuse(ErrTooLarge, "file_html_elements", lim.Elements).advise("advice_parts")
	}
	root, err := html.Parse(&contextReader{ctx, strings.NewReader(doc.Text)})
	if ctx.Err() != nil {
		return Document{}, ctx.Err()
	}
	if err != nil || !nestedWithin(root, lim.Nesting) { // the parser fails at 512 levels, and at nothing else
		return Document{}, refuse(ErrTooLarge, "file_nesting", lim.Nesting)
	}
	whole := renderHTML(root, lim.Text)
	text := whole
	if main := mainText(root, lim.Text); sentences(main)*10 >= sentences(whole)*9 && main != "" {
		text = main
	}
	text = withTitle(pageTitle(root, whole), dropButtons(text))
	if text == "" {
		return Document{}, refuse(ErrEmpty, "file_html_empty").
			advise("advice_browser")
	}
	doc.Format, doc.Text = HTML, text
	return doc, nil
}

// formatting are the elements that html lets hang open over paragraphs: the parser writes every open
// one again in each block that follows.
var formatting = map[atom.Atom]bool{
	atom.A: true, atom.B: true, atom.Big: true, atom.Code: true, atom.Em: true, atom.Font: true, atom.I: true,
	atom.Nobr: true, atom.S: true, atom.Small: true, atom.Strike: true, atom.Strong: true, atom.Tt: true, atom.U: true,
}

// treeSize bounds the elements of the tree that a page parses to, without making it; it stops beyond
// max. A page of some kilobytes can ask for a tree of gigabytes.
func treeSize(page string, max int) int {
	z := html.NewTokenizer(strings.NewReader(page))
	size, open := 0, 0
	for size <= max {
		kind := z.Next()
		switch kind {
		case html.ErrorToken:
			return size
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
		default:
			continue
		}
		name, _ := z.TagName()
		if formatting[atom.Lookup(name)] && kind != html.EndTagToken {
			open++
		} else if formatting[atom.Lookup(name)] && open > 0 {
			open--
		}
		size += 1 + open
	}
	return size
}

// contextReader ends a parser that has no context of its own.
type contextReader struct {
	ctx context.Context
	r   io.Reader
}

func (c *contextReader) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.r.Read(p[:min(len(p), 4096)])
}

// nestedWithin keeps what walks the tree off one that would exhaust the stack.
func nestedWithin(n *html.Node, left int) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if left == 0 || !nestedWithin(c, left-1) {
			return false
		}
	}
	return true
}

// mainText is the text of the part that reads like an article, or "" when none is found. A page that
// the library stumbles over is a page without a main part.
func mainText(root *html.Node, max int) (text string) {
	defer func() {
		if recover() != nil {
			text = ""
		}
	}()
	p := readability.NewParser()
	p.MaxElemsToParse = maxElements
	p.DisableJSONLD = true
	p.Logger = slog.New(slog.DiscardHandler)
	article, err := p.ParseDocument(root, nil)
	if err != nil || article.Node == nil {
		return ""
	}
	return renderHTML(article.Node, max)
}

// sentences counts what ends a sentence: menus and link lists have none.
func sentences(text string) int {
	n := 0
	for _, r := range text {
		switch r {
		case '。', '！', '？', '；', '.':
			n++
		}
	}
	return n
}

// button is a line of a page's own controls, which no report contains.
var button = regexp.MustCompile(`^[\s\[【｜|]*(?:(?:打印|列印|关闭|關閉|收藏|返回|返回顶部|上一篇|下一篇|分享|分享到|字体|字號|字号|大|中|小|打印本页|关闭窗口|扫一扫在手机打开当前页|复制链接|首页|微信|微博)[\s\]】［］｜|:：\[【]*)+$`)

func dropButtons(text string) string {
	var kept lines
	kept.max = len(text)
	for line := range strings.Lines(text) {
		if line = strings.TrimSuffix(line, "\n"); !button.MatchString(line) {
			kept.put(line)
		}
	}
	return kept.b.String()
}

// pageTitle is the page's title. Sites append their own name; when the part before it stands in the
// page as a line, that line is the title.
func pageTitle(root *html.Node, whole string) string {
	title := ""
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.DataAtom == atom.Title && n.FirstChild != nil {
			title = strings.Join(strings.Fields(n.FirstChild.Data), " ")
			break
		}
	}
	best := ""
	for line := range strings.Lines(whole) {
		line = strings.TrimSpace(line)
		if len(line) > len(best) && strings.HasPrefix(title, line) {
			best = line
		}
	}
	if len(best)*2 >= len(title) {
		return best
	}
	return title
}

// withTitle sets the title in front unless the text has it among its first lines.
func withTitle(title, text string) string {
	const near = 5
	rest := text
	for range near {
		line, after, _ := strings.Cut(rest, "\n")
		if title == "" || line == title {
			return text
		}
		rest = after
	}
	return strings.TrimSpace(title + "\n" + text)
}

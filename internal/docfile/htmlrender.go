package docfile

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// unseen are the elements whose content is not text of the page: code, controls, and navigation.
var unseen = map[atom.Atom]bool{
	atom.Head: true, atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true,
	atom.Iframe: true, atom.Object: true, atom.Svg: true, atom.Canvas: true, atom.Audio: true, atom.Video: true,
	atom.Select: true, atom.Button: true, atom.Textarea: true, atom.Input: true, atom.Datalist: true,
	atom.Nav: true, atom.Footer: true, atom.Menu: true, atom.Rt: true, atom.Rp: true,
}

// inlineElements stand in a line of text; every other element begins a line of its own.
var inlineElements = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.B: true, atom.Bdi: true, atom.Bdo: true, atom.Big: true, atom.Cite: true,
	atom.Code: true, atom.Data: true, atom.Del: true, atom.Dfn: true, atom.Em: true, atom.Font: true, atom.I: true,
	atom.Img: true, atom.Ins: true, atom.Kbd: true, atom.Label: true, atom.Mark: true, atom.Q: true, atom.Rb: true,
	atom.Ruby: true, atom.S: true, atom.Samp: true, atom.Small: true, atom.Span: true, atom.Strike: true,
	atom.Strong: true, atom.Sub: true, atom.Sup: true, atom.Time: true, atom.Tt: true, atom.U: true, atom.Var: true, atom.Wbr: true,
}

// renderer writes a tree as lines: one per block, one per row of a data table.
type renderer struct {
	out  lines
	line strings.Builder
}

func renderHTML(n *html.Node, max int) string {
	r := &renderer{out: lines{max: max}}
	r.node(n, false)
	r.flush()
	return r.out.b.String()
}

func (r *renderer) flush() {
	for _, line := range softLines(r.line.String()) {
		r.out.add(squeeze(line))
	}
	r.line.Reset()
}

func (r *renderer) node(n *html.Node, pre bool) {
	switch {
	case n.Type == html.TextNode:
		r.text(n.Data, pre)
	case n.Type == html.ElementNode && (unseen[n.DataAtom] || hidden(n)):
	case n.DataAtom == atom.Br:
		r.line.WriteString(softBreak)
	case n.DataAtom == atom.Table && dataTable(n):
		r.flush()
		r.table(n, &grid{})
	case n.Type == html.ElementNode && inlineElements[n.DataAtom]:
		r.children(n, pre)
	default:
		r.flush()
		r.children(n, pre || n.DataAtom == atom.Pre)
		r.flush()
	}
}

func (r *renderer) children(n *html.Node, pre bool) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.node(c, pre)
	}
}

func (r *renderer) text(data string, pre bool) {
	if !pre {
		if r.line.Len() == 0 || strings.HasSuffix(r.line.String(), softBreak) { // the source's indentation is none of the text
			data = strings.TrimLeft(data, " \t\r\n")
		}
		r.line.WriteString(data)
		return
	}
	for line := range strings.Lines(data) {
		r.line.WriteString(line)
		if strings.HasSuffix(line, "\n") {
			r.flush()
		}
	}
}

// table writes each row as its cells joined by tabs.
func (r *renderer) table(n *html.Node, g *grid) {
	for c := n.FirstChild; c != nil && !r.out.full(); c = c.NextSibling {
		switch {
		case c.DataAtom == atom.Tr:
			r.out.addRow(g.row(rowCells(c)))
		case c.DataAtom == atom.Caption:
			r.node(c, false)
		default:
			r.table(c, g)
		}
	}
}

func rowCells(row *html.Node) []gridCell {
	var cells []gridCell
	for _, c := range cellNodes(row) {
		cells = append(cells, gridCell{
			text:    strings.Join(strings.Fields(renderHTML(c, maxCell)), " "),
			columns: count(c, "colspan"), rows: count(c, "rowspan"),
		})
	}
	return cells
}

// count reads an attribute that is a number; one that is none counts as 0.
func count(n *html.Node, key string) int {
	for _, a := range n.Attr {
		if a.Key == key {
			value, _ := strconv.Atoi(strings.TrimSpace(a.Val))
			return value
		}
	}
	return 0
}

// maxCell is the longest cell of a data table in bytes: about three hundred characters.
const maxCell = 1000

// dataTable tells a table of data from one that lays out a page, as old sites do: that one has
// tables in its cells, or whole articles, or a single cell in each row.
func dataTable(table *html.Node) bool {
	columns := 0
	for n := range table.Descendants() {
		switch {
		case n.DataAtom == atom.Table:
			return false
		case n.DataAtom == atom.Tr:
			columns = max(columns, len(cellNodes(n)))
		case (n.DataAtom == atom.Td || n.DataAtom == atom.Th) && textBytes(n) > maxCell:
			return false
		}
	}
	return columns > 1
}

func cellNodes(row *html.Node) []*html.Node {
	var cells []*html.Node
	for c := row.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Td || c.DataAtom == atom.Th {
			cells = append(cells, c)
		}
	}
	return cells
}

func textBytes(n *html.Node) int {
	sum := 0
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			sum += len(strings.TrimSpace(d.Data))
		}
	}
	return sum
}

func hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		if a.Key == "hidden" || a.Key == "style" && strings.Contains(strings.ReplaceAll(strings.ToLower(a.Val), " ", ""), "display:none") {
			return true
		}
	}
	return false
}

// squeeze makes each run of white space one space, and none where a source line was broken between
// two Chinese characters.
func squeeze(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	var last rune
	gap, broken := false, false
	for _, r := range s {
		if unicode.IsSpace(r) {
			gap, broken = true, broken || r == '\n'
			continue
		}
		if gap && last != 0 && !(broken && chineseRune(last) && chineseRune(r)) {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		last, gap, broken = r, false, false
	}
	return b.String()
}

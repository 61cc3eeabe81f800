package docfile

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io/fs"
	"path"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// numbering writes out the automatic numbers of Word paragraphs, which are in no text of the file:
// "（一）" in front of a demand is part of what a reader quotes.
type numbering struct {
	lists    map[string]*list     // by list id, numId
	styles   map[string]styleItem // by style id
	counters map[string][]int     // by abstract list: lists that share one go on counting together
}

// list is one list: the levels it writes and where it starts.
type list struct {
	abstract string
	levels   [listLevels]listLevel
}

const listLevels = 9 // as in Word

type listLevel struct {
	format string // how a number is written, ECMA-376 part 1, 17.18.59
	text   string // "%1.%2" with the levels' numbers
	start  int
}

// styleItem is what a paragraph style says about numbers; base is the style it builds on.
type styleItem struct{ base, id, level string }

type xmlVal struct {
	Val string `xml:"val,attr"`
}

type xmlLevel struct {
	Level string `xml:"ilvl,attr"`
	Start xmlVal `xml:"start"`
	Fmt   xmlVal `xml:"numFmt"`
	Text  xmlVal `xml:"lvlText"`
}

type xmlNumbering struct {
	Abstract []struct {
		ID     string     `xml:"abstractNumId,attr"`
		Levels []xmlLevel `xml:"lvl"`
	} `xml:"abstractNum"`
	Num []struct {
		ID       string `xml:"numId,attr"`
		Abstract xmlVal `xml:"abstractNumId"`
		Override []struct {
			Level string `xml:"ilvl,attr"`
			Start xmlVal `xml:"startOverride"`
		} `xml:"lvlOverride"`
	} `xml:"num"`
}

type xmlStyles struct {
	Style []struct {
		ID    string `xml:"styleId,attr"`
		Based xmlVal `xml:"basedOn"`
		NumID xmlVal `xml:"pPr>numPr>numId"`
		Level xmlVal `xml:"pPr>numPr>ilvl"`
	} `xml:"style"`
}

// readNumbering reads the list definitions and the styles that use them; both parts are optional.
func readNumbering(ctx context.Context, b *bundle, dir string, lim Limits, spent *int64) (*numbering, error) {
	n := &numbering{lists: map[string]*list{}, styles: map[string]styleItem{}, counters: map[string][]int{}}
	var defs xmlNumbering
	if err := unmarshalPart(ctx, b, path.Join(dir, "numbering.xml"), lim, spent, &defs); err != nil {
		return nil, err
	}
	var styles xmlStyles
	if err := unmarshalPart(ctx, b, path.Join(dir, "styles.xml"), lim, spent, &styles); err != nil {
		return nil, err
	}
	n.define(defs)
	for _, s := range styles.Style {
		n.styles[s.ID] = styleItem{base: s.Based.Val, id: s.NumID.Val, level: s.Level.Val}
	}
	return n, nil
}

func unmarshalPart(ctx context.Context, b *bundle, name string, lim Limits, spent *int64, into any) error {
	data, err := b.part(name, lim, spent)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := xml.NewDecoder(&contextReader{ctx, bytes.NewReader(data)}).Decode(into); err != nil {
		return damagedXML(name, err)
	}
	return nil
}

func (n *numbering) define(defs xmlNumbering) {
	abstract := map[string][listLevels]listLevel{}
	for _, a := range defs.Abstract {
		var levels [listLevels]listLevel
		for _, l := range a.Levels {
			if i, ok := levelIndex(l.Level); ok {
				levels[i] = listLevel{format: l.Fmt.Val, text: l.Text.Val, start: number(l.Start.Val, 1)}
			}
		}
		abstract[a.ID] = levels
	}
	for _, num := range defs.Num {
		l := &list{abstract: num.Abstract.Val, levels: abstract[num.Abstract.Val]}
		for _, o := range num.Override {
			if i, ok := levelIndex(o.Level); ok && o.Start.Val != "" {
				l.levels[i].start = number(o.Start.Val, l.levels[i].start)
				l.abstract = "of list " + num.ID // it counts for itself
			}
		}
		n.lists[num.ID] = l
	}
}

// next counts a paragraph and returns its label, or "". id and level are the paragraph's own and
// empty when it has none; its style decides then.
func (n *numbering) next(style, id, level string) string {
	id, level = n.inherit(style, id, level)
	l := n.lists[id]
	i, ok := levelIndex(level)
	if l == nil || !ok {
		return ""
	}
	counts := n.counters[l.abstract]
	if counts == nil {
		counts = make([]int, listLevels)
		n.counters[l.abstract] = counts
	}
	counts[i]++
	clear(counts[i+1:])
	return spaced(l.label(i, counts))
}

// inherit follows the styles up to one that numbers. The steps are bounded, for styles in a circle.
func (n *numbering) inherit(style, id, level string) (string, string) {
	for range 16 {
		if id != "" {
			break
		}
		s := n.styles[style]
		style, id = s.base, s.id
		if level == "" {
			level = s.level
		}
	}
	if level == "" {
		level = "0"
	}
	return id, level
}

// label writes the text of level i: "%2" in it stands for the number of the second level.
func (l *list) label(i int, counts []int) string {
	if l.levels[i].format == "bullet" || l.levels[i].format == "none" {
		return ""
	}
	label := l.levels[i].text
	for k := range i + 1 {
		value := l.levels[k].start + max(counts[k], 1) - 1
		label = strings.ReplaceAll(label, "%"+strconv.Itoa(k+1), writeNumber(l.levels[k].format, value))
	}
	return label
}

// spaced sets a space behind a label that does not end in Chinese punctuation.
func spaced(label string) string {
	last, _ := utf8.DecodeLastRuneInString(label)
	if label == "" || last > 0x2000 && !unicode.IsLetter(last) && !unicode.IsDigit(last) {
		return label
	}
	return label + " "
}

func levelIndex(s string) (int, bool) {
	i, err := strconv.Atoi(s)
	return i, err == nil && i >= 0 && i < listLevels
}

// number reads a start value; a hostile one is as good as none.
func number(s string, fallback int) int {
	i, err := strconv.Atoi(s)
	if err != nil || i < 0 || i > 1e6 {
		return fallback
	}
	return i
}

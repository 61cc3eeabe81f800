package store

import (
	"strings"
	"unicode/utf8"

	"zhenyu"
	"zhenyu/engine/han"
	"zhenyu/engine/repair"
)

// searchRow is how many grams one row of the search table has at most, and searchOverlap how many of them begin the next
// too, so that a phrase across the border is found.
const (
	searchRow     = 16000
	searchOverlap = 100
)

// searchRows gives the words of a thing as the rows of the search table keep them: one, or in PostgreSQL several where
// the text is long.
func (s *Store) searchRows(kind string, words ...string) (rows []string) {
	all, size := gramsOf(words), searchRow
	if !s.Postgres() {
		size = len(all)
	}
	for {
		part := all[:min(size, len(all))]
		rows = append(rows, strings.Join(append([]string{kindToken(kind)}, part...), " "))
		if len(part) == len(all) {
			return rows
		}
		all = all[size-searchOverlap:]
	}
}

// documentWords gives what a document is found by: its text and, where that is damaged, the text as repaired.
func documentWords(text string) []string {
	if mended := repair.Repair(text).Repaired; mended != text {
		return []string{text, mended}
	}
	return []string{text}
}

// putSearch makes a thing findable by its words.
func (tx *Tx) putSearch(kind string, id int64, words ...string) error {
	if err := tx.exec(tx.s.clearSearch, id); err != nil {
		return err
	}
	for _, tokens := range tx.s.searchRows(kind, words...) {
		if err := tx.exec(tx.s.putSearchRow, id, tokens); err != nil {
			return err
		}
	}
	return nil
}

// Find gives the ids of a kind of thing whose text has all words of the query, newest first, below an id where that is not
// 0. A query without any letter or character finds nothing; for one of a single character see Named.
func (tx *Tx) Find(kind, query string, below int64, limit int) ([]int64, error) {
	if below == 0 {
		below = 1<<63 - 1
	}
	words := phrasesOf(query)
	if len(words) == 0 {
		return nil, nil
	}
	return column[int64](tx, tx.s.searchText, tx.s.query(kindToken(kind), words), below, limit)
}

// Named gives the ids of the things of a kind that have exactly the name, or alias, lowest first.
func (tx *Tx) Named(kind, name string) ([]int64, error) {
	return column[int64](tx, `SELECT subject FROM name WHERE name = $1 AND kind = $2 ORDER BY subject`, FoldName(name), kind)
}

// areaNames gives the full name of an area and, where it is long enough to be clear, or one sign and so known by name
// only, the name without its type word.
func areaNames(a *zhenyu.Area) []string {
	names := []string{a.Name}
	for _, ending := range []string{"社区居委会", "居民委员会", "村民委员会", "村委会", "居委会", "街道办事处", "街道", "社区", "地区", "自治县", "镇", "乡", "村", "县", "区", "市", "省"} {
		if stem, ok := strings.CutSuffix(a.Name, ending); ok && stem != "" {
			names = append(names, stem)
			if ending == "村委会" || ending == "村民委员会" {
				names = append(names, stem+"村")
			}
			break
		}
	}
	return names
}

// Excerpt gives the part of a text around the first place where it has the query or, where it has it nowhere as it
// stands, the first of its words that it has, and where in that part that is, in characters; 0, 0 where neither is there.
func Excerpt(text, query string, around int) (part string, from, to int) {
	line, at := unbroken(han.Fold(text))
	start, end := 0, 0
	wanted := []string{han.Fold(query), han.Fold(han.Simplify(query))}
	for word := range strings.FieldsSeq(query) {
		wanted = append(wanted, han.Fold(word), han.Fold(han.Simplify(word)))
	}
	for _, want := range wanted {
		if found := strings.Index(line, want); found >= 0 && want != "" {
			first := utf8.RuneCountInString(line[:found])
			start, end = at[first], at[first+utf8.RuneCountInString(want)-1]+1
			break
		}
	}
	runes := []rune(text)
	begin := max(0, start-around)
	return string(runes[begin:min(len(runes), end+around)]), start - begin, end - begin
}

// unbroken gives a text without the ends of its lines, and where each of its characters stands in the text.
func unbroken(text string) (line string, at []int) {
	var b strings.Builder
	n := 0
	for _, r := range text {
		if r != '\n' {
			b.WriteRune(r)
			at = append(at, n)
		}
		n++
	}
	return b.String(), at
}

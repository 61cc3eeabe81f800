package app

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"zhenyu"
	"zhenyu/internal/lang"
	"zhenyu/internal/store"
)

// directiveRanks are the columns that a page sorts the list of directives by, beside the day, each with what it ranks by.
var directiveRanks = map[string]func(*DirectiveRow, *lang.Catalogue) string{
	"for":  func(i *DirectiveRow, _ *lang.Catalogue) string { return i.Value().Directive.For },
	"text": func(i *DirectiveRow, _ *lang.Catalogue) string { return i.Value().Directive.Text },
	"theme": func(i *DirectiveRow, words *lang.Catalogue) string {
		return words.Of("theme", string(i.Value().Directive.Theme))
	},
	"measurable": func(i *DirectiveRow, _ *lang.Catalogue) string {
		return map[bool]string{false: "0", true: "1"}[i.Value().Directive.Measurable]
	},
	"deadline": func(i *DirectiveRow, _ *lang.Catalogue) string { return i.Value().Directive.Deadline },
	"status": func(i *DirectiveRow, _ *lang.Catalogue) string {
		return map[zhenyu.Status]string{zhenyu.Proposed: "0", zhenyu.Accepted: "1", zhenyu.Rejected: "2"}[i.Status]
	},
}

// gathered gives the rows of a sequence as a list, or its first error.
func gathered(rows iter.Seq2[*DirectiveRow, error]) ([]*DirectiveRow, error) {
	list := []*DirectiveRow{}
	for d, err := range rows {
		if err != nil {
			return nil, err
		}
		list = append(list, d)
	}
	return list, nil
}

// sortedDirectives gives the directives of a list in the order of a column as people read it: text, or -text from the
// end; those that say nothing there come last either way. A list that is longer than a page sorts keeps its own order.
func sortedDirectives(rows iter.Seq2[*DirectiveRow, error], column string, words *lang.Catalogue) iter.Seq2[*DirectiveRow, error] {
	key, down := strings.CutPrefix(column, "-")
	rank := directiveRanks[key]
	if rank == nil {
		return rows
	}
	var list []*DirectiveRow
	for d, err := range rows {
		if err != nil || len(list) == store.MaxTotal {
			return rows
		}
		list = append(list, d)
	}
	c := collate.New(language.Make(words.Tag), collate.Numeric)
	slices.SortStableFunc(list, func(a, b *DirectiveRow) int {
		x, y := rank(a, words), rank(b, words)
		if x == "" || y == "" {
			return cmp.Compare(y, x)
		}
		if down {
			x, y = y, x
		}
		return c.CompareString(x, y)
	})
	return func(yield func(*DirectiveRow, error) bool) {
		for _, d := range list {
			if !yield(d, nil) {
				return
			}
		}
	}
}

package standards

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"zhenyu/engine/facility"
)

var categoryColumns = []string{
	"id", "zh", "hant", "en", "tags", "named", "names", "not_names", "min_m2", "max_m2", "gated", "private", "merge_m", "beside_m", "source", "mark", "note",
}

// Categories returns the facility categories that the program ships.
func Categories() ([]facility.Category, error) {
	data, err := files.ReadFile("lifecircle/categories.csv")
	if err != nil {
		return nil, err
	}
	return ParseCategories("categories.csv", bytes.NewReader(data))
}

// ParseCategories reads facility categories from a CSV with the columns of categories.csv. name is
// the file's, for messages. Each id must stand once; selectors and patterns (RE2) must be sound. The
// error is a RowError with line and column, or the reader's. Deterministic.
func ParseCategories(name string, r io.Reader) ([]facility.Category, error) {
	t, err := openTable(name, r, categoryColumns)
	if err != nil {
		return nil, err
	}
	var categories []facility.Category
	seen := map[string]bool{}
	for t.next() {
		c := facility.Category{
			ID: t.needed("id"), Zh: t.needed("zh"), Hant: cmp.Or(t.text("hant"), t.text("zh")), En: t.text("en"),
			Tags: t.selector("tags"), Named: t.selector("named"),
			Names: t.pattern("names"), NotNames: t.pattern("not_names"),
			MinM2: float64(t.number("min_m2", 1, 1e9)), MaxM2: float64(t.number("max_m2", 1, 1e9)),
			Gated:       t.oneOf("gated", "", "yes") == "yes",
			Private:     t.oneOf("private", "", "yes") == "yes",
			MergeMetres: float64(t.number("merge_m", 1, 2000)), BesideMetres: float64(t.number("beside_m", 1, 2000)),
		}
		t.needed("source")
		t.mark()
		switch {
		case seen[c.ID]:
			t.refuse("id", fmt.Sprintf("%s stands twice", c.ID))
		case t.text("tags") == "" && t.text("named") == "":
			t.refuse("tags", "neither tags nor named: nothing would belong to it")
		case (t.text("named") == "") != (c.Names == nil):
			t.refuse("names", "named and names go together")
		case c.MaxM2 > 0 && c.MaxM2 <= c.MinM2:
			t.refuse("max_m2", "not larger than min_m2")
		}
		seen[c.ID] = true
		categories = append(categories, c)
	}
	return categories, t.err
}

// selector returns a column's selector; its fault is told with the byte in the field.
func (t *table) selector(name string) facility.Selector {
	s, err := facility.ParseSelector(t.text(name))
	if syntax, ok := errors.AsType[*facility.SyntaxError](err); ok {
		t.refuse(name, fmt.Sprintf("at byte %d of it: %s", syntax.Byte, syntax.Detail))
	}
	return s
}

// pattern returns a column's pattern, nil for an empty one.
func (t *table) pattern(name string) *regexp.Regexp {
	text := t.text(name)
	if text == "" {
		return nil
	}
	re, err := regexp.Compile(text)
	if err != nil {
		t.refuse(name, strings.TrimPrefix(err.Error(), "error parsing regexp: "))
	}
	return re
}

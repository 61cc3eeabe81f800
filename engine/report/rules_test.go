package report

import (
	"slices"
	"strings"
	"testing"

	"zhenyu/engine/han"
)

// TestRuleExamples reads the example of every row of the rule tables: the row must be what the
// reader takes it for. A row whose words never show in its example proves nothing and fails.
func TestRuleExamples(t *testing.T) {
	rules, err := parseRules()
	if err != nil {
		t.Fatal(err)
	}
	if len(rules) < 60 {
		t.Fatalf("only %d rules were read", len(rules))
	}
	for _, r := range rules {
		if why := brokenExample(r); why != "" {
			t.Errorf("rules/%s.tsv, row %s, %s, with the example %q: %s", r.table, r.class, r.sense, r.example, why)
		}
	}
}

// maxWords is the longest row that a reader of the tables can still take for one sense.
const maxWords = 100

// TestRowsAreSenses fails on a heap of words, on two rows of one sense, and on a word that a row
// holds twice.
func TestRowsAreSenses(t *testing.T) {
	rules, err := parseRules()
	if err != nil {
		t.Fatal(err)
	}
	senses := map[[3]string]bool{}
	for _, r := range rules {
		key := [3]string{r.table, r.class, r.sense}
		if senses[key] || r.sense == "" {
			t.Errorf("rules/%s.tsv: two rows %s are of the sense %q", r.table, r.class, r.sense)
		}
		senses[key] = true
		if len(r.words) == 0 || len(r.words) > maxWords {
			t.Errorf("rules/%s.tsv, row %s, %s: %d words", r.table, r.class, r.sense, len(r.words))
		}
		words := slices.Clone(r.words)
		slices.Sort(words)
		if len(slices.Compact(words)) != len(r.words) {
			t.Errorf("rules/%s.tsv, row %s, %s holds a word twice", r.table, r.class, r.sense)
		}
	}
}

// brokenExample says what is wrong with a row's example, "" where nothing is.
func brokenExample(r rule) string {
	p := lay(r.example, nil)
	switch {
	case r.table == "kinds":
		if k := p.place(span{0, len(p.runes)}).kind; string(k) != r.class {
			return "read as " + string(k)
		}
	case r.table == "themes":
		if th := p.newThemes().of(span{0, len(p.runes)}, 0); string(th) != r.class {
			return "read as " + string(th)
		}
	case r.table == "areas" && areaLevels[r.class] != noArea:
		if a := p.areaAt(0, len(p.runes)-2); a.level != areaLevels[r.class] || !strings.HasSuffix(r.example, r.sense) || a.end != len([]rune(r.example)) {
			return "no area of its level"
		}
		return notACommonNoun(r)
	case classNames[r.class] != 0:
		return unmarked(p, r)
	case !anyWord(han.Fold(r.example), r.words):
		return "none of the row's words stands in it"
	}
	return ""
}

// notACommonNoun says which word of a row of areas is taken for an area.
func notACommonNoun(r rule) string {
	for _, w := range r.words {
		end := 1 + len([]rune(w)) // of the area that a reader without the row would see
		if strings.HasPrefix(w, r.sense) {
			end = 1 + len([]rune(r.sense))
		}
		if slices.ContainsFunc(areaEndings, func(e areaEnding) bool { return string(e.ending) == w }) {
			continue // the ending itself, or a longer one
		}
		if a := lay("青"+w+"边", nil).areaAt(0, len([]rune(w))+2); a.end == end && a.level == areaLevels[r.class] {
			return w + " is taken for an area"
		}
	}
	return ""
}

// unmarked says that no word of the row is marked with the row's class in its example.
func unmarked(p *passage, r rule) string {
	for i := range p.runes {
		if p.is(i, classNames[r.class]) && slices.Contains(r.words, p.string(i, int(p.wordEnd[i]))) {
			return ""
		}
	}
	return "no word of the row is marked " + r.class
}

func anyWord(text string, words []string) bool {
	for _, w := range words {
		if strings.Contains(text, strings.TrimPrefix(w, "~")) {
			return true
		}
	}
	return false
}

// TestRulesSayOneThing fails on a word that stands twice in one row's table with two kinds, themes
// or reasons: the second would silently do nothing.
func TestRulesSayOneThing(t *testing.T) {
	rules, err := parseRules()
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range []string{"kinds", "themes"} {
		seen := map[string]string{}
		for _, r := range rules {
			if r.table != table {
				continue
			}
			for _, w := range r.words {
				w = strings.TrimPrefix(w, "~")
				if was, ok := seen[w]; ok && was != r.class {
					t.Errorf("rules/%s.tsv: %s is %s and %s", table, w, was, r.class)
				}
				seen[w] = r.class
			}
		}
	}
}

// TestTrie compares the trie with a plain search through its words.
func TestTrie(t *testing.T) {
	words := []string{"要", "要求", "要素", "求", "一要", "素"}
	fwd, back := trieOf(words...), endingsOf(words...)
	text := []rune("一要求要素之素求要")
	for i := range text {
		end, start := i, i
		for _, w := range words {
			n := len([]rune(w))
			if i+n <= len(text) && string(text[i:i+n]) == w {
				end = max(end, i+n)
			}
			if i >= n && string(text[i-n:i]) == w {
				start = min(start, i-n)
			}
		}
		if got, _ := fwd.longest(text, i); got != end {
			t.Errorf("longest at %d: %d, want %d", i, got, end)
		}
		if got, _ := back.ending(text, 0, i); got != start {
			t.Errorf("ending at %d: %d, want %d", i, got, start)
		}
	}
}

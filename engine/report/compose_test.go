package report

import "testing"

// TestComposed looks up words that no row has, and words that look composed and are not.
func TestComposed(t *testing.T) {
	rows, err := parseRules()
	if err != nil {
		t.Fatal(err)
	}
	listed := map[string]bool{}
	for _, r := range rows {
		for _, w := range r.words {
			listed[w] = true
		}
	}
	for word, c := range map[string]class{"编好": verb, "贴牢": verb, "乘车至": goes, "走访了": goes, "踏看了": goes} {
		if p := lay(word, nil); listed[word] || !p.is(0, c) || int(p.wordEnd[0]) != len([]rune(word)) {
			t.Errorf("%s: listed %v, class %b", word, listed[word], p.class[0])
		}
	}
	for word, c := range map[string]class{"抓紧": verb, "看到": verb, "来往": goes} {
		if p := lay(word, nil); p.is(0, c) {
			t.Errorf("%s is composed though a row has it", word)
		}
	}
}

// TestCharSet compares the set with a map.
func TestCharSet(t *testing.T) {
	set, in := &charSet{}, map[rune]bool{}
	for _, r := range "和及与〇\x00\uffff" {
		set.add(r)
		in[r] = true
	}
	for r := range rune(1 << 17) {
		if set.has(r) != in[r] {
			t.Fatalf("%U: %v", r, set.has(r))
		}
	}
}

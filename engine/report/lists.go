package report

import "strings"

// Lists are the rows of the tables that one pass looks up by itself rather than in running text:
// how a name begins, what stands before a modal, units. They are asked for by their class.

// starting gives the words of a class, to be found by their beginnings.
func (t *tables) starting(class string) *trie { return trieOf(t.inOrder(class)...) }

// ending gives the words of a class, to be found by their ends.
func (t *tables) ending(class string) *trie { return endingsOf(t.inOrder(class)...) }

// endingBySense gives the words of each row of a class, to be found by their ends, under each of the names in its sense.
func (t *tables) endingBySense(class string) map[string]*trie {
	rows := map[string]*trie{}
	for _, r := range t.rules {
		if r.class == class {
			for name := range strings.FieldsSeq(r.sense) {
				rows[name] = endingsOf(r.words...)
			}
		}
	}
	return rows
}

// among gives the words of a class as a set.
func (t *tables) among(class string) map[string]bool {
	set := map[string]bool{}
	for _, w := range t.inOrder(class) {
		set[w] = true
	}
	return set
}

// characters gives the characters of a class as a set.
func (t *tables) characters(class string) *charSet {
	set := &charSet{}
	for _, w := range t.inOrder(class) {
		for _, r := range w {
			set.add(r)
		}
	}
	return set
}

// inOrder gives the words of a class, row by row.
func (t *tables) inOrder(class string) []string {
	var words []string
	for _, r := range t.rules {
		if r.class == class {
			words = append(words, r.words...)
		}
	}
	if len(words) == 0 {
		panic("report: no row of class " + class) // the files are part of the program, and a test reads them
	}
	return words
}

// charSet is a set of characters of the basic plane.
type charSet [1 << 10]uint64

func (s *charSet) add(r rune) { s[r>>6] |= 1 << (r & 63) }

func (s *charSet) has(r rune) bool { return r < 1<<16 && s[r>>6]>>(r&63)&1 != 0 }

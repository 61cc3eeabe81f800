package report

// trie maps words to values and finds the longest word at a place of a text. Edges lie in one
// hash table, so that a lookup touches one slot a character.
type trie struct {
	edges  map[edge]int32
	values []uint64 // by node; 0: no word ends here
}

type edge struct {
	node int32
	r    rune
}

func newTrie() *trie { return &trie{edges: map[edge]int32{}, values: make([]uint64, 1)} }

// node gives the node of a word, made where missing.
func (t *trie) node(word string) int32 {
	at := int32(0)
	for _, r := range word {
		next, ok := t.edges[edge{at, r}]
		if !ok {
			next = int32(len(t.values))
			t.edges[edge{at, r}] = next
			t.values = append(t.values, 0)
		}
		at = next
	}
	return at
}

// put sets the value of a word; where two tables disagree the first one stands.
func (t *trie) put(word string, value uint64) {
	if n := t.node(word); t.values[n] == 0 {
		t.values[n] = value
	}
}

// or adds bits to the value of a word.
func (t *trie) or(word string, bits uint64) { t.values[t.node(word)] |= bits }

// longest gives the end and the value of the longest word that starts at position at, or at and 0.
func (t *trie) longest(text []rune, at int) (end int, value uint64) {
	node, end := int32(0), at
	for i := at; i < len(text); i++ {
		next, ok := t.edges[edge{node, text[i]}]
		if !ok {
			break
		}
		node = next
		if v := t.values[node]; v != 0 {
			end, value = i+1, v
		}
	}
	return end, value
}

// ending gives the start and the value of the longest word (stored reversed) that ends at
// position end and does not start before from, or end and 0.
func (t *trie) ending(text []rune, from, end int) (start int, value uint64) {
	node, start := int32(0), end
	for i := end - 1; i >= from; i-- {
		next, ok := t.edges[edge{node, text[i]}]
		if !ok {
			break
		}
		node = next
		if v := t.values[node]; v != 0 {
			start, value = i, v
		}
	}
	return start, value
}

// whole says whether the text is exactly one word.
func (t *trie) whole(text []rune) bool {
	end, v := t.longest(text, 0)
	return v != 0 && end == len(text)
}

package report

// trie maps words to values and finds the longest word at a place of a text. Words in the basic
// plane only. Edges lie in one open-addressing table, and a bit for each first character turns
// away most places of a text before the table is touched.
type trie struct {
	first  [1 << 10]uint64 // bit r: a word starts with r
	keys   []uint64        // node<<16 | character, plus one; 0: empty slot
	next   []int32
	values []uint64 // by node; 0: no word ends here
	edges  int
}

func newTrie() *trie {
	return &trie{keys: make([]uint64, 64), next: make([]int32, 64), values: make([]uint64, 1)}
}

// trieOf makes a trie of words that all have the value 1.
func trieOf(words ...string) *trie {
	t := newTrie()
	for _, w := range words {
		t.put(w, 1)
	}
	return t
}

// endingsOf makes a trie of words that are looked up by their ends.
func endingsOf(words ...string) *trie {
	t := newTrie()
	for _, w := range words {
		t.put(reversed(w), 1)
	}
	return t
}

func key(node int32, r rune) uint64 { return uint64(node)<<16 | uint64(uint16(r)) + 1<<48 }

// slot gives the slot of a key: where it is, or the empty one where it belongs.
func (t *trie) slot(k uint64) int {
	mask := uint64(len(t.keys) - 1)
	at := k * 0x9E3779B97F4A7C15 >> 40 & mask
	for t.keys[at] != 0 && t.keys[at] != k {
		at = (at + 1) & mask
	}
	return int(at)
}

// node gives the node of a word, made where missing.
func (t *trie) node(word string) int32 {
	at := int32(0)
	for _, r := range word {
		if at == 0 {
			t.first[uint16(r)>>6] |= 1 << (uint16(r) & 63)
		}
		i := t.slot(key(at, r))
		if t.keys[i] == 0 {
			if 2*t.edges >= len(t.keys) {
				t.grow()
				i = t.slot(key(at, r))
			}
			t.keys[i], t.next[i] = key(at, r), int32(len(t.values))
			t.values = append(t.values, 0)
			t.edges++
		}
		at = t.next[i]
	}
	return at
}

func (t *trie) grow() {
	keys, next := t.keys, t.next
	t.keys, t.next = make([]uint64, 2*len(keys)), make([]int32, 2*len(keys))
	for i, k := range keys {
		if k != 0 {
			j := t.slot(k)
			t.keys[j], t.next[j] = k, next[i]
		}
	}
}

// put sets the value of a word; where two tables disagree the first one stands.
func (t *trie) put(word string, value uint64) {
	if n := t.node(word); t.values[n] == 0 {
		t.values[n] = value
	}
}

// or adds bits to the value of a word.
func (t *trie) or(word string, bits uint64) { t.values[t.node(word)] |= bits }

// value gives the value of a word, 0 where the trie has none.
func (t *trie) value(word string) uint64 {
	end, v := t.longest([]rune(word), 0)
	if end < len([]rune(word)) {
		return 0
	}
	return v
}

// starts says whether any word starts with r.
func (t *trie) starts(r rune) bool {
	return r < 1<<16 && t.first[r>>6]>>(r&63)&1 != 0
}

// longest gives the end and the value of the longest word that starts at position at, or at and 0.
func (t *trie) longest(text []rune, at int) (end int, value uint64) {
	if at < 0 || at >= len(text) || !t.starts(text[at]) {
		return at, 0
	}
	node, end := int32(0), at
	for i := at; i < len(text) && text[i] < 1<<16; i++ {
		s := t.slot(key(node, text[i]))
		if t.keys[s] == 0 {
			break
		}
		node = t.next[s]
		if v := t.values[node]; v != 0 {
			end, value = i+1, v
		}
	}
	return end, value
}

// ending gives the start and the value of the longest word (stored reversed) that ends at
// position end and does not start before from, or end and 0.
func (t *trie) ending(text []rune, from, end int) (start int, value uint64) {
	if end <= from || !t.starts(text[end-1]) {
		return end, 0
	}
	node, start := int32(0), end
	for i := end - 1; i >= from && text[i] < 1<<16; i-- {
		s := t.slot(key(node, text[i]))
		if t.keys[s] == 0 {
			break
		}
		node = t.next[s]
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

package gazetteer

import (
	"slices"
	"unicode/utf8"
)

// label stands for a rune in a trie: its place in the sorted alphabet, from 1; 0 is a rune that no
// name has. Labels order as runes do.
type label uint16

// alphabet turns runes into labels. Most runes are a table look-up; the few names with runes
// above U+FFFF are found by search.
type alphabet struct {
	runes []rune // sorted
	bmp   [1 << 16]label
	high  int // index of the first rune above U+FFFF
}

func newAlphabet(runes []rune) *alphabet {
	a := &alphabet{runes: runes}
	a.high, _ = slices.BinarySearch(runes, 1<<16)
	for i, r := range runes[:a.high] {
		a.bmp[r] = label(i + 1)
	}
	return a
}

func (a *alphabet) label(r rune) label {
	if r < 1<<16 {
		return a.bmp[r]
	}
	i, ok := slices.BinarySearch(a.runes[a.high:], r)
	if !ok {
		return 0
	}
	return label(a.high + i + 1)
}

// threeBytes reports whether s[at:] begins with a rune of three bytes above U+0FFF, as nearly all
// here do. It also takes a surrogate, which is no rune: it has no label.
func threeBytes(s string, at int) bool {
	return at+2 < len(s) && s[at]-0xe1 < 0xf0-0xe1 && s[at+1]&0xc0 == 0x80 && s[at+2]&0xc0 == 0x80
}

// next is the label of the rune at s[at:], and its bytes; 0 at the end, at damage, and for a rune
// that no name has.
func (a *alphabet) next(s string, at int) (label, int) {
	if threeBytes(s, at) {
		return a.bmp[uint16(s[at])<<12|uint16(s[at+1]&0x3f)<<6|uint16(s[at+2]&0x3f)], 3
	}
	if at >= len(s) {
		return 0, 0
	}
	r, size := utf8.DecodeRuneInString(s[at:])
	if r == utf8.RuneError {
		return 0, size
	}
	return a.label(r), size
}

// node is one node of a trie. Its children are the nodes [child, next node's child), its
// postings [post, next node's post); classes are those of its postings.
type node struct {
	child, post uint32
	classes     uint32
}

// trie holds stems. Nodes lie in level order, the root first, siblings by label; one more node at
// the end closes the ranges of the last.
type trie struct {
	*alphabet
	nodes []node
	leads []label  // leads[n] leads to node n; apart, so that a search among siblings stays in few cache lines
	first []uint32 // the root's child by label, 0 for none: the root has thousands
	pairs *[pairBits / 64]uint64
}

// pairs is a set, by hash, of the pairs of runes that stems begin with. Three of four steps from
// the first rune of ordinary text to the second lead nowhere; one look here spares them the
// search among some hundred children. At 2 Mbit and 149,447 pairs, one in fourteen is let through
// for nothing.
const pairBits = 1 << 21

func pair(a, b label) (word uint32, bit uint64) {
	h := (uint32(a)<<16 | uint32(b)) * 0x9e3779b1 / (1 << 32 / pairBits) // Knuth's multiplier
	return h / 64, 1 << (h % 64)
}

// index fills what is found by label from the nodes.
func (t *trie) index() {
	t.first = make([]uint32, len(t.runes)+1)
	t.pairs = new([pairBits / 64]uint64)
	for n := t.nodes[0].child; n < t.nodes[1].child; n++ {
		t.first[t.leads[n]] = n
		for c := t.nodes[n].child; c < t.nodes[n+1].child; c++ {
			word, bit := pair(t.leads[n], t.leads[c])
			t.pairs[word] |= bit
		}
	}
}

// step is the child of n by l, 0 for none.
func (t *trie) step(n uint32, l label) uint32 {
	if n == 0 {
		return t.first[l]
	}
	if n < t.nodes[1].child {
		if word, bit := pair(t.leads[n], l); t.pairs[word]&bit == 0 {
			return 0
		}
	}
	child := t.nodes[n].child
	if i, ok := slices.BinarySearch(t.leads[child:t.nodes[n+1].child], l); ok {
		return child + uint32(i)
	}
	return 0
}

// growTrie builds the trie of sorted, distinct, non-empty stems, and gives the node of each.
func growTrie(stems []string) (*trie, []uint32) {
	t := &trie{alphabet: newAlphabet(alphabetOf(stems)), leads: []label{0}}
	type span struct{ lo, hi, depth int } // stems that share their first depth bytes
	queue := []span{{0, len(stems), 0}}
	at := make([]uint32, len(stems))
	for n := 0; n < len(queue); n++ {
		s := queue[n]
		t.nodes = append(t.nodes, node{child: uint32(len(queue))})
		if s.lo < s.hi && len(stems[s.lo]) == s.depth {
			at[s.lo] = uint32(n)
			s.lo++
		}
		for s.lo < s.hi {
			l, size := t.next(stems[s.lo], s.depth)
			end := s.depth + size
			hi := s.lo + 1
			for hi < s.hi && stems[hi][:min(end, len(stems[hi]))] == stems[s.lo][:end] {
				hi++
			}
			queue = append(queue, span{s.lo, hi, end})
			t.leads = append(t.leads, l)
			s.lo = hi
		}
	}
	t.nodes = append(t.nodes, node{child: uint32(len(queue))})
	return t, at
}

// alphabetOf is the sorted set of the runes of stems and of those that open an ending.
func alphabetOf(stems []string) []rune {
	seen := map[rune]bool{}
	for _, r := range openers {
		seen[r] = true
	}
	for _, s := range stems {
		for _, r := range s {
			seen[r] = true
		}
	}
	runes := make([]rune, 0, len(seen))
	for r := range seen {
		runes = append(runes, r)
	}
	slices.Sort(runes)
	return runes
}

package gazetteer

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// table is one layer of a Gazetteer: places, their names, and the trie of stems with the places
// of each. The country is one, a district's own names are another.
type table struct {
	base   ID // id of places[0]; postings hold ids of the whole Gazetteer
	place  []int32
	code   []int64
	parent []ID
	level  []Level

	arena string // official names, one after the other
	off   []uint32
	size  []uint16 // name i is the size[i] bytes at arena[off[i]:]

	trie
	posts []ID // by node, sorted
	class []class

	opens []uint8 // for each label, 1 + index into byOpener; 0 if no ending begins with it
}

// byOpener lists, for each of openers, the endings that begin with it, longest first.
var byOpener = func() [][]tail {
	lists := make([][]tail, len(openers))
	for t, s := range tails[1:] {
		r, _ := utf8.DecodeRuneInString(s)
		i, _ := slices.BinarySearch(openers, r)
		lists[i] = append(lists[i], tail(t+1))
	}
	return lists
}()

// post adds a place to the postings of n, which is the last node to have any.
func (t *table) post(n uint32, id ID, c class) {
	t.posts = append(t.posts, id)
	t.class = append(t.class, c)
	t.nodes[n].classes |= 1 << c
}

// finish indexes the trie and writes the official names out, each given by its node and ending,
// by node.
func (t *table) finish(node []uint32, ending []tail) {
	t.index()
	t.opens = make([]uint8, len(t.runes)+1)
	for i, r := range openers {
		t.opens[t.label(r)] = uint8(i + 1)
	}
	t.off, t.size = make([]uint32, len(node)), make([]uint16, len(node))
	s := speller{table: t, ending: ending, names: make([]uint32, len(t.nodes)+1)}
	for _, n := range node {
		s.names[n+1]++
	}
	for n := range t.nodes {
		s.names[n+1] += s.names[n]
	}
	s.arena.Grow(20 * len(node)) // the country's names have 19.8 bytes on average
	s.spell(0)
	t.arena = s.arena.String()
}

// speller writes names out depth first: in each level it goes through the nodes from left to
// right, as they lie in memory, and it spells each stem once.
type speller struct {
	*table
	ending []tail
	names  []uint32 // names of node n are [names[n], names[n+1])
	arena  strings.Builder
	stem   []byte
}

func (s *speller) spell(n uint32) {
	for i := s.names[n]; i < s.names[n+1]; i++ {
		s.off[i] = uint32(s.arena.Len())
		s.arena.Write(s.stem)
		s.arena.WriteString(tails[s.ending[i]])
		s.size[i] = uint16(uint32(s.arena.Len()) - s.off[i])
	}
	depth := len(s.stem)
	for c := s.nodes[n].child; c < s.nodes[n+1].child; c++ {
		s.stem = utf8.AppendRune(s.stem[:depth], s.runes[s.leads[c]-1])
		s.spell(c)
	}
}

func (t *table) name(id ID) string {
	n := t.place[id-t.base]
	return t.arena[t.off[n]:][:t.size[n]]
}

// ref is a string that names something in one table: the node of the shortest stem it can be
// cut into, and the ending. The zero ref is none: the root has no ending.
type ref struct {
	node uint32
	tail tail
}

// hit is a ref and where its string ends.
type hit struct {
	ref
	end int
}

// longest finds the longest name that begins at text[at:]; end is 0 where there is none.
func (t *table) longest(text string, at int) (best hit) {
	l, size := t.next(text, at)
	for n := uint32(0); l != 0; {
		if n = t.step(n, l); n == 0 {
			break
		}
		at += size
		l, size = t.next(text, at)
		if t.nodes[n].classes == 0 {
			continue
		}
		if end, ok := t.ending(n, l, text[at:]); ok && at+len(tails[end]) > best.end {
			best = hit{ref{n, end}, at + len(tails[end])}
		}
	}
	return best
}

// ending finds the longest ending at the head of rest, whose first label is l, that n's
// classes take.
func (t *table) ending(n uint32, l label, rest string) (tail, bool) {
	classes := t.nodes[n].classes
	if o := t.opens[l]; o != 0 {
		for _, end := range byOpener[o-1] {
			if takes[end]&classes != 0 && strings.HasPrefix(rest, tails[end]) {
				return end, true
			}
		}
	}
	return 0, takes[0]&classes != 0
}

// exact is the ref of name, the zero ref where it names nothing.
func (t *table) exact(name string) ref {
	return t.cutFrom(0, name)
}

// deeper is the next way to cut the string of r: the same bytes with a longer stem.
func (t *table) deeper(r ref) ref {
	return t.cutFrom(r.node, tails[r.tail])
}

// cutFrom walks from node n along s and stops at the first stem below n with which what is left
// of s is an ending.
func (t *table) cutFrom(n uint32, s string) ref {
	for at := 0; at < len(s); {
		l, size := t.next(s, at)
		if l == 0 {
			break
		}
		if n = t.step(n, l); n == 0 {
			break
		}
		at += size
		if end, ok := t.wholeEnding(n, s[at:]); ok {
			return ref{n, end}
		}
	}
	return ref{}
}

func (t *table) wholeEnding(n uint32, rest string) (tail, bool) {
	classes := t.nodes[n].classes
	if classes == 0 {
		return 0, false
	}
	if rest == "" {
		return 0, takes[0]&classes != 0
	}
	l, _ := t.next(rest, 0)
	if o := t.opens[l]; o != 0 {
		for _, end := range byOpener[o-1] {
			if takes[end]&classes != 0 && rest == tails[end] {
				return end, true
			}
		}
	}
	return 0, false
}

// levels is what the string of r can be.
func (t *table) levels(r ref) (s LevelSet) {
	for ; r.node != 0; r = t.deeper(r) {
		s |= levels(t.nodes[r.node].classes, r.tail)
	}
	return s
}

// span is a range of ids [lo, hi).
type span struct{ lo, hi ID }

// everywhere is the span of all ids.
var everywhere = span{0, math.MaxInt32}

// places appends the places in a span that have the string of r, by id, without repeats.
func (t *table) places(dst []ID, r ref, in span) []ID {
	from := len(dst)
	cuts := 0
	for ; r.node != 0; r = t.deeper(r) {
		dst = t.placesAt(dst, r, in)
		cuts++
	}
	if cuts > 1 {
		slices.Sort(dst[from:])
		dst = dst[:from+len(slices.Compact(dst[from:]))]
	}
	return dst
}

// hasWord says whether a place is asked for with its own type word where its name is shortened: 盐田乡 for 盐田畲族乡, not
// 盐田镇. Postings of one stem do not tell the two apart.
func (t *table) hasWord(id ID, c class, asked tail) bool {
	return !rules[c].second || asked == 0 || strings.HasSuffix(t.name(id), tails[asked])
}

func (t *table) placesAt(dst []ID, r ref, in span) []ID {
	at, end := t.nodes[r.node].post, t.nodes[r.node+1].post
	skip, _ := slices.BinarySearch(t.posts[at:end], in.lo)
	last := None
	for at += uint32(skip); at < end && t.posts[at] < in.hi; at++ {
		if id := t.posts[at]; id != last && takes[r.tail]>>t.class[at]&1 != 0 && t.hasWord(id, t.class[at], r.tail) {
			dst = append(dst, id)
			last = id
		}
	}
	return dst
}

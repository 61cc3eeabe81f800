package gazetteer

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"slices"
	"unicode/utf8"
)

// ErrData is in the chain of every error of Unpack.
var ErrData = errors.New("gazetteer: data file")

// Unpack gives the Gazetteer of a data file that Pack made.
// It returns an error that wraps ErrData for a file that is cut, damaged, or made under other
// rules than this program's; then `make generate` makes it anew.
// Deterministic. Time and memory are linear in the file, and no count in it is believed that
// the bytes left cannot hold.
func Unpack(file []byte) (*Gazetteer, error) {
	t, err := unpack(file)
	if err != nil {
		return nil, err
	}
	return &Gazetteer{country: t, first: firstChildren(t.parent, t.level)}, nil
}

func unpack(file []byte) (*table, error) {
	const head = len(magic) + 8
	if len(file) < head || string(file[:len(magic)]) != magic {
		return nil, fmt.Errorf("%w: not one", ErrData)
	}
	if binary.LittleEndian.Uint32(file[len(magic):]) != rulesSum() {
		return nil, fmt.Errorf("%w: made under other rules", ErrData)
	}
	if binary.LittleEndian.Uint32(file[len(magic)+4:]) != crc32.Checksum(file[head:], castagnoli) {
		return nil, fmt.Errorf("%w: checksum", ErrData)
	}
	return unpackBody(file[head:])
}

// unpackBody trusts nothing that the checksum could hide, so that it can be fuzzed without it.
func unpackBody(body []byte) (*table, error) {
	r := &reader{body: body}
	t := &table{}
	r.places(t)
	node, ending := r.trie(t)
	if r.bad == "" && r.at < len(r.body) {
		r.fail("bytes after the end")
	}
	if r.bad != "" {
		return nil, fmt.Errorf("%w: byte %d: %s", ErrData, r.at, r.bad)
	}
	t.finish(node, ending)
	return t, nil
}

// reader takes numbers off the front of a body. bad says what the first fault was; what is read
// after it means nothing, but stays within limits.
type reader struct {
	body []byte
	at   int
	bad  string
	name [maxWays]int32 // room for forms
}

func (r *reader) fail(why string) {
	if r.bad == "" {
		r.bad = why
	}
}

// number takes a number of 0 to limit.
func (r *reader) number(limit int) int {
	if r.at < len(r.body) && r.body[r.at] < 0x80 && int(r.body[r.at]) <= limit {
		r.at++
		return int(r.body[r.at-1])
	}
	v, size := binary.Uvarint(r.body[r.at:])
	if size <= 0 || limit < 0 || v > uint64(limit) {
		r.fail("number")
		return 0
	}
	r.at += size
	return int(v)
}

// bytes takes n bytes, at most 2 maxWays.
func (r *reader) bytes(n int) []byte {
	if n > len(r.body)-r.at {
		r.fail("cut short")
		return zeros[:n:n]
	}
	r.at += n
	return r.body[r.at-n : r.at : r.at]
}

// maxWays is the most ways that the places of one node are named in.
const maxWays = 128

var zeros [2 * maxWays]byte

// count takes a number of things of at least size bytes each that follow.
func (r *reader) count(size int) int { return r.number((len(r.body) - r.at) / size) }

func (r *reader) places(t *table) {
	count := r.count(1)
	t.place = make([]int32, count)
	t.code = make([]int64, 0, count)
	t.parent = make([]ID, 0, count)
	t.level = make([]Level, 0, count)
	for p := None; len(t.code) < count && r.bad == ""; p++ {
		if int(p) >= len(t.code) {
			r.fail("places without parent")
			return
		}
		r.children(t, p, r.number(count-len(t.code)))
	}
	for i := range t.place {
		t.place[i] = -1
	}
}

func (r *reader) children(t *table, parent ID, count int) {
	level, code := Province, int64(0)
	if parent != None {
		level, code = t.level[parent]+1, t.code[parent]
	}
	if level > Village && count > 0 {
		r.fail("children of a village")
		return
	}
	for range count {
		code += int64(r.number(999)) * unit[level]
		t.code = append(t.code, code)
		t.parent = append(t.parent, parent)
		t.level = append(t.level, level)
	}
}

func (r *reader) alphabet() *alphabet {
	runes := make([]rune, r.count(1))
	for i := range runes {
		runes[i] = rune(r.number(utf8.MaxRune))
		if i > 0 && runes[i] <= runes[i-1] || !utf8.ValidRune(runes[i]) {
			r.fail("alphabet")
			return newAlphabet(nil)
		}
	}
	if len(runes) >= 1<<16 {
		r.fail("alphabet")
		return newAlphabet(nil)
	}
	return newAlphabet(runes)
}

// trie reads the nodes into t and gives the node and ending of each official name.
func (r *reader) trie(t *table) (names []uint32, endings []tail) {
	t.alphabet = r.alphabet()
	count := max(r.count(3), 1)
	names = make([]uint32, 0, r.count(1))
	endings = make([]tail, 0, cap(names))
	posts := r.count(1)
	t.posts, t.class = make([]ID, 0, posts), make([]class, 0, posts)
	t.nodes, t.leads = make([]node, count+1), make([]label, count)
	child, depth, deeper := 1, 0, 1
	for n := 0; n < count && r.bad == ""; n++ {
		if n == deeper {
			depth, deeper = depth+1, child
		}
		l := label(binary.LittleEndian.Uint16(r.bytes(2)))
		if depth > maxRunes || n > 0 && child <= n || int(l) > len(t.runes) || (l == 0) != (n == 0) {
			r.fail("trie")
		}
		t.nodes[n], t.leads[n] = node{child: uint32(child), post: uint32(len(t.posts))}, l
		child += r.number(count - child)
		names, endings = r.forms(t, uint32(n), names, endings)
	}
	if child != count || len(names) != cap(names) || slices.Contains(t.place, -1) {
		r.fail("trie")
	}
	t.nodes[count] = node{child: uint32(count), post: uint32(len(t.posts))}
	return names, endings
}

// forms reads the postings of a node and the names that its places have.
func (r *reader) forms(t *table, n uint32, names []uint32, endings []tail) ([]uint32, []tail) {
	count := r.number(maxWays)
	if count == 0 {
		return names, endings
	}
	ways := r.bytes(2 * count)
	for w := range count {
		end, c := tail(ways[2*w]), ways[2*w+1]
		if int(end) >= len(tails) || int(c&^secondFlag) >= len(rules) || n == 0 {
			r.fail("way")
			return names, endings
		}
		if c&secondFlag != 0 {
			r.name[w] = -1
			continue
		}
		if w == 0 || ways[2*w-2] != ways[2*w] {
			names, endings = append(names, n), append(endings, end)
		}
		r.name[w] = int32(len(names)) - 1
	}
	r.posts(t, n, ways)
	return names, endings
}

// posts reads the postings of a node, each a step in ids and a way.
func (r *reader) posts(t *table, n uint32, ways []byte) {
	id, count := 0, len(ways)/2
	for range r.number(cap(t.posts) - len(t.posts)) {
		v := r.number(len(t.place) * count)
		w := 0
		if count == 1 { // a division is what costs here, and most nodes need none
			id += v
		} else {
			w = v % count
			id += v / count
		}
		if id >= len(t.place) {
			r.fail("place")
			return
		}
		t.post(n, ID(id), class(ways[2*w+1]&^secondFlag))
		if r.name[w] >= 0 {
			t.place[id] = r.name[w]
		}
	}
}

// firstChildren gives, for each place above the villages, its first child: level order makes
// its children [first[id], first[id+1]).
func firstChildren(parent []ID, level []Level) []ID {
	above := 0
	for above < len(level) && level[above] < Village {
		above++
	}
	first := make([]ID, above+1)
	next := 0
	for id := range first {
		for next < len(parent) && int(parent[next]) < id {
			next++
		}
		first[id] = ID(next)
	}
	return first
}

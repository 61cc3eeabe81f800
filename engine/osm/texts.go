package osm

import "strings"

// texts gathers the texts of many blocks, each once.
type texts struct {
	list   []string
	number map[string]uint32
}

// translation maps the texts of one block to the gathered ones, each looked up at its first use.
type translation struct {
	to    *texts
	from  []string
	known []uint32 // number + 1; 0: not looked up yet
}

func newTexts() *texts { return &texts{number: map[string]uint32{}} }

func (t *texts) add(s string) uint32 {
	n, ok := t.number[s]
	if !ok {
		n = uint32(len(t.list))
		s = strings.Clone(s) // a part of a block's table would keep the whole table in memory
		t.list = append(t.list, s)
		t.number[s] = n
	}
	return n
}

// begin starts on the next block.
func (tr *translation) begin(block *Block) {
	tr.from = block.texts
	tr.known = grow(tr.known, len(tr.from))
	clear(tr.known)
}

func (tr *translation) text(n uint32) uint32 {
	if tr.known[n] == 0 {
		tr.known[n] = tr.to.add(tr.from[n]) + 1
	}
	return tr.known[n] - 1
}

// copyTags appends to out the tags of object i whose keys are asked for.
func (tr *translation) copyTags(out *Tags, from *Tags, i int, asked func(key string) bool) {
	for _, p := range from.pairs.At(i) {
		if asked(tr.from[p.key]) {
			out.pairs.Flat = append(out.pairs.Flat, pair{tr.text(p.key), tr.text(p.value)})
		}
	}
	out.pairs.end()
}

package osm

import (
	"cmp"
	"context"
	"slices"

	"zhenyu/engine/geo"
)

// Summary is what a file holds, in numbers.
type Summary struct {
	Nodes     int64
	Ways      int64
	Relations int64
	Refs      int64   // nodes named by ways
	Members   int64   // objects named by relations
	Box       geo.Box // of the nodes that have a place; empty if none has
	Nowhere   int64   // nodes whose coordinates are out of range
	Ordered   bool    // nodes, then ways, then relations, each by ascending id
	Tags      []TagCount
}

// TagCount is how many objects have a tag.
type TagCount struct {
	Tag       // the value is empty where objects are counted by key alone
	Nodes     int64
	Ways      int64
	Relations int64
}

// Total returns the objects of all kinds.
func (c *TagCount) Total() int64 { return c.Nodes + c.Ways + c.Relations }

// Summarise reads a whole file and counts. Tags are counted by key, the most frequent first and
// equal ones by name; for the keys in values each value is counted too. Threads as in Query. The
// error is that of Blocks. Deterministic; memory grows with the number of different keys and
// counted values, not with the file.
func Summarise(ctx context.Context, f *File, values []string, threads int) (*Summary, error) {
	s := summing{
		out:    Summary{Box: geo.EmptyBox(), Ordered: true},
		counts: map[Tag]*TagCount{},
		values: map[string]bool{},
	}
	for _, key := range values {
		s.values[key] = true
	}
	q := Query{Nodes: All, Ways: All, Relations: All, Threads: threads}
	for b, err := range f.Blocks(ctx, q) {
		if err != nil {
			return nil, err
		}
		s.add(b)
	}
	for _, c := range s.counts {
		s.out.Tags = append(s.out.Tags, *c)
	}
	slices.SortFunc(s.out.Tags, func(a, b TagCount) int {
		return cmp.Or(cmp.Compare(b.Total(), a.Total()), cmp.Compare(a.Key, b.Key), cmp.Compare(a.Value, b.Value))
	})
	return &s.out, nil
}

// summing is a Summary in the making.
type summing struct {
	out    Summary
	counts map[Tag]*TagCount
	values map[string]bool // keys whose values are counted
	keys   []int64         // by text of the block: how often it stood as a key

	kind Kind // of the last object
	last int64
}

func (s *summing) add(b *Block) {
	s.out.Nodes += int64(len(b.Nodes.ID))
	s.out.Ways += int64(len(b.Ways.ID))
	s.out.Relations += int64(len(b.Relations.ID))
	s.out.Refs += int64(len(b.Ways.Refs.Flat))
	s.out.Members += int64(len(b.Relations.Members.Flat))
	for _, p := range b.Nodes.Place {
		if p == Nowhere {
			s.out.Nowhere++
			continue
		}
		s.out.Box = s.out.Box.Extend(p)
	}
	s.follow(Node, b.Nodes.ID)
	s.follow(Way, b.Ways.ID)
	s.follow(Relation, b.Relations.ID)
	s.count(&b.Nodes.Tags, func(c *TagCount) *int64 { return &c.Nodes })
	s.count(&b.Ways.Tags, func(c *TagCount) *int64 { return &c.Ways })
	s.count(&b.Relations.Tags, func(c *TagCount) *int64 { return &c.Relations })
}

// follow looks whether ids go on where the last ones ended.
func (s *summing) follow(kind Kind, ids []int64) {
	if len(ids) == 0 {
		return
	}
	if kind < s.kind || kind == s.kind && ids[0] <= s.last {
		s.out.Ordered = false
	}
	for i := 1; i < len(ids) && s.out.Ordered; i++ {
		s.out.Ordered = ids[i-1] < ids[i]
	}
	s.kind, s.last = kind, ids[len(ids)-1]
}

// count counts the tags of a column; of keys by number first, so that each is looked up once a block.
func (s *summing) count(tags *Tags, of func(*TagCount) *int64) {
	s.keys = grow(s.keys, len(tags.texts))
	clear(s.keys)
	for _, p := range tags.pairs.Flat {
		s.keys[p.key]++
		if len(s.values) > 0 && s.values[tags.texts[p.key]] {
			*of(s.counter(Tag{tags.texts[p.key], tags.texts[p.value]}))++
		}
	}
	for i, n := range s.keys {
		if n > 0 {
			*of(s.counter(Tag{Key: tags.texts[i]})) += n
		}
	}
}

func (s *summing) counter(t Tag) *TagCount {
	c := s.counts[t]
	if c == nil {
		c = &TagCount{Tag: t}
		s.counts[t] = c
	}
	return c
}

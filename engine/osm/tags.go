package osm

import "iter"

// Tag is a key and a value. In a Match an empty value stands for any.
type Tag struct{ Key, Value string }

// Tags is the column of the objects' tags: for each object the pairs that the query asked to keep,
// in file order.
type Tags struct {
	pairs Lists[pair]
	texts []string
}

// pair is a tag as two places in the texts.
type pair struct{ key, value uint32 }

// Get returns the value that object i has for the key, or "" if it has none; OpenStreetMap knows
// no empty values. The cost is one comparison for each tag of the object.
func (t *Tags) Get(i int, key string) string {
	for _, p := range t.pairs.At(i) {
		if t.texts[p.key] == key {
			return t.texts[p.value]
		}
	}
	return ""
}

// All yields the tags of object i.
func (t *Tags) All(i int) iter.Seq2[string, string] {
	return func(yield func(key, value string) bool) {
		for _, p := range t.pairs.At(i) {
			if !yield(t.texts[p.key], t.texts[p.value]) {
				return
			}
		}
	}
}

// Len returns how many tags object i has kept.
func (t *Tags) Len(i int) int { return len(t.pairs.At(i)) }

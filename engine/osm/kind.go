package osm

import "strings"

// Kind is a kind of object, or a set of kinds.
type Kind uint8

// The kinds, in the order a sorted file has them.
const (
	Node Kind = 1 << iota
	Way
	Relation
)

// String returns the kind's English name; of a set, the names joined by "+".
func (k Kind) String() string {
	var names []string
	for i, name := range [...]string{"node", "way", "relation"} {
		if k&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	return strings.Join(names, "+")
}

// Ref names one object: its kind and its id in OpenStreetMap.
type Ref struct {
	Kind Kind
	ID   int64
}

package osm

import "zhenyu/engine/geo"

// Nodes are columns of nodes.
type Nodes struct {
	ID    []int64
	Place []geo.E7 // Nowhere when the coordinates are out of range
	Tags  Tags
}

// Ways are columns of ways.
type Ways struct {
	ID   []int64
	Refs Lists[int64] // the ids of the way's nodes, in order
	Tags Tags
}

// Relations are columns of relations.
type Relations struct {
	ID      []int64
	Members Lists[Member]
	Tags    Tags
}

// Member is one member of a relation.
type Member struct {
	Ref
	Role string
}

// Block is what one blob of a file holds of what was asked for, in file order.
type Block struct {
	Offset    int64 // byte of the file where the blob begins
	Kinds     Kind  // the kinds that the blob holds, asked for or not
	Nodes     Nodes
	Ways      Ways
	Relations Relations

	everyNode nodeColumns // all nodes of the blob when places are wanted
	texts     []string    // what the tags and roles are made of
}

// nodeColumns are places without tags.
type nodeColumns struct {
	id    []int64
	place []geo.E7
}

// clear empties the block and keeps its memory.
func (b *Block) clear() {
	b.Kinds = 0
	b.Nodes.clear()
	b.Ways.clear()
	b.Relations.clear()
	b.everyNode = nodeColumns{b.everyNode.id[:0], b.everyNode.place[:0]}
	b.texts = b.texts[:0]
}

func (n *Nodes) clear() {
	n.ID, n.Place = n.ID[:0], n.Place[:0]
	n.Tags.pairs.clear()
}

func (w *Ways) clear() {
	w.ID = w.ID[:0]
	w.Refs.clear()
	w.Tags.pairs.clear()
}

func (r *Relations) clear() {
	r.ID = r.ID[:0]
	r.Members.clear()
	r.Tags.pairs.clear()
}

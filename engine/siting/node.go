package siting

// node is one part of the space of choices.
type node struct {
	sel   *selection
	relax relaxation
	mult  []int64
	bound int64 // from its parent, 1/scale
	born  int64 // nodes are numbered as they are made
}

// nodeHeap is a heap of nodes, highest bound first.
type nodeHeap []*node

func (h nodeHeap) Len() int           { return len(h) }
func (h nodeHeap) Less(i, j int) bool { return h[i].bound > h[j].bound }
func (h nodeHeap) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }

// Push is for container/heap.
func (h *nodeHeap) Push(x any) { *h = append(*h, x.(*node)) }

// Pop is for container/heap.
func (h *nodeHeap) Pop() any {
	last := len(*h) - 1
	n := (*h)[last]
	*h = (*h)[:last]
	return n
}

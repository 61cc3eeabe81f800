package page

import (
	"cmp"
	"slices"
)

// mark is a span of the text that belongs to an item of the page.
type mark struct {
	Start, End int    // characters, half open
	Kind       string // person, place, organisation, ask, or guess
	Key        string // of the item, the same for all of its pieces and its row
	Label      string // the small label before it; only on its first piece
	Title      string
}

// node is a piece of marked text: plain characters, or a mark with what stands in it.
type node struct {
	Text string
	Mark *mark
	Kids []node
}

// kindOrder puts what is said outside and who and where inside, for marks of one span.
var kindOrder = map[string]int{"ask": 0, "place": 1, "organisation": 2, "person": 3, "guess": 4}

// nest gives the text with its marks as a tree. Marks outside the text are cut to it, and empty ones dropped.
// A mark that crosses the end of one around it becomes two pieces.
func nest(text []rune, marks []mark) []node {
	queue := make([]mark, 0, len(marks))
	for _, m := range marks {
		m.Start, m.End = max(m.Start, 0), min(m.End, len(text))
		if m.Start < m.End {
			queue = append(queue, m)
		}
	}
	slices.SortStableFunc(queue, byPlace)
	b := builder{text: text, queue: queue}
	return b.fill(0, len(text))
}

// byPlace sorts by start, the longest first, so that what stands around comes before what stands in it.
func byPlace(a, b mark) int {
	return cmp.Or(a.Start-b.Start, b.End-a.End, kindOrder[a.Kind]-kindOrder[b.Kind])
}

// builder takes marks from a queue sorted by place.
type builder struct {
	text  []rune
	queue []mark
}

// fill gives the nodes of the characters [at, end), taking every mark that starts there. It never gives a node
// beyond end: what crosses is cut, and its rest goes back into the queue.
func (b *builder) fill(at, end int) []node {
	var nodes []node
	for len(b.queue) > 0 && b.queue[0].Start < end {
		m := b.queue[0]
		b.queue = b.queue[1:]
		if m.End > end {
			b.putBack(m, end)
			m.End = end
		}
		nodes = b.plain(nodes, at, m.Start)
		nodes = append(nodes, node{Mark: &m, Kids: b.fill(m.Start, m.End)})
		at = m.End
	}
	return b.plain(nodes, at, end)
}

// putBack queues the piece of a mark behind end, without a label of its own.
func (b *builder) putBack(m mark, end int) {
	m.Start, m.Label = end, ""
	at, _ := slices.BinarySearchFunc(b.queue, m, byPlace)
	b.queue = slices.Insert(b.queue, at, m)
}

func (b *builder) plain(nodes []node, start, end int) []node {
	if start >= end {
		return nodes
	}
	return append(nodes, node{Text: string(b.text[start:end])})
}

package street

// Names holds many short strings in one block, so that ten million of them are two arrays.
type Names struct {
	text []byte
	ends []uint32
}

// Add appends a name.
func (n *Names) Add(name string) {
	n.text = append(n.text, name...)
	n.ends = append(n.ends, uint32(len(n.text)))
}

// Len returns the number of names.
func (n *Names) Len() int { return len(n.ends) }

// At returns the i-th name added, or "" past the last.
func (n *Names) At(i int) string {
	if i >= len(n.ends) {
		return ""
	}
	var from uint32
	if i > 0 {
		from = n.ends[i-1]
	}
	return string(n.text[from:n.ends[i]])
}

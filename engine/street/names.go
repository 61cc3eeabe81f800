package street

import (
	"slices"
	"strconv"
)

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

// AddNumber appends a number as a name, in decimal digits.
func (n *Names) AddNumber(number int64) {
	n.text = strconv.AppendInt(n.text, number, 10)
	n.ends = append(n.ends, uint32(len(n.text)))
}

// Grow makes room for more names of a length in bytes.
func (n *Names) Grow(names, length int) {
	n.text, n.ends = slices.Grow(n.text, names*length), slices.Grow(n.ends, names)
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

package osm

// Lists is a column whose entries are lists: way after way its nodes, relation after relation its
// members. All elements lie in one slice.
type Lists[T any] struct {
	Ends []int32 // Ends[i] is where list i ends in Flat, and list i+1 begins
	Flat []T
}

// Len returns the number of lists.
func (l *Lists[T]) Len() int { return len(l.Ends) }

// At returns list i; it is a part of the column, not a copy.
func (l *Lists[T]) At(i int) []T { return l.Flat[l.start(i):l.Ends[i]:l.Ends[i]] }

func (l *Lists[T]) start(i int) int32 {
	if i == 0 {
		return 0
	}
	return l.Ends[i-1]
}

// end closes the list whose elements were appended to Flat since the last call.
func (l *Lists[T]) end() { l.Ends = append(l.Ends, int32(len(l.Flat))) }

// add appends a whole list.
func (l *Lists[T]) add(list []T) {
	l.Flat = append(l.Flat, list...)
	l.end()
}

func (l *Lists[T]) clear() { l.Ends, l.Flat = l.Ends[:0], l.Flat[:0] }

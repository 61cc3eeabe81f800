package street

// heap is a binary heap of nodes by label, lowest on top and equal ones by node: for searches that
// settle nodes one by one in exact order, where buckets would have to be sorted.
type heap []seed

func (s seed) before(o seed) bool {
	if s.label != o.label {
		return s.label < o.label
	}
	return s.node < o.node
}

func (h *heap) push(s seed) {
	q := append(*h, s)
	i := len(q) - 1
	for i > 0 && s.before(q[(i-1)/2]) {
		q[i] = q[(i-1)/2]
		i = (i - 1) / 2
	}
	q[i] = s
	*h = q
}

func (h *heap) pop() seed {
	q := *h
	top, last := q[0], q[len(q)-1]
	q = q[:len(q)-1]
	*h = q
	i := 0
	for child := 1; child < len(q); child = 2*i + 1 {
		if child+1 < len(q) && q[child+1].before(q[child]) {
			child++
		}
		if !q[child].before(last) {
			break
		}
		q[i] = q[child]
		i = child
	}
	if len(q) > 0 {
		q[i] = last
	}
	return top
}

package siting

// islands finds where rows and sites fall apart into islands that cannot reach each other, as
// places do that no street joins. Every island must get a site, so
//
//   - the only site that reaches a row is in;
//   - on an island where every site reaches every row, one row that must be served holds the
//     island to it, and no row pays more than at its dearest site there. Without that, a price
//     high enough to serve a small island would blunt the bound of every other row.
func (f *medianForm) islands(m Matrix) {
	if !f.partial {
		return
	}
	for _, j := range f.keep {
		if only := f.only(m.Row(int(j))); only >= 0 && f.sel.cost[only] <= f.sel.left {
			f.sel.state[only] = in
			f.sel.left -= f.sel.cost[only]
		}
	}
	island := f.joined(m)
	size, has := make([]int, m.Sites), make([]bool, m.Sites) // a row that holds the island to be served
	for i, state := range f.sel.state {
		if state != out {
			size[island[i]]++
		}
	}
	f.strict, f.partial = make([]bool, len(f.keep)), false
	for k, j := range f.keep {
		at, reached, served := 0, 0, false
		for i, cost := range m.Row(int(j)) {
			if cost != Never && f.sel.state[i] != out {
				at, reached = island[i], reached+1
				served = served || f.sel.state[i] == in
			}
		}
		whole := reached == size[at]
		if served || whole && has[at] {
			continue
		}
		f.strict[k], f.partial = true, true
		has[at] = has[at] || whole
	}
}

// only returns the free site that alone reaches a row, or −1.
func (f *medianForm) only(costs []int32) int {
	only, reached := -1, 0
	for i, cost := range costs {
		if cost != Never && f.sel.state[i] != out {
			only, reached = i, reached+1
		}
	}
	if reached != 1 || f.sel.state[only] != free {
		return -1
	}
	return only
}

// joined returns, for each site, a site that stands for all those that rows join it with.
func (f *medianForm) joined(m Matrix) []int {
	of := make([]int, m.Sites)
	for i := range of {
		of[i] = i
	}
	find := func(i int) int {
		for of[i] != i {
			of[i] = of[of[i]]
			i = of[i]
		}
		return i
	}
	for _, j := range f.keep {
		first := -1
		for i, cost := range m.Row(int(j)) {
			switch {
			case cost == Never || f.sel.state[i] == out:
			case first < 0:
				first = find(i)
			default:
				of[find(i)] = first
			}
		}
	}
	for i := range of {
		of[i] = find(i)
	}
	return of
}

// held counts the strict rows.
func (f *medianForm) held() int {
	n := 0
	for _, strict := range f.strict {
		if strict {
			n++
		}
	}
	return n
}

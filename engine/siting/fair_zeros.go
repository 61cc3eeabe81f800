package siting

// zeros proves how many of the levels are 0 whatever is chosen, all at once: no choice reaches anybody of more villages
// than most people are reached of when every village is one person. It begins with a choice that reaches so many.
func (l *leveller) zeros(p *FairCover, levels int) (int, error) {
	villages := l.form.villages()
	opt := l.opt
	opt.Progress = nil
	r, err := (&MaxCover{Cover: villages, People: ones(villages.Rows()), Choice: p.Choice}).solve(l.ctx, opt)
	if err != nil {
		return 0, err
	}
	l.nodes += r.Nodes
	if r.Value < int64(villages.Rows()) {
		l.find.take(r.Sites)
	}
	l.reason = r.Reason
	zeros := min(levels, villages.Rows()-int(r.Bound))
	if zeros < levels {
		l.begin(zeros)
	}
	return zeros, nil
}

// villages has a row for each village that counts: the sites that reach anybody there.
func (f *fairForm) villages() Coverage {
	reach := make([][]bool, len(f.people))
	for j, v := range f.village {
		if reach[v] == nil {
			reach[v] = make([]bool, f.rows.sites)
		}
		for _, i := range f.rows.of(int32(j)) {
			reach[v][i] = true
		}
	}
	c := Coverage{Sites: f.rows.sites, Start: []int{0}}
	for _, v := range f.counted() {
		for i, reaches := range reach[v] {
			if reaches {
				c.Site = append(c.Site, int32(i))
			}
		}
		c.Start = append(c.Start, len(c.Site))
	}
	return c
}

func ones(n int) []int64 {
	list := make([]int64, n)
	for i := range list {
		list[i] = 1
	}
	return list
}

// take makes the given sites, beside those that are in, the fairest choice.
func (w *fairSearch) take(sites []int32) {
	for _, i := range sites {
		if w.form.sel.state[i] == free {
			w.flip(i)
		}
	}
	w.sites, w.covered = open(w.list, w.form.sel.sites(in)), append([]int64(nil), w.now...)
}

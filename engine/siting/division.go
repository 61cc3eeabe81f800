package siting

import "slices"

// division is people divided among open sites by augmenting paths, depth first (Ford and Fulkerson
// 1956): slow, short, and none of the search's code.
type division struct {
	*CapCover
	open  []bool
	left  []int64            // room of each site
	flow  map[[2]int32]int64 // people of a row at a site
	at    [][]int32          // rows that a site serves, now or before
	seen  []int              // of each site, the round in which it was tried last
	round int
}

// divide returns how many people each site serves with the given ones added, existing ones first:
// what these serve is not taken from them by the paths to others.
func (p *CapCover) divide(sites []int32) []int64 {
	d := division{
		CapCover: p, left: slices.Clone(p.Capacity), flow: map[[2]int32]int64{},
		at: make([][]int32, p.Cover.Sites), seen: make([]int, p.Cover.Sites),
	}
	waiting := slices.Clone(p.People)
	for _, added := range [][]int32{nil, sites} {
		d.open = p.Choice.isOpen(&Result{Sites: added}, p.Cover.Sites)
		for j := range waiting {
			for sent := int64(-1); sent != 0 && waiting[j] > 0; waiting[j] -= sent {
				d.round++
				sent = d.send(int32(j), waiting[j])
			}
		}
	}
	for i, room := range p.Capacity {
		d.left[i] = room - d.left[i]
	}
	return d.left
}

// send finds room for some people of row j, moving others on if need be, and returns how many.
func (d *division) send(j int32, people int64) int64 {
	for _, i := range d.Cover.Row(int(j)) {
		if !d.open[i] || d.seen[i] == d.round {
			continue
		}
		d.seen[i] = d.round
		sent := min(people, d.left[i])
		d.left[i] -= sent
		for k := 0; sent == 0 && k < len(d.at[i]); k++ {
			other := d.at[i][k]
			if moving := min(people, d.flow[[2]int32{other, i}]); other != j && moving > 0 {
				sent = d.send(other, moving)
				d.flow[[2]int32{other, i}] -= sent
			}
		}
		if sent > 0 {
			if d.flow[[2]int32{j, i}] == 0 {
				d.at[i] = append(d.at[i], j)
			}
			d.flow[[2]int32{j, i}] += sent
			return sent
		}
	}
	return 0
}

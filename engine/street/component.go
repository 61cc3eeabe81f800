package street

import "slices"

// labelComponents numbers the components from the largest down, equal ones by their first node.
func (n *Network) labelComponents() {
	root := n.roots()
	size := make([]int32, len(root))
	for u := range root {
		root[u] = find(root, int32(u))
		size[root[u]]++
	}
	for e := range n.edges {
		size[root[n.edges[e].A]] += n.innerAt[e+1] - n.innerAt[e]
	}
	var heads []int32
	for u, r := range root {
		if int(r) == u {
			heads = append(heads, r)
		}
	}
	slices.SortStableFunc(heads, func(a, b int32) int { return int(size[b]) - int(size[a]) })
	number := make([]int32, len(root))
	n.sizes = make([]int32, len(heads))
	for i, r := range heads {
		number[r], n.sizes[i] = int32(i), size[r]
	}
	n.component = root
	for u, r := range root {
		n.component[u] = number[r]
	}
}

// roots joins the ends of every edge. A root is the lowest node of its set.
func (n *Network) roots() []int32 {
	root := make([]int32, len(n.places))
	for u := range root {
		root[u] = int32(u)
	}
	for _, e := range n.edges {
		a, b := find(root, int32(e.A)), find(root, int32(e.B))
		root[max(a, b)] = min(a, b)
	}
	return root
}

func find(root []int32, u int32) int32 {
	for root[u] != u {
		root[u] = root[root[u]]
		u = root[u]
	}
	return u
}

package format

import (
	"cmp"
	"container/heap"
	"io"
	"slices"

	"zhenyu/engine/siting"
)

// ReadPMed returns the p-median problem of an OR-Library pmed file: "vertices edges p", then
// "vertex vertex length" for each edge, vertices from 1. Costs are the lengths of shortest
// paths; siting.Never where there is none. When an edge is repeated the last one counts, as in
// the published optima. It returns *ParseError for bad bytes. Deterministic;
// O(vertices × edges × log vertices) time and 4 bytes for each pair of vertices.
func ReadPMed(r io.Reader) (*siting.Median, error) {
	s := newScanner(r)
	n := int(s.integer("the number of vertices", 1, maxVertices))
	edges := s.integer("the number of edges", 0, maxEdges)
	p := int(s.integer("p", 0, int64(n)))
	longest := (int64(siting.Never) - 1) / int64(n)
	g := make(graph, n)
	for range edges {
		if s.err != nil {
			return nil, s.err
		}
		a, b := s.integer("a vertex", 1, int64(n)), s.integer("a vertex", 1, int64(n))
		length := int32(s.within("a length", 0, longest, ": the longest path must stay below 2³¹"))
		g[a-1] = append(g[a-1], edge{int32(b - 1), length})
		g[b-1] = append(g[b-1], edge{int32(a - 1), length})
	}
	if err := s.end(); err != nil {
		return nil, err
	}
	for v := range g {
		g[v] = g[v].last()
	}
	return &siting.Median{Costs: g.distances(), Choice: siting.Choice{P: p}}, nil
}

type edge struct{ to, length int32 }

type edges []edge

// last keeps the last edge to each neighbour.
func (e edges) last() edges {
	slices.SortStableFunc(e, func(a, b edge) int { return cmp.Compare(a.to, b.to) })
	kept := e[:0]
	for k, next := range e {
		if k+1 == len(e) || e[k+1].to != next.to {
			kept = append(kept, next)
		}
	}
	return kept
}

type graph []edges

// distances runs Dijkstra's search from every vertex.
func (g graph) distances() siting.Matrix {
	m := siting.Matrix{Sites: len(g), Cell: make([]int32, len(g)*len(g))}
	for v := range g {
		g.from(int32(v), m.Row(v))
	}
	return m
}

func (g graph) from(source int32, dist []int32) {
	for v := range dist {
		dist[v] = siting.Never
	}
	dist[source] = 0
	queue := frontier{{source, 0}}
	for len(queue) > 0 {
		at := heap.Pop(&queue).(edge)
		if at.length > dist[at.to] {
			continue
		}
		for _, e := range g[at.to] {
			if far := at.length + e.length; far < dist[e.to] {
				dist[e.to] = far
				heap.Push(&queue, edge{e.to, far})
			}
		}
	}
}

// frontier is a heap of vertices with their distance, nearest first.
type frontier []edge

func (f frontier) Len() int           { return len(f) }
func (f frontier) Less(i, j int) bool { return f[i].length < f[j].length }
func (f frontier) Swap(i, j int)      { f[i], f[j] = f[j], f[i] }

// Push is for container/heap.
func (f *frontier) Push(x any) { *f = append(*f, x.(edge)) }

// Pop is for container/heap.
func (f *frontier) Pop() any {
	last := len(*f) - 1
	e := (*f)[last]
	*f = (*f)[:last]
	return e
}

package street

import (
	"math"
	"sync"

	"zhenyu/engine/geo"
)

// Build makes a network of a draft and takes the draft over: its pieces are overwritten, its names
// kept. It returns a [PieceError] for a piece that cannot be used and ErrTooLarge past 2^30.
// Deterministic, whatever the order and direction of the pieces; O(n log n) time, about 90 bytes a place beside the draft.
//
// Chains end where a street branches or ends, where the class or the passable directions change,
// and before 2^24 deciseconds. A chain that returns to its start is cut in the middle.
func Build(d Draft) (*Network, error) {
	if err := d.check(); err != nil {
		return nil, err
	}
	b := builder{pieces: d.Pieces, places: len(d.Places)}
	b.sortAtPlaces()
	b.joinParallels()
	b.sortByOtherEnd()
	b.markNodes(d.Keep)
	b.trace()
	b.atFirst, b.at, b.used = nil, nil, nil
	return b.network(&d), nil
}

// builder turns places and pieces into nodes and chains.
type builder struct {
	pieces  []Piece
	places  int
	atFirst []int32 // the pieces at place u are at[atFirst[u]:atFirst[u+1]]
	at      []int32
	isNode  []bool
	used    []bool  // pieces that are in a chain
	steps   []int32 // of all chains in a row: piece p passed from From to To, or ^p the other way
	chains  []int32 // where in steps each chain begins
}

// void says that a piece leads nowhere, at once or since a quicker one took its place.
func (p Piece) void() bool { return p.From == p.To || p.Ahead == Shut && p.Back == Shut }

func (b *builder) sortAtPlaces() {
	next := b.makeRows()
	for i, p := range b.pieces {
		if p.void() {
			continue
		}
		for _, u := range [2]int32{p.From, p.To} {
			b.at[next[u]] = int32(i)
			next[u]++
		}
	}
}

// makeRows makes room for the pieces at each place and returns where each row begins.
func (b *builder) makeRows() []int32 {
	b.atFirst = make([]int32, b.places+1)
	for _, p := range b.pieces {
		if !p.void() {
			b.atFirst[p.From+1]++
			b.atFirst[p.To+1]++
		}
	}
	for u := range b.places {
		b.atFirst[u+1] += b.atFirst[u]
	}
	b.at = make([]int32, b.atFirst[b.places])
	return append([]int32(nil), b.atFirst...)
}

// sortByOtherEnd leaves out what is void by now and puts the pieces at each place in the order of the
// places they lead to, so that chains are traced alike whatever order the source has them in.
func (b *builder) sortByOtherEnd() {
	first, at := b.atFirst, b.at
	next := b.makeRows()
	for u := range int32(b.places) {
		for _, i := range at[first[u]:first[u+1]] {
			p := &b.pieces[i]
			if p.void() {
				continue
			}
			v := p.From ^ p.To ^ u
			b.at[next[v]] = i
			next[v]++
		}
	}
}

func (b *builder) piecesAt(u int32) []int32 { return b.at[b.atFirst[u]:b.atFirst[u+1]] }

// joinParallels leaves one piece between any two places, the quickest in each direction. Summing
// them, as sparse-matrix libraries do, would make two short ways one long way.
func (b *builder) joinParallels() {
	piece, seenFrom := make([]int32, b.places), make([]int32, b.places)
	for u := range int32(b.places) {
		for _, i := range b.piecesAt(u) {
			p := &b.pieces[i]
			v := p.From ^ p.To ^ u
			if v < u || p.void() {
				continue
			}
			if seenFrom[v] == u+1 {
				b.pieces[piece[v]].take(p)
				continue
			}
			seenFrom[v], piece[v] = u+1, i
		}
	}
}

// take keeps the quicker of two pieces between the same places in each direction, and voids o.
func (p *Piece) take(o *Piece) {
	ahead, back := o.Ahead, o.Back
	if o.From != p.From {
		ahead, back = back, ahead
	}
	if min(ahead, back) < min(p.Ahead, p.Back) || min(ahead, back) == min(p.Ahead, p.Back) && o.Class < p.Class {
		p.Class = o.Class
	}
	p.Ahead, p.Back = min(p.Ahead, ahead), min(p.Back, back)
	o.To = o.From
}

func (b *builder) markNodes(keep []int32) {
	b.isNode = make([]bool, b.places)
	for u := range int32(b.places) {
		at := b.piecesAt(u)
		b.isNode[u] = len(at) != 2 || !b.runsThrough(u, b.pieces[at[0]], b.pieces[at[1]])
	}
	for _, u := range keep {
		b.isNode[u] = true
	}
}

// runsThrough says whether p and q can be one edge through u. One-way pieces under a decisecond
// stay apart, so that the places of a one-way edge differ in time and their order is known.
func (b *builder) runsThrough(u int32, p, q Piece) bool {
	pTo, pFrom := p.times(p.To == u)
	qFrom, qTo := q.times(q.From == u)
	if p.Class != q.Class || (pTo == Shut) != (qFrom == Shut) || (pFrom == Shut) != (qTo == Shut) {
		return false
	}
	twoWay := pTo != Shut && pFrom != Shut
	return twoWay || min(pTo, pFrom, qTo, qFrom) >= 1
}

// times returns the piece's times ahead and back in the direction it is passed.
func (p Piece) times(ahead bool) (along, against float32) {
	if ahead {
		return p.Ahead, p.Back
	}
	return p.Back, p.Ahead
}

func (b *builder) trace() {
	b.used = make([]bool, len(b.pieces))
	for u := range int32(b.places) {
		if b.isNode[u] {
			b.traceFrom(u)
		}
	}
	// What is left are rings without a node: cut each at its first place.
	for u := range int32(b.places) {
		if !b.isNode[u] && !b.used[b.piecesAt(u)[0]] {
			b.isNode[u] = true
			b.traceFrom(u)
		}
	}
	b.chains = append(b.chains, int32(len(b.steps)))
}

// traceFrom follows each unused piece at u to the next node, and on from where a chain grew too long.
func (b *builder) traceFrom(u int32) {
	for _, piece := range b.piecesAt(u) {
		for start := u; piece != none && !b.used[piece]; {
			begin := len(b.steps)
			b.chains = append(b.chains, int32(begin))
			end, next := b.follow(start, piece)
			if end == start {
				b.cutLoop(begin)
			}
			start, piece = end, next
		}
	}
}

// none stands where no piece follows.
const none = -1

// follow appends the steps of the chain that leaves u by a piece and returns where it ends, and by
// which piece it would go on if the chain had not grown too long.
func (b *builder) follow(u, piece int32) (end, next int32) {
	var ahead, back float64
	for {
		b.used[piece] = true
		p := b.pieces[piece]
		step := piece
		if p.From != u {
			step = ^piece
		}
		b.steps = append(b.steps, step)
		u ^= p.From ^ p.To
		if b.isNode[u] {
			return u, none
		}
		a, k := p.times(step >= 0)
		ahead, back = ahead+float64(a), back+float64(k)
		at := b.piecesAt(u)
		next = at[0] ^ at[1] ^ piece
		if b.tooLong(next, ahead, back) {
			b.isNode[u] = true
			return u, next
		}
		piece = next
	}
}

func (b *builder) tooLong(next int32, ahead, back float64) bool {
	p := b.pieces[next]
	return finite(ahead)+longer(p) > float64(maxEdge) || finite(back)+longer(p) > float64(maxEdge)
}

func longer(p Piece) float64 { return max(finite(float64(p.Ahead)), finite(float64(p.Back))) }

func finite(t float64) float64 {
	if math.IsInf(t, 1) {
		return 0
	}
	return t
}

// cutLoop makes two edges of the chain from begin on, which ends where it starts.
func (b *builder) cutLoop(begin int) {
	middle := begin + (len(b.steps)-begin)/2
	b.isNode[b.tail(b.steps[middle])] = true
	b.chains = append(b.chains, int32(middle))
}

// tail returns the place where a step begins.
func (b *builder) tail(step int32) int32 {
	if step >= 0 {
		return b.pieces[step].From
	}
	return b.pieces[^step].To
}

func (b *builder) head(step int32) int32 { return b.tail(^step) }

func (b *builder) chain(i int) []int32 { return b.steps[b.chains[i]:b.chains[i+1]] }

// network numbers nodes and edges and fills the arrays.
func (b *builder) network(d *Draft) *Network {
	n := &Network{profile: d.Profile, frame: d.Frame, names: d.Names, barriers: d.Barriers, source: make([]int32, 0, b.places)}
	node := b.orderNodes(d.Places, n)
	order := b.orient(node)
	n.edges = make([]Edge, len(order))
	n.innerAt = make([]int32, len(order)+1)
	inner := b.places - len(n.places)
	n.inner, n.innerTime = make([]geo.E7, 0, inner), make([]stretch, 0, inner)
	for e, i := range order {
		n.edges[e] = b.edge(n, d.Places, b.chain(int(i)), node)
		n.innerAt[e+1] = int32(len(n.inner))
	}
	n.finish()
	return n
}

// orderNodes lists the nodes' places along a Hilbert curve, so that a search touches memory that
// lies together, and returns each place's node.
func (b *builder) orderNodes(places []geo.E7, n *Network) []NodeID {
	var at []int32
	var boxes []geo.Box
	for u, is := range b.isNode {
		if is {
			at = append(at, int32(u))
			boxes = append(boxes, geo.BoxOf(places[u]))
		}
	}
	n.places = make([]geo.E7, 0, len(at))
	node := make([]NodeID, b.places)
	if len(at) == 0 {
		return node
	}
	curve := geo.NewIndex(boxes)
	for i := range curve.Within(geo.BoxOf(places...)) {
		u := at[i]
		node[u] = NodeID(len(n.places))
		n.places = append(n.places, places[u])
		n.source = append(n.source, u)
	}
	return node
}

// orient turns each chain so that it can be passed ahead, and two-way ones from the lower node to
// the higher, and returns the chains' numbers sorted by the node they leave.
func (b *builder) orient(node []NodeID) []int32 {
	last := NodeID(-1)
	for _, u := range node {
		last = max(last, u)
	}
	count := make([]int32, last+2)
	first := make([]NodeID, len(b.chains)-1)
	for i := range first {
		c := b.chain(i)
		from, to := node[b.tail(c[0])], node[b.head(c[len(c)-1])]
		ahead, back := b.pieces[max(c[0], ^c[0])].times(c[0] >= 0)
		if ahead == Shut || back != Shut && to < from {
			flip(c)
			from = to
		}
		first[i] = from
		count[from+1]++
	}
	for u := range last + 1 {
		count[u+1] += count[u]
	}
	order := make([]int32, len(first))
	for i, u := range first {
		order[count[u]] = int32(i)
		count[u]++
	}
	return order
}

func flip(steps []int32) {
	for i, j := 0, len(steps)-1; i <= j; i, j = i+1, j-1 {
		steps[i], steps[j] = ^steps[j], ^steps[i]
	}
}

// edge sums a chain into an edge, rounding the running sum at each inner place, and appends those.
func (b *builder) edge(n *Network, places []geo.E7, chain []int32, node []NodeID) Edge {
	var ahead, back float64
	for i, step := range chain {
		a, k := b.pieces[max(step, ^step)].times(step >= 0)
		ahead, back = ahead+float64(a), back+float64(k)
		if i < len(chain)-1 {
			u := b.head(step)
			n.inner = append(n.inner, places[u])
			n.innerTime = append(n.innerTime, stretch{round(ahead), roundOpen(back)})
			n.source = append(n.source, u)
		}
	}
	last := chain[len(chain)-1]
	return Edge{
		A: node[b.tail(chain[0])], B: node[b.head(last)],
		Ahead: round(ahead), Back: roundOpen(back),
		Class: b.pieces[max(last, ^last)].Class,
	}
}

func roundOpen(deciseconds float64) Time {
	if math.IsInf(deciseconds, 1) {
		return Never
	}
	return round(deciseconds)
}

// finish derives what edges imply: arcs and components.
func (n *Network) finish() {
	n.out = arcsOf(len(n.places), n.edges, false)
	n.in = n.out
	if !n.Symmetric() {
		n.in = arcsOf(len(n.places), n.edges, true)
	}
	n.labelComponents()
	n.placeLinks = sync.OnceValue(n.linkPlaces)
	n.leads = sync.OnceValue(n.findLeads)
	n.twins = sync.OnceValue(n.findTwins)
}

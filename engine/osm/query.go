package osm

// Match says which objects of a kind are wanted: those with at least one of the tags. An empty
// Match wants none.
type Match []Tag

// All matches every object.
var All = Match{{}}

// Query says what to read.
type Query struct {
	Nodes     Match
	Ways      Match
	Relations Match
	Keys      []string // the tags to keep of wanted objects; empty: all of them
	Threads   int      // how many blobs are decoded at once; 0: as many as there are processors
}

func (q *Query) kinds() Kind {
	var k Kind
	for i, m := range [...]Match{q.Nodes, q.Ways, q.Relations} {
		if len(m) > 0 {
			k |= 1 << i
		}
	}
	return k
}

// filter is a query made ready for comparing with string tables: each key that matters has a bit.
type filter struct {
	keepAll   bool
	keep      map[string]bool
	nodes     matcher
	ways      matcher
	relations matcher
}

func (q *Query) compile() *filter {
	f := &filter{keepAll: len(q.Keys) == 0, keep: map[string]bool{}}
	for _, k := range q.Keys {
		f.keep[k] = true
	}
	f.nodes, f.ways, f.relations = newMatcher(q.Nodes), newMatcher(q.Ways), newMatcher(q.Relations)
	return f
}

// extra is what Load wants beyond a query.
type extra struct {
	places bool    // the places of all nodes, whatever their tags
	ways   []int64 // ways with these ids, whatever their tags; sorted
}

func (e *extra) kinds() Kind {
	var k Kind
	if e.places {
		k |= Node
	}
	if len(e.ways) > 0 {
		k |= Way
	}
	return k
}

// matcher is one Match by key.
type matcher struct {
	none, all bool
	values    map[string]map[string]bool // by key; nil: any value
}

func newMatcher(m Match) matcher {
	out := matcher{none: len(m) == 0, values: map[string]map[string]bool{}}
	for _, t := range m {
		if t == (Tag{}) {
			out.all = true
			continue
		}
		values, seen := out.values[t.Key]
		switch {
		case t.Value == "" || seen && values == nil:
			out.values[t.Key] = nil
		case !seen:
			out.values[t.Key] = map[string]bool{t.Value: true}
		default:
			values[t.Value] = true
		}
	}
	return out
}

// What the filter has to say of a text when it stands as a key, as bits.
const (
	keepKey   uint8 = 1 << iota // a tag with this key is kept
	nodeHit                     // any node with this key is wanted
	nodeMaybe                   // it depends on the value
	wayHit
	wayMaybe
	relationHit
	relationMaybe
)

// verdicts looks every text of a table up once, so that objects are judged by number.
func (f *filter) verdicts(out []uint8, texts []string) []uint8 {
	out = out[:0]
	for _, t := range texts {
		var v uint8
		if f.keepAll || f.keep[t] {
			v = keepKey
		}
		v |= f.nodes.verdict(t, nodeHit) | f.ways.verdict(t, wayHit) | f.relations.verdict(t, relationHit)
		out = append(out, v)
	}
	return out
}

func (m *matcher) verdict(key string, hit uint8) uint8 {
	values, ok := m.values[key]
	switch {
	case !ok:
		return 0
	case values == nil:
		return hit
	}
	return hit << 1
}

// wants says whether object i has a tag that makes it wanted.
func (m *matcher) wants(tags *Tags, i int) bool {
	if m.all || m.none {
		return m.all
	}
	for key, value := range tags.All(i) {
		if values, ok := m.values[key]; ok && (values == nil || values[value]) {
			return true
		}
	}
	return false
}

package osm

import (
	"context"
	"slices"
)

// Wanted says what Load gathers.
type Wanted struct {
	Nodes     Match
	Lines     Match // ways, as lines
	Areas     Match // closed ways, unless tagged area=no, and multipolygon and boundary relations
	Relations Match // relations as such, for instance turn restrictions
	Keys      []string
	Threads   int
}

// Load reads the wanted objects of a file, the places of the nodes that lines and areas use, and
// joins the rings of areas. Keys are the tags to keep, empty for all; Threads as in Query.
// What the file refers to and does not hold is counted in the Map's Gaps. The error is that of
// Blocks. The Map is the same for any number of threads; objects stand in file order, areas from
// ways before those from relations.
//
// Memory: for each node that is used 16 bytes, while reading up to 36; for each node of a line 4;
// for each kept tag 8. Nodes that nothing uses cost nothing.
func Load(ctx context.Context, f *File, want Wanted) (*Map, error) {
	l := newLoader(f, want)
	for _, read := range []func(context.Context) error{l.readRelations, l.readWays, l.readNodes} {
		if err := read(ctx); err != nil {
			return nil, err
		}
	}
	l.joinAreas()
	return &l.out, nil
}

// loader is the work in progress of Load.
type loader struct {
	file *File
	want Wanted

	lines, areas, relations matcher
	keys                    []string // what blocks must keep: the asked keys and those looked at here
	asked                   func(key string) bool

	translate translation
	out       Map
	lineRefs  Lists[int64] // node ids of out.Lines
	shapes    Relations    // relations that are wanted areas
	rims      Ways         // ways that are wanted areas or parts of one
	rimIsArea []bool       // by rim: it is a wanted area itself
}

func newLoader(f *File, want Wanted) *loader {
	l := &loader{
		file: f, want: want,
		lines: newMatcher(want.Lines), areas: newMatcher(want.Areas), relations: newMatcher(want.Relations),
		translate: translation{to: newTexts()},
	}
	l.asked = func(string) bool { return true }
	if len(want.Keys) > 0 {
		l.asked = func(key string) bool { return slices.Contains(want.Keys, key) }
		l.keys = append(slices.Clone(want.Keys), "type", "area")
		for _, t := range slices.Concat(want.Lines, want.Areas, want.Relations) {
			l.keys = append(l.keys, t.Key)
		}
	}
	return l
}

func (l *loader) readRelations(ctx context.Context) error {
	q := Query{Relations: slices.Concat(l.want.Relations, l.want.Areas), Keys: l.keys, Threads: l.want.Threads}
	for b, err := range l.file.blocks(ctx, q, extra{}) {
		if err != nil {
			return err
		}
		l.translate.begin(b)
		rels := &b.Relations
		for i := range rels.ID {
			if l.relations.wants(&rels.Tags, i) {
				l.keepRelation(&l.out.Relations, rels, i)
			}
			kind := rels.Tags.Get(i, "type")
			if (kind == "multipolygon" || kind == "boundary") && l.areas.wants(&rels.Tags, i) {
				l.keepRelation(&l.shapes, rels, i)
			}
		}
	}
	return nil
}

func (l *loader) keepRelation(to, from *Relations, i int) {
	to.ID = append(to.ID, from.ID[i])
	for _, m := range from.Members.At(i) {
		m.Role = l.translate.to.list[l.translate.to.add(m.Role)]
		to.Members.Flat = append(to.Members.Flat, m)
	}
	to.Members.end()
	l.translate.copyTags(&to.Tags, &from.Tags, i, l.asked)
}

func (l *loader) readWays(ctx context.Context) error {
	parts := l.memberWays()
	q := Query{Ways: slices.Concat(l.want.Lines, l.want.Areas), Keys: l.keys, Threads: l.want.Threads}
	for b, err := range l.file.blocks(ctx, q, extra{ways: parts}) {
		if err != nil {
			return err
		}
		l.translate.begin(b)
		ways := &b.Ways
		for i, id := range ways.ID {
			if l.lines.wants(&ways.Tags, i) {
				l.out.Lines.ID = append(l.out.Lines.ID, id)
				l.lineRefs.add(ways.Refs.At(i))
				l.translate.copyTags(&l.out.Lines.Tags, &ways.Tags, i, l.asked)
			}
			isArea := l.areas.wants(&ways.Tags, i) && isClosed(ways.Refs.At(i)) && ways.Tags.Get(i, "area") != "no"
			_, isPart := slices.BinarySearch(parts, id)
			if isArea || isPart {
				l.rims.ID = append(l.rims.ID, id)
				l.rims.Refs.add(ways.Refs.At(i))
				l.rimIsArea = append(l.rimIsArea, isArea)
				l.translate.copyTags(&l.rims.Tags, &ways.Tags, i, l.asked)
			}
		}
	}
	return nil
}

// memberWays returns the ids of the ways that the shapes are made of, sorted.
func (l *loader) memberWays() []int64 {
	var ids []int64
	for _, m := range l.shapes.Members.Flat {
		if m.Kind == Way {
			ids = append(ids, m.ID)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// isClosed says whether a way's nodes make a ring: a triangle at least.
func isClosed(refs []int64) bool {
	return len(refs) >= 4 && refs[0] == refs[len(refs)-1]
}

func (l *loader) readNodes(ctx context.Context) error {
	places := newPlaces(slices.Concat(l.lineRefs.Flat, l.rims.Refs.Flat))
	q := Query{Nodes: l.want.Nodes, Keys: l.want.Keys, Threads: l.want.Threads}
	for b, err := range l.file.blocks(ctx, q, extra{places: places.Len() > 0}) {
		if err != nil {
			return err
		}
		places.fill(b.everyNode)
		l.translate.begin(b)
		nodes := &l.out.Nodes
		nodes.ID = append(nodes.ID, b.Nodes.ID...)
		nodes.Place = append(nodes.Place, b.Nodes.Place...)
		for i := range b.Nodes.ID {
			l.translate.copyTags(&nodes.Tags, &b.Nodes.Tags, i, l.asked)
		}
	}
	l.out.Places = places
	l.out.Gaps.NodesMissing = places.missing()
	l.out.Lines.Nodes = places.numbers(l.lineRefs)
	l.lineRefs = Lists[int64]{}
	for _, t := range []*Tags{&l.out.Nodes.Tags, &l.out.Lines.Tags, &l.out.Relations.Tags, &l.out.Areas.Tags, &l.shapes.Tags, &l.rims.Tags} {
		t.texts = l.translate.to.list
	}
	return nil
}

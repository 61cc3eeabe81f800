package facility

import (
	"regexp"
	"slices"

	"zhenyu/engine/osm"
)

// Category says which objects are facilities of one sort.
type Category struct {
	ID           string         // as rules and results name it, for instance edu.kindergarten
	Zh, Hant, En string         // for people: simplified, traditional, English
	Tags         Selector       // enough by themselves
	Named        Selector       // enough with a name that Names finds something in
	Names        *regexp.Regexp // nil: no name fits
	NotNames     *regexp.Regexp // a name it finds something in rules the object out; nil: none does

	// From MinM2 square metres on, and below MaxM2; 0: no limit. A point has no size and does not
	// belong to a category with a smallest one.
	MinM2, MaxM2 float64

	// An area that is Gated is entered where its outline is crossed, unless entrances are mapped;
	// any other stands for one place.
	Gated bool

	// Objects of access private or no count where they are Private, as a school is open to its pupils;
	// elsewhere they serve nobody.
	Private bool

	// Objects of the same name up to MergeMetres apart are one facility; 0: names do not merge.
	MergeMetres float64

	// Objects up to BesideMetres apart that are mapped in two ways (the pole and the platform of a
	// stop) are one facility if their names do not differ; 0: none are.
	BesideMetres float64
}

// nameKeys are the tags that hold names, the one to show first.
var nameKeys = []string{"name", "name:zh", "official_name", "alt_name"}

// Matches says whether an object with these tags belongs to the category, its size left aside.
func (c *Category) Matches(tag func(key string) string) bool {
	var names []string
	for _, key := range nameKeys {
		if name := tag(key); name != "" {
			names = append(names, name)
		}
	}
	if c.NotNames != nil && slices.ContainsFunc(names, c.NotNames.MatchString) {
		return false
	}
	if c.Tags.Matches(tag) {
		return true
	}
	return c.Names != nil && slices.ContainsFunc(names, c.Names.MatchString) && c.Named.Matches(tag)
}

// fits says whether an object of the size belongs to the category; 0 stands for a point.
func (c *Category) fits(squareMetres float64) bool {
	if squareMetres == 0 {
		return c.MinM2 == 0
	}
	return squareMetres >= c.MinM2 && (c.MaxM2 == 0 || squareMetres < c.MaxM2)
}

// The tags by which an entrance shows on an outline.
var (
	gateBarriers = []string{"gate", "entrance", "lift_gate", "swing_gate", "sliding_gate", "kissing_gate", "turnstile", "bollard", "cycle_barrier", "stile"}
	shutValues   = []string{"no", "private"}
)

// Wanted returns what to load from an extract for the categories: the objects they may mean, and
// the entrances and gates.
func Wanted(categories []Category) osm.Wanted {
	var objects osm.Match
	keys := slices.Concat(nameKeys, shutKeys, []string{"entrance", "barrier", "access", "opening_hours"})
	for i := range categories {
		for _, s := range []Selector{categories[i].Tags, categories[i].Named} {
			objects = append(objects, s.match()...)
			keys = append(keys, s.keys()...)
		}
	}
	nodes := append(slices.Clone(objects), osm.Tag{Key: "entrance"})
	for _, b := range gateBarriers {
		nodes = append(nodes, osm.Tag{Key: "barrier", Value: b})
	}
	slices.Sort(keys)
	return osm.Wanted{Nodes: nodes, Lines: objects, Areas: objects, Keys: slices.Compact(keys)}
}

package app

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"

	"zhenyu"
	"zhenyu/engine/access"
	"zhenyu/engine/street"
	"zhenyu/standards"
)

// AccessInput says what is measured: from where, to what, by which rules.
type AccessInput struct {
	Network string // a network file; "" builds that of Extract
	Profile string // of the network: "" for any, and adult where it is built
	// Origins is "nodes", "buildings" (of Extract), "homes" (see accessStudy.settleHomes), or a file: a CSV of cells or
	// points with people, or a GeoTIFF of people.
	Origins string
	// People are spread over the buildings by floor area: a number, or a file as for Origins, whose
	// cells' people go to the buildings in them; "" for one person a building. Used with "buildings"
	// alone.
	People string
	// Facilities is "osm" (of Extract) or a CSV file.
	Facilities string
	// Own is a CSV file of facilities whose categories take the place of the same of Facilities; "" for none.
	Own        string
	Categories []string // the facilities' categories that play a part; none for all
	Extract    string
	Source     string       // who made Extract, in words; "" where nobody said so
	AsOf       zhenyu.Day   // what Extract shows; 0 for the day that it says itself
	Beside     []LayerSaid  // of the other files; may be nil
	Areas      string       // "osm" for the administrative boundaries of Extract, a GeoJSON file of polygons, or ""
	Datum      access.Datum // of the CSV files; "" for WGS-84
	// PeopleDatum is that of Origins and People where it is another; "" for Datum.
	PeopleDatum access.Datum
	Standard    string  // the name of a rule set, OwnStandard for OwnRules, "" for none
	OwnRules    string  // a CSV file of rules, as standards/lifecircle has them; "" for none
	Minutes     []int   // beside or instead of a standard: every category within so many minutes
	Assumed     bool    // nobody asked for Minutes: a network in metres leaves them out
	Complete    float64 // the part of the facilities that is in the data, above 0 to 1; 0 for all
	Threads     int
}

// accessStudy is an input that was read and linked.
type accessStudy struct {
	access.Input
	snapper  *street.Snapper
	stub     street.Stub
	homes    string      // what the origins are: nodes, buildings or people, as in CircleFacts
	far      farOut      // people of a file whom no figure counts
	complete float64     // the part of the facilities that is in the data
	looked   street.Time // how far is looked
	cells    access.Cells
	skipped  int                         // facilities without a place
	suspect  access.Datum                // that facilities seem to be in although another was declared; "" for none
	people   access.Datum                // the same of the file of people
	standard []standards.Rule            // beside Rules; those of Minutes have none
	later    map[string][]standards.Rule // those that ask for streets of another profile, by its name
	unjudged []AccessUnjudged
	unknown  []AccessUnknown  // categories of the file of facilities
	short    bool             // nobody asked for a rule, and the limit left no quarter of an hour
	origin   standards.Origin // where the authors of the standard measure from, "" for none
	land     *land            // nil without areas
	grounds  grounds          // none outside of circles
	zones    map[zoned]*access.Result
	notes    *street.Notes // on the streets, for a single way; may be nil
}

// open reads and links an input, to which a change may add facilities.
func (in AccessInput) open(ctx context.Context, added ...ChangedFacility) (*accessStudy, error) {
	s, err := in.read(ctx, added...)
	if err != nil {
		return nil, err
	}
	return s, s.link(ctx, in)
}

func (in AccessInput) read(ctx context.Context, added ...ChangedFacility) (*accessStudy, error) {
	in.Datum = cmp.Or(in.Datum, access.WGS84)
	in.PeopleDatum = cmp.Or(in.PeopleDatum, in.Datum)
	n, err := in.network(ctx)
	if err != nil {
		return nil, err
	}
	if !(in.Complete >= 0 && in.Complete <= 1) {
		return nil, problem(zhenyu.Invalid, "complete", in.Complete)
	}
	s := &accessStudy{snapper: street.NewSnapper(n), stub: n.Profile().Stub, complete: cmp.Or(in.Complete, 1)}
	s.short = in.Assumed && n.Profile().Name != metreProfile && !slices.Equal(in.Minutes, UsualMinutes(0))
	s.Network = n
	if s.stub == (street.Stub{}) {
		s.stub = street.StandardProfiles()[0].Stub
	}
	if err := s.readOrigins(ctx, in); err != nil {
		return nil, err
	}
	if err := s.readAreas(ctx, in); err != nil {
		return nil, err
	}
	if err := s.readFacilities(ctx, in); err != nil {
		return nil, err
	}
	if err := s.choose(in.Categories); err != nil {
		return nil, err
	}
	s.expect(added)
	return s, s.readRules(in)
}

// expect makes room for the first facility of a category that the program knows.
func (s *accessStudy) expect(added []ChangedFacility) {
	for _, f := range added {
		if _, known := categoryNames()[f.Category]; known && len(s.kindsOf(f.Category)) == 0 {
			s.Categories = append(s.Categories, &access.Category{Name: f.Category})
		}
	}
}

// choose keeps the categories that were named. One without a facility is kept as that, if the program knows it.
func (s *accessStudy) choose(names []string) error {
	if len(names) == 0 {
		return nil
	}
	var kept []*access.Category
	for _, name := range names {
		i := slices.IndexFunc(s.Categories, func(c *access.Category) bool { return c.Name == name })
		_, known := categoryNames()[name]
		switch {
		case i >= 0:
			kept = append(kept, s.Categories[i])
		case known:
			kept = append(kept, &access.Category{Name: name})
		default:
			return problem(zhenyu.NotFound, "no_category", name)
		}
	}
	s.Categories = kept
	return nil
}

// network opens the network, or builds it where only an extract is given.
func (in AccessInput) network(ctx context.Context) (*street.Network, error) {
	if in.Network == "" {
		p, err := findProfile("", cmp.Or(in.Profile, "adult"))
		if err != nil {
			return nil, err
		}
		d, _, err := draftOf(ctx, in.Extract, p, nil, in.Threads)
		if err != nil {
			return nil, err
		}
		n, err := street.Build(d)
		return n, inputError(err)
	}
	n, err := OpenNetwork(in.Network)
	if err != nil {
		return nil, err
	}
	if is := n.Profile().Name; in.Profile != "" && in.Profile != is {
		return nil, problem(zhenyu.Invalid, "other_profile", in.Network, is, in.Profile)
	}
	return n, nil
}

func (s *accessStudy) link(ctx context.Context, in AccessInput) error {
	for _, c := range s.Categories {
		if err := c.Link(ctx, s.Network, s.snapper, s.stub); err != nil {
			return err
		}
	}
	if s.homes == homesAtNodes {
		return nil // linked as they were read
	}
	return s.Origins.Link(ctx, s.Network, s.snapper, s.stub, in.Threads)
}

// prove refuses a run of nobody, and one whose origins or facilities all lie more than 10 km from any street.
func (s *accessStudy) prove(in AccessInput) error {
	if err := s.proveOrigins(in); err != nil {
		return err
	}
	return s.proveFacilities(in)
}

func (s *accessStudy) proveFacilities(in AccessInput) error {
	elsewhere := 0
	for _, c := range s.Categories {
		if len(c.Unlinked()) < len(c.Facilities) {
			return nil
		}
		for _, f := range c.Facilities {
			for _, at := range f.Places() {
				if !math.IsInf(float64(s.snapper.Snap(at, s.stub).Metres), 1) {
					return nil
				}
			}
			elsewhere++
		}
	}
	if elsewhere > 0 {
		return problem(zhenyu.Invalid, "facilities_elsewhere", in.Facilities, elsewhere)
	}
	return nil
}

// noStandard says which standards there are.
func noStandard(name string, circles []standards.LifeCircle) error {
	var names []string
	for _, c := range circles {
		names = append(names, c.Name)
	}
	return problem(zhenyu.NotFound, "no_standard", name, strings.Join(names, " "))
}

package app

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"zhenyu"
	"zhenyu/engine/access"
	"zhenyu/engine/facility"
	"zhenyu/engine/geo"
	"zhenyu/engine/osm"
	"zhenyu/engine/street"
	"zhenyu/engine/table"
)

// maxCandidates is how many places may be weighed against each other in one plan.
const maxCandidates = 20_000

// sameMetres is how many metres apart two objects of one name are one candidate: a node is often drawn before the yard of
// the building that was drawn later.
const sameMetres = 100

// publicBuildings are what a district has in hand: halls, offices, schools, and what stands empty.
const publicBuildings = "building=public|civic|government|school|kindergarten|hospital|retail|commercial|office;" +
	"amenity=townhall|community_centre|library|school|clinic|hospital|marketplace|social_facility; office=government;" +
	"building=yes & disused=yes; disused:amenity; disused:shop; abandoned=yes & building"

// publicUses are the values by which publicBuildings names what stands there; all else stands empty.
var publicUses = []string{
	"townhall", "community_centre", "library", "school", "kindergarten", "clinic", "hospital", "marketplace", "social_facility",
	"government", "public", "civic", "retail", "commercial", "office",
}

// candidates are the places where a facility could be opened, as a category of their own, with what is known of them.
type candidates struct {
	*access.Category
	terms     map[string]term   // by id
	kinds     map[string]string // by id: what stands there
	placeless []int             // features of a file without a geometry, from 1: they are left out
}

// candidatesFrom finds or reads candidates; they are not linked yet. datum is that of a file, "" for
// that of the other tables, and WGS-84 for shapes. None at all is an error.
func (s *accessStudy) candidatesFrom(ctx context.Context, in AccessInput, from string, datum access.Datum) (c candidates, err error) {
	switch from {
	case "buildings":
		c, err = candidateBuildings(ctx, in)
	case "crossings", "nodes":
		c = s.candidateNodes(from)
	default:
		c, err = candidateFile(from, datum, in.Datum)
	}
	if err == nil && len(c.Facilities) == 0 {
		err = problem(zhenyu.Invalid, "candidates")
	}
	return c, err
}

func candidateBuildings(ctx context.Context, in AccessInput) (candidates, error) {
	selector, err := facility.ParseSelector(publicBuildings)
	if err != nil {
		return candidates{}, err
	}
	public := []facility.Category{{ID: "candidate", Tags: selector, Private: true, MergeMetres: sameMetres}}
	want := facility.Wanted(public)
	want.Threads = in.Threads
	m, err := loadExtract(ctx, in.Extract, want)
	if err != nil {
		return candidates{}, err
	}
	found, _ := facility.Find(m, public)
	kinds := publicKinds(m)
	c := candidates{Category: &access.Category{Name: "candidate"}, kinds: map[string]string{}}
	for _, f := range found {
		c.Facilities = append(c.Facilities, facilityOf(f))
		c.kinds[f.ID] = kinds[f.Of[0]]
	}
	return c, nil
}

// publicKinds says of all that was loaded what stands there: the value that makes it a candidate, or disused.
func publicKinds(m *osm.Map) map[osm.Ref]string {
	kinds := map[osm.Ref]string{}
	note := func(of osm.Ref, tags *osm.Tags, i int) {
		for _, key := range []string{"amenity", "office", "building"} {
			if v := tags.Get(i, key); slices.Contains(publicUses, v) {
				kinds[of] = v
				return
			}
		}
		kinds[of] = "disused"
	}
	for i, id := range m.Nodes.ID {
		note(osm.Ref{Kind: osm.Node, ID: id}, &m.Nodes.Tags, i)
	}
	for i, id := range m.Lines.ID {
		note(osm.Ref{Kind: osm.Way, ID: id}, &m.Lines.Tags, i)
	}
	for i, of := range m.Areas.Of {
		note(of, &m.Areas.Tags, i)
	}
	return kinds
}

// facilityOf is a facility of an extract as it is measured.
func facilityOf(f facility.Facility) access.Facility {
	at := access.Facility{ID: f.ID, Name: f.Name, Outlines: f.Outlines, Place: -1}
	for _, e := range f.Entrances {
		at.Entrances = append(at.Entrances, e.WGS84())
	}
	return at
}

// candidateNodes are the nodes of the network, or those where three streets or more meet: crossings.
func (s *accessStudy) candidateNodes(which string) candidates {
	streets := make([]int, s.Network.Nodes())
	for e := range s.Network.Edges() {
		edge := s.Network.Edge(street.EdgeID(e))
		streets[edge.A]++
		streets[edge.B]++
	}
	c := candidates{Category: &access.Category{Name: "candidate"}, kinds: map[string]string{}}
	for u, n := range streets {
		if n >= 3 || which == "nodes" {
			at := s.Network.Place(street.NodeID(u)).WGS84()
			id := fmt.Sprintf("node-%07d", u)
			c.Facilities = append(c.Facilities, access.Facility{ID: id, Entrances: []geo.WGS84{at}, Place: -1})
			c.kinds[id] = "crossing"
			if n < 3 {
				c.kinds[id] = "node"
			}
		}
	}
	return c
}

// candidateFile reads a GeoJSON file or a table. usual is the datum of a table for which none is given.
func candidateFile(path string, datum, usual access.Datum) (candidates, error) {
	form, err := formOf(path)
	if err != nil {
		return candidates{}, err
	}
	if form == jsonForm {
		return candidateShapes(path, cmp.Or(datum, access.WGS84))
	}
	var c candidates
	c.Category, c.terms, err = candidateTable(path, cmp.Or(datum, usual, access.WGS84))
	return c, err
}

// candidateShapes are parcels, entered where streets touch them, and points, with their properties cost and
// capacity. Features without a geometry are left out.
func candidateShapes(path string, datum access.Datum) (candidates, error) {
	c := candidates{Category: &access.Category{Name: "candidate"}, terms: map[string]term{}}
	shapes, err := readFeatures(path)
	if err != nil {
		return c, err
	}
	for i, s := range shapes {
		if s.placeless {
			c.placeless = append(c.placeless, i+1)
			continue
		}
		f := s.facility(datum)
		c.Facilities = append(c.Facilities, f)
		if c.terms[f.ID], err = readTerm(s.cost, s.capacity); err != nil {
			return c, problem(zhenyu.Invalid, "shapes", path, fmt.Errorf("feature %d: %w", i+1, err))
		}
	}
	return c, unique(path, c.Category)
}

// facility is a shape as what could stand there, its places out of their datum.
func (s *shape) facility(datum access.Datum) access.Facility {
	f := access.Facility{ID: s.id, Name: s.name, Place: -1}
	if len(s.polygons) == 0 {
		f.Entrances = []geo.WGS84{toWGS84(datum, [2]float64{s.at.Lon, s.at.Lat})}
	}
	for _, p := range s.polygons {
		outline := slices.Clone(p[0])
		for k, corner := range outline {
			at := corner.WGS84()
			outline[k] = toWGS84(datum, [2]float64{at.Lon, at.Lat}).E7()
		}
		f.Outlines = append(f.Outlines, outline)
	}
	return f
}

// unique refuses ids that stand twice: an answer that names one would not say which.
func unique(path string, c *access.Category) error {
	seen := map[string]bool{}
	for _, f := range c.Facilities {
		if seen[f.ID] {
			return problem(zhenyu.Invalid, "candidate_twice", path, f.ID)
		}
		seen[f.ID] = true
	}
	return nil
}

// candidateTable reads a CSV with the columns lon and lat, and optionally id, else the number of the
// row, name, cost and capacity.
func candidateTable(path string, datum access.Datum) (*access.Category, map[string]term, error) {
	file, err := openText(path)
	if err != nil {
		return nil, nil, err
	}
	defer file.Close()
	t := table.New("candidates", file)
	lon, lat := t.Need(access.LonNames...), t.Need(access.LatNames...)
	id, name := t.Column("id", "编号"), t.Column("name", "名称")
	cost, capacity := t.Column("cost"), t.Column("capacity")
	c, terms := &access.Category{Name: "candidate"}, map[string]term{}
	for row := 1; t.Next(); row++ {
		at := [2]float64{t.Number(lon), t.Number(lat)}
		if _, err := placeOf(at); err != nil {
			t.Fail(lon, "%g, %g is no longitude and latitude", at[0], at[1])
			break
		}
		f := access.Facility{ID: fmt.Sprint(row), Entrances: []geo.WGS84{toWGS84(datum, at)}, Place: -1}
		if text := string(t.Field(id)); text != "" {
			f.ID = text
		}
		f.Name = string(t.Field(name))
		c.Facilities = append(c.Facilities, f)
		if terms[f.ID], err = readTerm(string(t.Field(cost)), string(t.Field(capacity))); err != nil {
			t.Fail(-1, err.Error())
			break
		}
	}
	if err := t.Err(); err != nil {
		return nil, nil, inputError(err)
	}
	return c, terms, unique(path, c)
}

func toWGS84(datum access.Datum, at [2]float64) geo.WGS84 {
	switch datum {
	case access.GCJ02:
		return geo.GCJ02{Lon: at[0], Lat: at[1]}.WGS84()
	case access.BD09:
		return geo.BD09{Lon: at[0], Lat: at[1]}.WGS84()
	case access.WGS84:
	}
	return geo.WGS84{Lon: at[0], Lat: at[1]}
}

package app

import (
	"cmp"
	"context"
	"math"
	"os"
	"strconv"

	"zhenyu"
	"zhenyu/engine/access"
	"zhenyu/engine/geo"
	"zhenyu/engine/raster"
	"zhenyu/engine/street"
)

// What the origins of a study are.
const (
	homesAtNodes     = "nodes"
	homesInBuildings = "buildings"
	homesOfPeople    = "people" // the rows of a file
)

// placesPerHome is how many places of streets there may be for each building before it is plain that the extract's
// buildings were not drawn.
const placesPerHome = 20

// cellMetres is how far from the middle of a cell a building may be to get of its people: half the
// diagonal of a cell of 100 metres, the usual size, and a little for how grids lie.
const cellMetres = 80

// farOut are the people of a file who live farther than farMetres outside of the streets: the map does not show their
// streets, so that nobody knows what they reach.
type farOut struct {
	rows   int
	people access.People
}

func (s *accessStudy) readOrigins(ctx context.Context, in AccessInput) (err error) {
	switch in.Origins {
	case "homes":
		return s.settleHomes(ctx, in)
	case "nodes":
		s.Origins, s.homes = access.PlacesOf(s.Network), homesAtNodes
	case "buildings":
		var all []access.Building
		if all, err = buildingsOf(ctx, in); err == nil {
			err = s.settlePeople(in, all)
		}
	default:
		s.homes = homesOfPeople
		s.Origins, err = s.readPeople(in.Origins, in.PeopleDatum)
	}
	return err
}

// settleHomes takes buildings. Where the extract has hardly any, the rows of the file of people stand in for them, and
// without one the places of the streets, of one person each.
func (s *accessStudy) settleHomes(ctx context.Context, in AccessInput) error {
	all, err := buildingsOf(ctx, in)
	if err != nil {
		return err
	}
	drawn := len(all)*placesPerHome >= s.Network.Places()
	switch {
	case !drawn && in.People == "":
		s.homes = homesAtNodes
		s.Origins, err = s.walkersPlaces(ctx, in)
		return err
	case !drawn && isNumber(in.People):
		return problem(zhenyu.Invalid, "people_nowhere", in.People)
	}
	if err = s.settlePeople(in, all); !drawn {
		s.homes = homesOfPeople
	}
	return err
}

// walkersPlaces are the places of the streets that people walk on, whoever is measured, so that all profiles are
// measured of the same homes: those that a profile's streets do not pass are linked to nothing.
func (s *accessStudy) walkersPlaces(ctx context.Context, in AccessInput) (*access.Origins, error) {
	const walker = "adult"
	if s.Network.Profile().Name == walker {
		return access.PlacesOf(s.Network), nil
	}
	n, err := AccessInput{Extract: in.Extract, Profile: walker, Threads: in.Threads}.network(ctx)
	if err != nil {
		return nil, err
	}
	o := access.PlacesOf(n)
	o.LinkNamed(s.Network, s.snapper, s.stub)
	return o, nil
}

// proveOrigins refuses a run of nobody, and one whose origins all lie far from any street.
func (s *accessStudy) proveOrigins(in AccessInput) error {
	if s.Origins.Len() == 0 && s.far.rows > 0 {
		return problem(zhenyu.Invalid, "origins_elsewhere", s.far.rows)
	}
	if s.Origins.Len() == 0 {
		return problem(zhenyu.Invalid, "no_origins", cmp.Or(in.Origins, in.Extract))
	}
	for i := range s.Origins.Len() {
		if metres, _ := s.Origins.Street(i); !math.IsInf(metres, 1) {
			return nil
		}
	}
	return problem(zhenyu.Invalid, "origins_elsewhere", s.Origins.Len())
}

// buildingsOf reads the buildings of the extract in which people may live.
func buildingsOf(ctx context.Context, in AccessInput) ([]access.Building, error) {
	want := access.BuildingsWanted()
	want.Threads = in.Threads
	m, err := loadExtract(ctx, in.Extract, want)
	if err != nil {
		return nil, err
	}
	return access.Buildings(m, access.StandardStoreys()), nil
}

// settlePeople gives buildings their people: those of a number or a file, or as many as there are buildings.
func (s *accessStudy) settlePeople(in AccessInput, all []access.Building) error {
	s.homes = homesInBuildings
	if in.People != "" && !isNumber(in.People) {
		cells, err := s.readPeople(in.People, in.PeopleDatum)
		if err == nil {
			s.Origins = access.SpreadCells(cells, all, cellMetres)
		}
		return err
	}
	people := access.People(len(all)) * access.Person
	if in.People != "" {
		count, _ := strconv.ParseFloat(in.People, 64)
		var ok bool
		if people, ok = access.PeopleOf(count); !ok || people == 0 {
			return problem(zhenyu.Invalid, "people", in.People)
		}
	}
	s.Origins = access.Spread(people, all, nil)
	return nil
}

func isNumber(text string) bool {
	_, err := strconv.ParseFloat(text, 64)
	return err == nil
}

// readPeople reads a file of people without those far out.
func (s *accessStudy) readPeople(path string, datum access.Datum) (*access.Origins, error) {
	o, cells, err := readPeople(path, datum)
	if err != nil {
		return nil, err
	}
	s.cells, s.people = cells, s.suspectOf(o.Places, datum)
	return s.keepNear(o), nil
}

func (s *accessStudy) keepNear(all *access.Origins) *access.Origins {
	if s.Network.Frame().Metres {
		return all // streets of a place that nobody knows
	}
	around, near := boxOfStreets(s.Network), &access.Origins{}
	for i, at := range all.Places {
		if around.Contains(at.E7()) {
			near.Add(all.IDs.At(i), at, all.People[i], all.Areas[i])
		} else {
			s.far.rows++
			s.far.people += all.People[i]
		}
	}
	return near
}

// boxOfStreets is around the places of a network and farMetres more.
func boxOfStreets(n *street.Network) geo.Box {
	box := geo.EmptyBox()
	for _, l := range n.PlaceLinks() {
		box = box.Extend(n.PlaceOf(l))
	}
	if box.Empty() {
		return box
	}
	return geo.Around(box.Min.WGS84(), farMetres).Union(geo.Around(box.Max.WGS84(), farMetres))
}

// readPeople reads a CSV or a GeoTIFF of people.
func readPeople(path string, datum access.Datum) (*access.Origins, access.Cells, error) {
	form, err := formOf(path)
	if err != nil {
		return nil, access.Cells{}, err
	}
	if form == tiffForm {
		b, err := os.ReadFile(path)
		if err != nil {
			return nil, access.Cells{}, err
		}
		g, err := raster.Read(b)
		if err != nil {
			return nil, access.Cells{}, inputError(err)
		}
		o, cells, err := access.CellsOf(g, nil)
		if err != nil {
			return nil, cells, invalid(err)
		}
		return o, cells, nil
	}
	f, err := openText(path)
	if err != nil {
		return nil, access.Cells{}, err
	}
	defer f.Close()
	o, cells, err := access.ReadCells(f, datum, nil)
	return o, cells, inputError(err)
}

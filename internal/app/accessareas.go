package app

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"

	"zhenyu"

	"zhenyu/engine/access"
	"zhenyu/engine/geo"
	"zhenyu/engine/osm"
)

// land is the areas of a study with their polygons.
type land struct {
	areas    access.Areas
	polygons [][]geo.Polygon
	borders  *access.Borders
	cut      int // boundaries left out because the extract holds only a part of them
}

// readAreas gives every origin the deepest area that it lies in.
func (s *accessStudy) readAreas(ctx context.Context, in AccessInput) (err error) {
	switch in.Areas {
	case "":
		return nil
	case "osm":
		s.land, err = landOfExtract(ctx, in)
	default:
		s.land, err = landOfFile(in.Areas)
	}
	if err != nil {
		return err
	}
	s.Areas = s.land.areas
	s.land.borders = access.NewBorders(s.land.areas, s.land.polygons)
	for i, at := range s.Origins.Places {
		s.Origins.Areas[i] = s.land.borders.Area(at)
	}
	return nil
}

// areaAt returns the name of the area that a place lies in, "" for none.
func (s *accessStudy) areaAt(at geo.WGS84) string {
	if i := s.areaNumber(at); i >= 0 {
		return s.land.areas[i].Name
	}
	return ""
}

// areaNumber gives the number of the smallest area around a place, -1 for none.
func (s *accessStudy) areaNumber(at geo.WGS84) int32 {
	if s.land == nil {
		return -1
	}
	return s.land.borders.Area(at)
}

// boundary is an administrative boundary of an extract.
type boundary struct {
	level    int
	code     string
	name     string
	polygons []geo.Polygon
}

// landOfExtract returns the administrative boundaries with a name: counties, towns and villages, which
// are of level 6 to 10. Those that the extract cuts are counted and left out: their people would be
// too few and nobody would see it.
func landOfExtract(ctx context.Context, in AccessInput) (*land, error) {
	want := osm.Wanted{
		Areas: osm.Match{{Key: "boundary", Value: "administrative"}},
		Keys:  []string{"boundary", "admin_level", "name", "ref"}, Threads: in.Threads,
	}
	m, err := loadExtract(ctx, in.Extract, want)
	if err != nil {
		return nil, err
	}
	l := &land{}
	var all []boundary
	for i, of := range m.Areas.Of {
		level, err := strconv.Atoi(m.Areas.Tags.Get(i, "admin_level"))
		name := m.Areas.Tags.Get(i, "name")
		if err != nil || level < 6 || level > 10 || name == "" {
			continue
		}
		if !m.Areas.Whole[i] {
			l.cut++
			continue
		}
		code := cmp.Or(m.Areas.Tags.Get(i, "ref"), fmt.Sprintf("%v/%d", of.Kind, of.ID))
		all = append(all, boundary{level, code, name, m.Polygons(i)})
	}
	slices.SortStableFunc(all, func(a, b boundary) int {
		return cmp.Or(cmp.Compare(a.level, b.level), cmp.Compare(a.code, b.code))
	})
	for _, b := range all {
		l.areas = append(l.areas, access.Area{Code: b.code, Name: b.name, Parent: above(all[:len(l.areas)], b)})
		l.polygons = append(l.polygons, b.polygons)
	}
	return l, nil
}

// above returns the deepest of the boundaries of higher levels that a boundary lies in, −1 for none.
func above(higher []boundary, b boundary) int32 {
	if len(b.polygons) == 0 {
		return -1
	}
	at, ok := b.polygons[0].Inside()
	for i, h := range slices.Backward(higher) {
		holds := func(p geo.Polygon) bool { return p.Side(at) > 0 }
		if ok && h.level < b.level && slices.ContainsFunc(h.polygons, holds) {
			return int32(i)
		}
	}
	return -1
}

// landOfFile returns the areas of a GeoJSON, in the order of their codes, the short ones first. A code that stands
// twice is an error of kind Invalid: figures by code would be of nobody knows which.
func landOfFile(path string) (*land, error) {
	shapes, err := readShapes(path)
	if err != nil {
		return nil, err
	}
	shapes = slices.DeleteFunc(shapes, func(s shape) bool { return len(s.polygons) == 0 })
	slices.SortStableFunc(shapes, func(a, b shape) int {
		return cmp.Or(cmp.Compare(len(a.id), len(b.id)), cmp.Compare(a.id, b.id))
	})
	l := &land{}
	for i, s := range shapes {
		if i > 0 && shapes[i-1].id == s.id {
			return nil, problem(zhenyu.Invalid, "areas_twice", path, s.id)
		}
		l.areas = append(l.areas, access.Area{Code: s.id, Name: cmp.Or(s.name, s.id), Zone: s.zone})
		l.polygons = append(l.polygons, s.polygons)
	}
	access.Nest(l.areas, l.polygons)
	return l, nil
}

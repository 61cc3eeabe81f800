package app

import (
	"fmt"
	"io"
	"slices"

	"zhenyu"
	"zhenyu/engine/gazetteer"
)

// Area is one administrative unit as a person looks it up.
type Area struct {
	Code  string   `json:"code"` // statistical code; "" for a district's own site without one
	Name  string   `json:"name"`
	Level string   `json:"level"`         // province, city, county, town, village, or site of the district's own
	Path  []string `json:"path"`          // names of the areas above, from the province down
	Own   bool     `json:"own,omitempty"` // of the district's own list
}

var levelNames = map[gazetteer.Level]string{
	gazetteer.Province: "province", gazetteer.City: "city", gazetteer.County: "county",
	gazetteer.Town: "town", gazetteer.Village: "village", gazetteer.Site: "site",
}

// FindAreas gives the areas that a name or code means, in the order of their codes. A name may be full or short, in
// traditional characters, or stand behind those of areas above it. Where parent, a name or code too, is not "", only those
// in it. That nobody has the name, or the parent's, is an error of kind NotFound that says which. own is the district's CSV
// of names and sites, or nil.
func FindAreas(own io.Reader, name, parent string) ([]Area, error) {
	g, err := OpenNames(own)
	if err != nil {
		return nil, err
	}
	var above []gazetteer.ID
	if parent != "" {
		if above = g.Seek(parent); len(above) == 0 {
			return nil, problem(zhenyu.NotFound, "no_parent_area", parent)
		}
	}
	ids := g.Seek(name, above...)
	switch {
	case len(ids) == 0 && parent != "":
		return nil, problem(zhenyu.NotFound, "no_area_in", name, parent)
	case len(ids) == 0:
		return nil, problem(zhenyu.NotFound, "no_area", name)
	}
	slices.SortFunc(ids, func(a, b gazetteer.ID) int { return compareIDs(g, a, b) })
	areas := make([]Area, 0, len(ids))
	for _, id := range slices.Compact(ids) {
		areas = append(areas, areaOf(g, id))
	}
	return areas, nil
}

func compareIDs(g *gazetteer.Gazetteer, a, b gazetteer.ID) int {
	if c := g.Code(a) - g.Code(b); c != 0 {
		return int(min(max(c, -1), 1))
	}
	return int(a - b)
}

func areaOf(g *gazetteer.Gazetteer, id gazetteer.ID) Area {
	a := Area{Name: g.Name(id), Level: levelNames[g.Level(id)], Path: []string{}, Own: g.Added(id)}
	if code := g.Code(id); code != 0 {
		a.Code = fmt.Sprint(code)
	}
	for up := g.Parent(id); up != gazetteer.None; up = g.Parent(up) {
		a.Path = append(a.Path, g.Name(up))
	}
	slices.Reverse(a.Path)
	return a
}

package app

import (
	"bytes"
	"cmp"
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"zhenyu"
	"zhenyu/engine/access"
	"zhenyu/engine/facility"
	"zhenyu/engine/geo"
	"zhenyu/internal/sheet"
	"zhenyu/standards"
)

func (s *accessStudy) readFacilities(ctx context.Context, in AccessInput) error {
	if in.Facilities != "osm" {
		err := s.facilitiesOfFile(in, in.Facilities)
		if err == nil && len(s.Categories) == 0 {
			err = problem(zhenyu.Invalid, "facilities_empty", in.Facilities)
		}
		return err
	}
	if err := s.facilitiesOfExtract(ctx, in); err != nil || in.Own == "" {
		return err
	}
	mapped := s.Categories
	if err := s.facilitiesOfFile(in, in.Own); err != nil {
		return err
	}
	for _, c := range mapped {
		if len(s.kindsOf(c.Name)) == 0 {
			s.Categories = append(s.Categories, c)
		}
	}
	slices.SortFunc(s.Categories, func(a, b *access.Category) int { return cmp.Compare(a.Name, b.Name) })
	return nil
}

func (s *accessStudy) facilitiesOfFile(in AccessInput, path string) error {
	all, left, err := readFacilities(path, in.Datum, s.placesByName())
	if err != nil {
		return err
	}
	s.Categories, s.skipped = all, left.Placeless+left.Faulty
	s.unknown = unknownOf(s.Categories, in.Standard != "")
	var points []geo.WGS84
	for _, c := range s.Categories {
		for _, f := range c.Facilities {
			points = append(points, f.Entrances...)
		}
	}
	s.suspect = s.suspectOf(points, in.Datum)
	return nil
}

// AccessUnknown is a category of a file of facilities that the program does not know, most likely a slip of the pen.
type AccessUnknown struct {
	Category string `json:"category"`
	Line     int    `json:"line,omitempty"` // that names it first, in a table
}

// unknownOf returns the categories that no rule of a standard can name; without a standard any name will do, but for one that
// is written as the program's are.
func unknownOf(all []*access.Category, standard bool) []AccessUnknown {
	families := map[string]bool{}
	for id := range categoryNames() {
		family, _, _ := strings.Cut(id, ".")
		families[family] = true
	}
	var unknown []AccessUnknown
	for _, c := range all {
		family, _, dotted := strings.Cut(c.Name, ".")
		if _, known := categoryNames()[c.Name]; !known && (standard || dotted && families[family]) {
			unknown = append(unknown, AccessUnknown{c.Name, c.Line})
		}
	}
	return unknown
}

// suspectOf is the datum that points seem to be in, though declared to be in another; "" for none.
func (s *accessStudy) suspectOf(points []geo.WGS84, declared access.Datum) access.Datum {
	if s.Network.Frame().Metres {
		return ""
	}
	if d, ok := access.Suspect(s.snapper, points, declared); ok {
		return d
	}
	return ""
}

// placesByName returns how to find the network's places by their names. The index is made at the
// first question: most files name none.
func (s *accessStudy) placesByName() func(string) (int32, bool) {
	var byName map[string]int32
	return func(name string) (int32, bool) {
		if byName == nil {
			byName = make(map[string]int32, s.Network.Places())
			for i := range s.Network.Places() {
				if name := s.Network.Name(i); name != "" {
					byName[name] = int32(i)
				}
			}
		}
		place, ok := byName[name]
		return place, ok
	}
}

func (s *accessStudy) facilitiesOfExtract(ctx context.Context, in AccessInput) error {
	categories, err := standards.Categories()
	if err != nil {
		return err
	}
	want := facility.Wanted(categories)
	want.Threads = in.Threads
	m, err := loadExtract(ctx, in.Extract, want)
	if err != nil {
		return err
	}
	byCategory := make([]*access.Category, len(categories))
	found, _ := facility.Find(m, categories)
	for _, f := range found {
		c := &byCategory[f.Category]
		if *c == nil {
			*c = &access.Category{Name: categories[f.Category].ID}
		}
		(*c).Facilities = append((*c).Facilities, facilityOf(f))
	}
	s.Categories = slices.DeleteFunc(byCategory, func(c *access.Category) bool { return c == nil })
	return nil
}

// readFacilities reads the facilities of a file, whatever its form: CSV, the first sheet of a book, or GeoJSON. node finds
// the places of a network by their names.
func readFacilities(path string, datum access.Datum, node func(string) (int32, bool)) ([]*access.Category, access.LeftOut, error) {
	form, err := formOf(path)
	if err != nil {
		return nil, access.LeftOut{}, err
	}
	if form == jsonForm {
		all, err := facilityShapes(path, datum)
		return all, access.LeftOut{}, err
	}
	if form == bookForm {
		return readFacilityBook(path, datum, node)
	}
	f, err := openText(path)
	if err != nil {
		return nil, access.LeftOut{}, err
	}
	defer f.Close()
	all, skipped, err := access.ReadFacilities(f, datum, node)
	return all, skipped, inputError(err)
}

func readFacilityBook(path string, datum access.Datum, node func(string) (int32, bool)) ([]*access.Category, access.LeftOut, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, access.LeftOut{}, err
	}
	defer f.Close()
	r, err := bookAsCSV(path, f)
	if err != nil {
		return nil, access.LeftOut{}, err
	}
	all, skipped, err := access.ReadFacilities(r, datum, node)
	return all, skipped, inputError(err)
}

// bookAsCSV gives the first sheet of a book as a table is read: faults name its rows.
func bookAsCSV(path string, r io.Reader) (io.Reader, error) {
	rows, err := sheet.ReadFirst(r)
	if err != nil {
		return nil, problem(zhenyu.Invalid, "book", path, err)
	}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	line := strings.NewReplacer("\r", " ", "\n", " ") // so that rows keep their numbers
	for _, row := range rows {
		if strings.Join(row, "") == "" { // as tables have them, so that rows keep their numbers
			w.Flush()
			b.WriteByte('\n')
			continue
		}
		for len(row) < len(rows[0]) {
			row = append(row, "")
		}
		for i := range row {
			row[i] = line.Replace(row[i])
		}
		if err := w.Write(row); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return &b, w.Error()
}

// facilityShapes reads facilities of a GeoJSON: points, and areas that are entered where streets lead in. Their category is
// the property of that name; those of one category and id are one facility, and so is an area with its label.
func facilityShapes(path string, datum access.Datum) ([]*access.Category, error) {
	shapes, err := readShapes(path)
	if err != nil {
		return nil, err
	}
	byName, number, labels := map[string]*access.Category{}, map[[2]string]int{}, labelled(shapes)
	for i, s := range shapes {
		if s.category == "" {
			return nil, problem(zhenyu.Invalid, "shapes", path, fmt.Errorf("feature %d: has no property category", i+1))
		}
		if labels.on(s) {
			continue
		}
		c := byName[s.category]
		if c == nil {
			c = &access.Category{Name: s.category}
			byName[s.category] = c
		}
		key := [2]string{s.category, s.id}
		n, had := number[key]
		if !had {
			n = len(c.Facilities)
			number[key] = n
			c.Facilities = append(c.Facilities, access.Facility{ID: s.id, Name: s.name, Place: -1})
		}
		s.enter(&c.Facilities[n], datum)
	}
	all := make([]*access.Category, 0, len(byName))
	for _, c := range byName {
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b *access.Category) int { return cmp.Compare(a.Name, b.Name) })
	return all, nil
}

// labels are the areas that a point of the same category and name may stand for, by both.
type labels map[[2]string][]geo.Polygon

func labelled(shapes []shape) labels {
	all := labels{}
	for _, s := range shapes {
		if s.name != "" && len(s.polygons) > 0 {
			key := [2]string{s.category, s.name}
			all[key] = append(all[key], s.polygons...)
		}
	}
	return all
}

// on says whether a shape is a point within an area that is the same facility. One on its rim is a gate.
func (l labels) on(s shape) bool {
	return len(s.polygons) == 0 && slices.ContainsFunc(l[[2]string{s.category, s.name}], func(p geo.Polygon) bool { return p.Side(s.at.E7()) > 0 })
}

// enter adds a point, or the rims of an area, to where a facility is entered.
func (s shape) enter(f *access.Facility, datum access.Datum) {
	wgs := func(p geo.WGS84) geo.WGS84 {
		at, _ := datum.Place(p.Lon, p.Lat)
		return at
	}
	if len(s.polygons) == 0 {
		f.Entrances = append(f.Entrances, wgs(s.at))
	}
	for _, p := range s.polygons {
		rim := slices.Clone(p[0])
		for i, corner := range rim {
			rim[i] = wgs(corner.WGS84()).E7()
		}
		f.Outlines = append(f.Outlines, rim)
	}
}

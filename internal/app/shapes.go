package app

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"

	"zhenyu"
	"zhenyu/engine/geo"
)

// shape is a feature of a GeoJSON file: an area or a point with its name.
type shape struct {
	id, name, category, zone string
	// cost and capacity are what a candidate's properties say, "" for nothing.
	cost, capacity string
	polygons       []geo.Polygon
	placeless      bool      // a feature without a geometry
	at             geo.WGS84 // of a point, or inside the first polygon
}

// Limits of a file of shapes: a country's villages fit.
const (
	maxShapesBytes = 1 << 30
	maxShapes      = 1 << 20
)

// shapeFeature is what is read of a feature. Coordinates stay raw until the type is known.
type shapeFeature struct {
	Geometry *struct {
		Type        string          `json:"type"`
		Coordinates json.RawMessage `json:"coordinates"`
	} `json:"geometry"`
	Properties map[string]any `json:"properties"`
	ID         any            `json:"id"`
}

// readShapes reads the polygons and points of a GeoJSON feature collection, longitude first, WGS-84. The
// id of a feature is its property code or id, or its number from 1. A fault is an error of kind
// Invalid that names the feature.
func readShapes(path string) ([]shape, error) {
	all, err := readFeatures(path)
	if at := slices.IndexFunc(all, func(s shape) bool { return s.placeless }); err == nil && at >= 0 {
		return nil, problem(zhenyu.Invalid, "shapes", path, fmt.Errorf("feature %d: has no geometry", at+1))
	}
	return all, err
}

// readFeatures is readShapes with the features that have no geometry.
func readFeatures(path string) ([]shape, error) {
	f, err := openText(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	limited := &io.LimitedReader{R: bufio.NewReaderSize(f, 1<<16), N: maxShapesBytes + 1}
	all, err := parseShapes(limited)
	switch {
	case limited.N <= 0 || len(all) > maxShapes:
		return nil, problem(zhenyu.TooLarge, "shapes_large", path, maxShapes)
	case err != nil:
		return nil, problem(zhenyu.Invalid, "shapes", path, err)
	}
	return all, nil
}

func parseShapes(r io.Reader) ([]shape, error) {
	var file struct {
		Features []shapeFeature `json:"features"`
	}
	if err := json.NewDecoder(r).Decode(&file); err != nil {
		return nil, err
	}
	all := make([]shape, 0, len(file.Features))
	for i, feature := range file.Features {
		s, err := feature.shape(i + 1)
		if err != nil {
			return nil, fmt.Errorf("feature %d: %w", i+1, err)
		}
		all = append(all, s)
	}
	return all, nil
}

func (f *shapeFeature) shape(number int) (shape, error) {
	s := shape{id: fmt.Sprint(number), name: f.text("name"), category: f.text("category"), zone: f.text("zone"), cost: f.number("cost"), capacity: f.number("capacity")}
	for _, id := range []string{f.text("code"), f.text("id")} {
		if id != "" {
			s.id = id
			break
		}
	}
	if f.Geometry == nil || slices.Contains([]string{"", "null"}, string(f.Geometry.Coordinates)) {
		s.placeless = true
		return s, nil
	}
	switch f.Geometry.Type {
	case "Point":
		var at [2]float64
		if err := unmarshalPlaces(f.Geometry.Coordinates, &at); err != nil {
			return s, err
		}
		place, err := placeOf(at)
		s.at = place.WGS84()
		return s, err
	case "Polygon":
		var rings [][][2]float64
		if err := unmarshalPlaces(f.Geometry.Coordinates, &rings); err != nil {
			return s, err
		}
		return s, s.add(rings)
	case "MultiPolygon":
		var parts [][][][2]float64
		if err := unmarshalPlaces(f.Geometry.Coordinates, &parts); err != nil {
			return s, err
		}
		for _, rings := range parts {
			if err := s.add(rings); err != nil {
				return s, err
			}
		}
		return s, nil
	}
	return s, fmt.Errorf("is a %.40q; Point, Polygon and MultiPolygon are read", f.Geometry.Type)
}

// unmarshalPlaces decodes coordinates. A third number of a place, its height, is dropped by encoding/json.
func unmarshalPlaces(text json.RawMessage, into any) error {
	if err := json.Unmarshal(text, into); err != nil {
		return fmt.Errorf("coordinates: %w", err)
	}
	return nil
}

func (f *shapeFeature) text(property string) string {
	switch v := f.Properties[property].(type) {
	case string:
		return v
	case float64:
		return fmt.Sprintf("%.0f", v)
	}
	return ""
}

// number returns a property that is to be read as a number, whole.
func (f *shapeFeature) number(property string) string {
	if v, ok := f.Properties[property].(float64); ok {
		return strconv.FormatFloat(v, 'g', -1, 64)
	}
	return f.text(property)
}

// add adds a polygon with its holes.
func (s *shape) add(rings [][][2]float64) error {
	p := geo.Polygon{}
	for _, ring := range rings {
		if len(ring) < 4 {
			return fmt.Errorf("a ring of %d places; 4 are the fewest", len(ring))
		}
		r := make(geo.Ring, len(ring))
		for i, at := range ring {
			var err error
			if r[i], err = placeOf(at); err != nil {
				return err
			}
		}
		if r[0] != r[len(r)-1] {
			return errors.New("a ring that does not close")
		}
		p = append(p, r)
	}
	if len(p) == 0 {
		return errors.New("a polygon without rings")
	}
	if s.polygons = append(s.polygons, p); len(s.polygons) == 1 {
		inside, ok := p.Inside()
		if !ok {
			return errors.New("a polygon without an inside")
		}
		s.at = inside.WGS84()
	}
	return nil
}

func placeOf(at [2]float64) (geo.E7, error) {
	if !(at[0] >= -180 && at[0] <= 180 && at[1] >= -90 && at[1] <= 90) {
		return geo.E7{}, fmt.Errorf("%g,%g: the longitude is from -180 to 180 and comes first, the latitude from -90 to 90", at[0], at[1])
	}
	return geo.WGS84{Lon: at[0], Lat: at[1]}.E7(), nil
}
